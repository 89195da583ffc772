from __future__ import annotations

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from activities.activity import services


@shared_task(
    name="activities.remind", acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True
)  # fmt: skip
def remind() -> int:
    """Every afternoon. Safe to run twice: the outbox key holds activity, day and recipient."""
    return services.remind(on=timezone.localdate())
