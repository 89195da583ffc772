from __future__ import annotations

from celery import shared_task

from union_portal.core.outbox import services


@shared_task(name="core.outbox.deliver")
def deliver() -> int:
    """Nudged after each commit, and every 30 seconds by beat: whatever was missed is taken up then."""
    return services.deliver()
