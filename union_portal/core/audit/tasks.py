from __future__ import annotations

import logging

from celery import shared_task

from union_portal.core.audit import services

log = logging.getLogger(__name__)


@shared_task(name="core.audit.seal")
def seal() -> int:
    """Every minute: link what was committed since."""
    return services.seal()


@shared_task(name="core.audit.verify")
def verify() -> bool:
    """Every night: whether the whole chain holds. If not, an error in the log; ``manage.py audit verify`` says where."""
    verdict = services.verify()
    if not verdict.is_sound:
        log.error("the audit trail's chain does not hold: %s", verdict)
    return verdict.is_sound
