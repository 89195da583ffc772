"""Who may do what in finance. Posts decide; that duties stay apart is refused by services and database too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from union_portal.core.rules import rule

if TYPE_CHECKING:
    from members.models import User

BOOKS = ("PREPARER", "CHECKER", "BOOKKEEPER", "CASHIER")
READERS = (*BOOKS, "UNION_CHAIR")


def _reads(user: User) -> bool:
    """Who keeps, checks, leads or audits the books reads them all."""
    return user.holds(*READERS) or user.sits_on("AUDIT")


for _model in (
    "account", "fund", "period", "monthbalance", "voucher", "entry", "budgetline", "paymentrequest", "report",
    "voucherimport",
):  # fmt: skip
    rule(f"finance.view_{_model}")(_reads)
