from __future__ import annotations

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from proposals.promise import services


@shared_task(name="proposals.promises", acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True)
def promises() -> int:
    """Every morning: open promises come back before the session, late ones are told. Safe to run twice."""
    today = timezone.localdate()
    return services.come_back(on=today) + services.tell_overdue(on=today)
