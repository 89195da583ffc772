"""Who sees and handles dues: whoever keeps, checks or audits the books; the preparer works them out, the cashier takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finance.rules import READERS
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from finance.dues.models import Assessment, DuesExemption, DuesPayment, WageBase
    from members.models import User


def reads_dues(user: User) -> bool:
    return user.holds(*READERS) or user.sits_on("AUDIT")


for _model in ("assessment", "due", "duespayment", "wagebase", "duesexemption"):
    rule(f"finance.view_{_model}")(reads_dues)


@rule("finance.assess_dues")
def may_assess(user: User) -> bool:
    """Work out dues and enter wage bases."""
    return user.holds("PREPARER")


@rule("finance.assess_month")
def may_assess_month(user: User, assessment: Assessment) -> bool:
    return may_assess(user)


@rule("finance.reveal_wagebase")
def may_reveal(user: User, base: WageBase) -> bool:
    return user.holds("PREPARER")


@rule("finance.exempt_from_dues")
def may_exempt(user: User) -> bool:
    return user.holds("PREPARER")


@rule("finance.end_duesexemption")
def may_end_exemption(user: User, exemption: DuesExemption) -> bool:
    return may_exempt(user)


@rule("finance.take_dues")
def may_take(user: User) -> bool:
    """Record what a member pays in cash or by transfer."""
    return user.holds("CASHIER")


@rule("finance.void_duespayment")
def may_void(user: User, payment: DuesPayment) -> bool:
    """Not whoever recorded it: money that vanishes is looked at by a second person."""
    return user.holds("PREPARER", "CASHIER", "BOOKKEEPER") and user.pk != payment.recorded_by_id


@rule("finance.refund_duespayment")
def may_refund(user: User, payment: DuesPayment) -> bool:
    """A cashier who neither recorded the payment nor made it."""
    mine = user.pk == payment.recorded_by_id or user.person_id == payment.person_id
    return user.holds("CASHIER") and not mine


@rule("finance.book_duespayment")
def may_book(user: User, payment: DuesPayment) -> bool:
    return user.holds("PREPARER", "CASHIER")


@rule("finance.remind_dues")
def may_remind(user: User) -> bool:
    return user.holds("PREPARER", "CASHIER")
