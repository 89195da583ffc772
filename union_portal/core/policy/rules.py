from __future__ import annotations

from typing import TYPE_CHECKING

from union_portal.core.rules import rule

if TYPE_CHECKING:
    from members.models import User
    from union_portal.core.policy.models import PolicyValue


@rule("core.view_policyvalue")
def may_view_policy(user: User, row: PolicyValue | None = None) -> bool:
    """The rules that decisions follow are no secret to anybody who decides."""
    return user.is_staff


@rule("core.set_policyvalue")
def may_set_policy(user: User, row: PolicyValue | None = None) -> bool:
    return user.holds("UNION_CHAIR", "SECURITY_ADMIN")
