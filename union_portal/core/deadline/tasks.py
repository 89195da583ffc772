from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from union_portal.core.deadline import services


@shared_task(name="core.deadline.remind")
def remind() -> int:
    """Every morning, and safe to run twice."""
    return services.remind(on=timezone.localdate())
