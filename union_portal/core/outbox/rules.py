from __future__ import annotations

from typing import TYPE_CHECKING

from union_portal.core.rules import rule

if TYPE_CHECKING:
    from members.models import User
    from union_portal.core.outbox.models import OutboxMessage


@rule("core.view_outboxmessage")
def may_view_outbox(user: User, message: OutboxMessage | None = None) -> bool:
    """The system administrator sees what is stuck, never what it says."""
    return user.holds("SYSTEM_ADMIN")


@rule("core.retry_outboxmessage")
def may_retry(user: User, message: OutboxMessage) -> bool:
    return user.holds("SYSTEM_ADMIN")
