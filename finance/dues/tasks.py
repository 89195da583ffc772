from __future__ import annotations

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from finance.dues.services import reminders


@shared_task(
    name="finance.remind_dues", acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True
)
def remind_dues() -> int:
    """Once a month: whoever is in arrears and hasn't been reminded is. Safe to run twice."""
    return reminders.remind(on=timezone.localdate(), by=None)
