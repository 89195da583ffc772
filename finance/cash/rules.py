"""Who counts the cash box, and who may stand by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finance.rules import READERS
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from finance.cash.models import CashCount
    from members.models import User


@rule("finance.view_cashcount")
def may_see(user: User) -> bool:
    return user.holds(*READERS) or user.sits_on("AUDIT")


@rule("finance.count_cash")
def may_count(user: User) -> bool:
    return user.holds("CASHIER")


@rule("finance.recount_cash")
def may_recount(user: User, count: CashCount) -> bool:
    return user.holds("CASHIER")


@rule("finance.witness_cash")
def may_witness(user: User, count: CashCount | None = None) -> bool:
    """Somebody of the office who isn't the cashier of that count."""
    office = user.holds("PREPARER", "CHECKER", "BOOKKEEPER", "UNION_CHAIR")
    return office and (count is None or user.pk != count.cashier_id)


@rule("finance.book_cash_difference")
def may_book(user: User, count: CashCount) -> bool:
    """After its voucher was discarded or reversed."""
    return user.holds("PREPARER")
