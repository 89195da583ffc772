from __future__ import annotations

from typing import TYPE_CHECKING

from members.membership.models import Membership
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from members.user.models import User


@rule("members.view_membership")
def may_view_memberships(user: User) -> bool:
    return user.holds("UNION_OFFICER", "UNION_CHAIR", "WELFARE_OFFICER")


@rule("members.admit_member")
def may_admit(user: User) -> bool:
    return user.holds("UNION_OFFICER")


@rule("members.end_membership")
def may_end(user: User, membership: Membership) -> bool:
    return user.holds("UNION_OFFICER")
