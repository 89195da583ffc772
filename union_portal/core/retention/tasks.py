from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from union_portal.core.retention import services


@shared_task(name="core.retention.dispose")
def dispose() -> int:
    """Every night."""
    return services.dispose(on=timezone.localdate())
