from __future__ import annotations

from finance.rules import READERS
from members.models import User
from union_portal.core.rules import rule


@rule("finance.view_spendingrule")
def may_view(user: User) -> bool:
    """Whoever reads the books, and the officers whose requests are held against the rules."""
    officers = ("UNION_OFFICER", "WELFARE_OFFICER", "ACTIVITY_OFFICER")
    return user.holds(*READERS, *officers) or user.sits_on("AUDIT")


@rule("finance.keep_spending_rules")
def may_keep(user: User) -> bool:
    """The bookkeeper enters what the committee or the higher union has decided."""
    return user.holds("BOOKKEEPER")
