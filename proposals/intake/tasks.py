from __future__ import annotations

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from proposals.intake import services


@shared_task(
    name="proposals.close_windows", acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True
)
def close_windows() -> int:
    """Every morning. Safe to run twice: what has moved isn't found again."""
    return services.close_windows(on=timezone.localdate())
