"""Set the budget; reserve, release and spend it. Nothing is reserved beyond what is left."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from finance.account.models import Account
from finance.budget.models import BudgetLine, Reservation
from finance.voucher.models import Voucher
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow

if TYPE_CHECKING:
    from members.models import User


class OverBudget(DomainError):
    """The budget line doesn't hold that much any more, or there is none."""


@transaction.atomic
def set_budget(*, year: int, account: Account, amount: Decimal, source: str, by: User) -> BudgetLine:
    """Enter or adjust what was decided for one account. Never below what is spent and reserved already."""
    line, created = BudgetLine.objects.select_for_update().get_or_create(
        year=year, account=account, defaults={"amount": amount, "source": source}
    )
    was = None if created else line.amount
    now = BudgetLine.objects.with_execution().get(pk=line.pk)
    if account.element == Account.Element.EXPENSE and amount < now.reserved:
        raise OverBudget(
            _("%(reserved)s yuan of this line are reserved already; it can't be set below that.")
            % {"reserved": f"{now.reserved:,.2f}"},
            field="amount",
        )
    line.amount, line.source = amount, source
    line.save(update_fields=["amount", "source"])
    audit.record("finance.budget.set", line, by=by, was=was, amount=amount, source=source)
    return line


@transaction.atomic
def reserve(*, account: Account, year: int, amount: Decimal, summary: str, by: User) -> Reservation:
    """Bind money of the year's line of an account. Raises ``OverBudget`` when less than that is left."""
    line = (
        BudgetLine.objects.select_for_update(of=("self",))
        .filter(account=account, year=year)
        .select_related("account")
        .first()
    )
    if line is None:
        raise OverBudget(
            _(
                "There is no budget for %(account)s in %(year)s. Ask finance to enter the committee's decision first."
            )
            % {"account": account, "year": year}
        )
    left = BudgetLine.objects.with_execution().get(pk=line.pk).available
    if amount > left:
        raise OverBudget(
            _("The budget of %(account)s has %(left)s yuan left in %(year)s, this needs %(amount)s.")
            % {"account": account, "year": year, "left": f"{left:,.2f}", "amount": f"{amount:,.2f}"}
        )
    return Reservation.objects.create(line=line, amount=amount, summary=summary, reserved_by=by)


def release(reservation: Reservation) -> None:
    """Give back what an approval had bound."""
    _settle(reservation, Reservation.State.RELEASED, None)


def spend(reservation: Reservation, *, voucher: Voucher, paid_on: dt.date, by: User) -> Reservation:
    """The money has gone out. Paid in another year, it weighs on that year's budget and must find room there."""
    if reservation.line.year != paid_on.year:
        release(reservation)
        reservation = reserve(
            account=reservation.line.account, year=paid_on.year, amount=reservation.amount,
            summary=reservation.summary, by=by,
        )  # fmt: skip
    return _settle(reservation, Reservation.State.SPENT, voucher)


@transaction.atomic
def _settle(reservation: Reservation, state: str, voucher: Voucher | None) -> Reservation:
    found = Reservation.objects.select_for_update().get(pk=reservation.pk)
    if found.state != Reservation.State.HELD:
        raise NotNow(_("This reservation has been settled already."))
    found.state, found.voucher = state, voucher
    found.save(update_fields=["state", "voucher"])
    return found
