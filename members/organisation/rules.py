"""The organisation is no secret on the desk; the union office keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from union_portal.core.rules import rule

if TYPE_CHECKING:
    from members.user.models import User


@rule("members.view_organisation")
def may_view_organisation(user: User) -> bool:
    """Whoever holds a post."""
    return user.is_staff


@rule("members.change_organisation")
def may_change_organisation(user: User) -> bool:
    return user.holds("UNION_OFFICER", "UNION_CHAIR")


for model in ("campus", "department", "branchunion", "uniongroup", "committee"):
    rule(f"members.view_{model}")(may_view_organisation)
