from __future__ import annotations

from celery import shared_task

from union_portal.core.outbox import services


@shared_task(name="core.outbox.deliver_short")
def deliver_short() -> int:
    """Nudged after each commit, and every 30 seconds by beat: whatever was missed is taken up then."""
    return services.deliver(services.Lane.SHORT)


@shared_task(name="core.outbox.deliver_long")
def deliver_long() -> int:
    """The same for jobs, in the queue of the long works."""
    return services.deliver(services.Lane.LONG)
