from __future__ import annotations

from celery import shared_task

from union_portal.core.audit import services


@shared_task(name="core.audit.seal")
def seal() -> int:
    """Every minute: link what was committed since."""
    return services.seal()
