"""Terms and mandates are public inside the union; the union office keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from union_portal.core.rules import rule

if TYPE_CHECKING:
    from members.user.models import User


@rule("members.view_mandate")
def may_view_mandates(user: User) -> bool:
    """Whoever holds a post."""
    return user.is_staff


rule("members.view_term")(may_view_mandates)
rule("members.view_delegation")(may_view_mandates)


@rule("members.change_mandate")
def may_change_mandates(user: User) -> bool:
    return user.holds("UNION_OFFICER", "UNION_CHAIR")
