from __future__ import annotations

from typing import TYPE_CHECKING

from union_portal.core.rules import rule

if TYPE_CHECKING:
    from members.models import User
    from union_portal.core.deadline.models import Deadline


@rule("core.view_deadline")
def may_view_deadlines(user: User, deadline: Deadline | None = None) -> bool:
    """Who answers for the union's work sees what is due everywhere."""
    return user.holds("UNION_CHAIR", "UNION_OFFICER")
