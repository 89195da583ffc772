from __future__ import annotations

from typing import TYPE_CHECKING

from union_portal.core.rules import rule

if TYPE_CHECKING:
    from members.models import User
    from union_portal.core.notice.models import Objection, PublicNotice


@rule("core.view_publicnotice")
def may_view_all_notices(user: User, notice: PublicNotice | None = None) -> bool:
    """Everybody reads what shows; these see past and coming notices too."""
    return user.holds("UNION_CHAIR", "UNION_OFFICER", "WELFARE_OFFICER", "DISCIPLINE_SUPERVISOR")


@rule("core.view_objection")
def may_view_objections(user: User, objection: Objection | None = None) -> bool:
    """Objections are read by those who work on the case, and by the discipline supervisor."""
    return user.holds("WELFARE_OFFICER", "UNION_CHAIR", "DISCIPLINE_SUPERVISOR")


@rule("core.end_publicnotice")
def may_end_notice(user: User, notice: PublicNotice) -> bool:
    return user.holds("WELFARE_OFFICER", "UNION_CHAIR")
