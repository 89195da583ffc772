from __future__ import annotations

from finance.rules import READERS
from members.models import User
from union_portal.core.rules import rule


@rule("finance.view_invoice")
def may_view(user: User) -> bool:
    """Whoever reads the books, and the officers who look through claims."""
    return user.holds(*READERS, "UNION_OFFICER") or user.sits_on("AUDIT")
