"""Who keeps custody money: officers say what is paid out of it, the cashier takes it in and pays it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finance.rules import READERS
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from finance.custody.models import Custody, CustodyMove
    from members.models import User

ORDERERS = ("UNION_OFFICER", "UNION_CHAIR", "ACTIVITY_OFFICER")


@rule("finance.view_custody")
@rule("finance.view_custodymove")
def may_view(user: User) -> bool:
    return user.holds(*READERS, *ORDERERS) or user.sits_on("AUDIT")


@rule("finance.open_custody")
def may_open(user: User) -> bool:
    """Open, take over from the books, close."""
    return user.holds("BOOKKEEPER")


@rule("finance.receive_custody")
def may_receive(user: User, custody: Custody) -> bool:
    return user.holds("CASHIER")


@rule("finance.order_custody")
def may_order(user: User, custody: Custody) -> bool:
    return user.holds(*ORDERERS)


@rule("finance.pay_custodymove")
def may_pay(user: User, move: CustodyMove) -> bool:
    return user.holds("CASHIER") and user.pk != move.ordered_by_id


@rule("finance.cancel_custodymove")
def may_cancel(user: User, move: CustodyMove) -> bool:
    return user.holds(*ORDERERS, "CASHIER")
