from __future__ import annotations

from celery import shared_task
from django.db import OperationalError

from proposals.similar.models import GramFrequency


@shared_task(
    name="proposals.count_grams", acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True
)
def count_grams() -> int:
    """Every night, so that likeness knows which pairs of characters are rare. Safe to run twice."""
    return GramFrequency.objects.count_anew()
