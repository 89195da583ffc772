"""Pay dues back that no month needs, and undo that when its voucher goes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.account.models import Account
from finance.dues.models import DuesPayment, DuesRefund
from finance.dues.services.payments import BANK, CASH, DUES, lock, settle
from finance.unit import services as units
from finance.voucher import services as vouchers
from members.models import User
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow


@transaction.atomic
def refund(
    payment: DuesPayment, *, amount: Decimal, method: str, paid_on: dt.date, reason: str, by: User
) -> DuesRefund:
    """The cashier has paid back what no month needs (退还多缴会费): Dr 401, Cr cash or bank, as a proposed voucher.

    Never whoever recorded the payment. What stays in credit goes on settling the next months.
    """
    lock([payment.person_id])
    payment = DuesPayment.objects.select_for_update(of=("self",)).select_related("person").get(pk=payment.pk)
    if by.pk == payment.recorded_by_id or by.person_id == payment.person_id:
        raise DomainError(
            _("Whoever recorded a payment, or made it, can't pay it back. Leave it to a colleague.")
        )
    if payment.voided_at or not 0 < amount <= payment.credit:
        raise DomainError(
            _("%(credit)s yuan of this payment are needed for no month; no more can be paid back.")
            % {"credit": f"{payment.credit:,.2f}"},
            field="amount",
        )
    if not payment.paid_on <= paid_on <= timezone.localdate():
        raise DomainError(_("This day lies between the payment and today."), field="paid_on")
    made = DuesRefund.objects.create(
        payment=payment,
        amount=amount,
        method=method,
        paid_on=paid_on,
        reason=reason.strip()[:200],
        paid_by=by,
    )
    payment.refunded += amount
    payment.save(update_fields=["refunded"])
    money = Account.objects.get(code=CASH if method == DuesPayment.Method.CASH else BANK)
    group = payment.person.department.group
    unit = units.unit_of(group.branch) if group else None
    vouchers.propose_voucher(
        made, date=paid_on, summary=_("Dues paid back to a member"), documents=1, cashier=by,
        lines=[
            vouchers.Line(Account.objects.get(code=DUES), debit=amount, unit=unit),
            vouchers.Line(money, credit=amount),
        ],
    )  # fmt: skip
    audit.record("finance.duespayment.refunded", payment, by=by, amount=amount, reason=reason)
    return made


@transaction.atomic
def undo_refund(made: DuesRefund, *, by: User) -> None:
    """Its voucher was thrown away or reversed: nothing was paid back, and the credit settles months again."""
    lock([made.payment.person_id])
    made = DuesRefund.objects.select_for_update(of=("self",)).get(pk=made.pk)
    if made.voided_at:
        raise NotNow(_("This has been undone already."))
    payment = DuesPayment.objects.select_for_update(of=("self",)).get(pk=made.payment_id)
    payment.refunded -= made.amount
    made.voided_at = timezone.now()
    payment.save(update_fields=["refunded"])
    made.save(update_fields=["voided_at"])
    settle([payment.person_id])
    audit.record("finance.duespayment.refund_undone", payment, by=by, amount=made.amount)
