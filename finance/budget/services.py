"""Put a budget in force; reserve, release and spend it. Nothing is reserved beyond what is left."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from finance.account.models import Account, Fund
from finance.budget.models import BudgetLine, Reservation
from finance.period.models import VoucherKind
from finance.unit.models import Unit
from finance.voucher.models import Entry, Voucher
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.money import ZERO

if TYPE_CHECKING:
    from members.models import User


class OverBudget(DomainError):
    """The budget line doesn't hold that much any more, or there is none."""


@dataclass(frozen=True)
class Key:
    """What a line is for: an account, and if it names them a unit and a fund."""

    account: Account
    unit: Unit | None = None
    fund: Fund | None = None

    def __str__(self) -> str:
        return " · ".join(str(part) for part in (self.account, self.fund, self.unit) if part)


@transaction.atomic
def put_in_force(*, year: int, amounts: Mapping[Key, Decimal], source: str, by: User) -> list[BudgetLine]:
    """Let the year's lines say what was approved; a line that isn't named any more holds nothing.

    No expense line is lowered below what is spent and reserved on it. Only an approved plan calls this.
    """
    lines = {
        Key(line.account, line.unit, line.fund): line
        for line in BudgetLine.objects.select_for_update(of=("self",))
        .filter(year=year)
        .select_related("account", "unit", "fund")
        .order_by("pk")
    }
    before = {key: line.amount for key, line in lines.items()}
    for key, amount in {**dict.fromkeys(lines, ZERO), **amounts}.items():
        line = lines.get(key) or BudgetLine(year=year, account=key.account, unit=key.unit, fund=key.fund)
        line.amount, line.source = amount, source
        line.save()
        lines[key] = line
        audit.record("finance.budget.set", line, by=by, was=before.get(key), amount=amount, source=source)
    _refuse_below_used(year, before)
    return list(lines.values())


def _refuse_below_used(year: int, before: Mapping[Key, Decimal]) -> None:
    """Asked when all lines are written, since a closer line takes over what weighed on a wider one."""
    expenses = BudgetLine.objects.with_execution().filter(
        Q(available__lt=0), year=year, account__element=Account.Element.EXPENSE
    )
    for line in expenses.select_related("account", "unit", "fund"):
        if line.amount < before.get(Key(line.account, line.unit, line.fund), ZERO):
            used = line.actual + line.reserved
            raise OverBudget(
                _("%(used)s yuan of %(line)s are spent or reserved already; it can't be set below that.")
                % {"used": f"{used:,.2f}", "line": line.title}
            )


@transaction.atomic
def reserve(
    *, account: Account, year: int, amount: Decimal, summary: str, by: User, unit: Unit | None = None,
    fund: Fund | None = None,
) -> Reservation:  # fmt: skip
    """Bind money of the year's line that names account, unit and fund most closely.

    Raises ``OverBudget`` when less than that is left, or when no line bears it.
    """
    found = BudgetLine.objects.for_money(account=account, year=year, unit=unit, fund=fund)
    line = found.select_for_update(of=("self",)).select_related("account", "unit", "fund").first()
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
            % {"account": line.title, "year": year, "left": f"{left:,.2f}", "amount": f"{amount:,.2f}"}
        )
    return Reservation.objects.create(
        line=line, unit=unit, fund=fund, amount=amount, summary=summary, reserved_by=by
    )


def release(reservation: Reservation) -> None:
    """Give back what an approval had bound."""
    _settle(reservation, Reservation.State.RELEASED, None)


@transaction.atomic
def reserve_anew(reservation: Reservation, *, amount: Decimal, year: int, by: User) -> Reservation:
    """The same purpose, but another sum or another year: the old reservation is free, the new one must find room."""
    release(reservation)
    return reserve(
        account=reservation.line.account, year=year, amount=amount, summary=reservation.summary, by=by,
        unit=reservation.unit, fund=reservation.fund,
    )  # fmt: skip


def spend(reservation: Reservation, *, voucher: Voucher, paid_on: dt.date, by: User) -> Reservation:
    """The money has gone out. Paid in another year, it weighs on that year's budget and must find room there."""
    if reservation.line.year != paid_on.year:
        reservation = reserve_anew(reservation, amount=reservation.amount, year=paid_on.year, by=by)
    return _settle(reservation, Reservation.State.SPENT, voucher)


@transaction.atomic
def take_back(reservation: Reservation, *, amount: Decimal, by: User) -> Reservation:
    """The draft of the voucher that spent it was thrown away: the money is bound anew until it is spent again."""
    found = Reservation.objects.select_for_update().get(pk=reservation.pk)
    if found.state != Reservation.State.SPENT or found.voucher is None or found.voucher.is_posted:
        raise NotNow(_("What stands in the books isn't taken back. Reverse its voucher."))
    found.state, found.voucher = Reservation.State.RELEASED, None
    found.save(update_fields=["state", "voucher"])
    return reserve(
        account=found.line.account, year=found.line.year, amount=amount, summary=found.summary, by=by,
        unit=found.unit, fund=found.fund,
    )  # fmt: skip


@transaction.atomic
def restore(reservation: Reservation, *, by: User) -> Reservation:
    """The voucher that spent it was reversed: what came free by that is bound anew, until it is spent again or released."""
    found = Reservation.objects.select_for_update().get(pk=reservation.pk)
    if found.state != Reservation.State.SPENT:
        raise NotNow(_("This reservation has been settled already."))
    return Reservation.objects.create(
        line=found.line,
        unit=found.unit,
        fund=found.fund,
        amount=found.amount,
        summary=found.summary,
        reserved_by=by,
    )


@transaction.atomic
def _settle(reservation: Reservation, state: str, voucher: Voucher | None) -> Reservation:
    found = Reservation.objects.select_for_update().get(pk=reservation.pk)
    if found.state != Reservation.State.HELD:
        raise NotNow(_("This reservation has been settled already."))
    found.state, found.voucher = state, voucher
    found.save(update_fields=["state", "voucher"])
    return found


# -- vouchers by hand ---------------------------------------------------------------------------------
EXEMPT = frozenset({Voucher.Origin.IMPORTED, Voucher.Origin.REVERSAL})
"""What a file brings is history, and a red voucher only takes back what was entered."""


def keep_within(voucher: Voucher) -> None:
    """An expense voucher spends no more than the year's budget has free (无预算不支出、不超预算支出).

    Asked at checking and at posting. A voucher that turns a reservation into expense found its room at the approval; years
    without a budget are free of it. The lines are locked, as a reservation locks them. Raises ``OverBudget``.
    """
    if voucher.kind != VoucherKind.GENERAL or voucher.origin in EXEMPT:
        return
    year = voucher.date.year
    if not BudgetLine.objects.filter(year=year, account__element=Account.Element.EXPENSE).exists():
        return
    if Reservation.objects.filter(voucher=voucher).exists():
        return
    needs: dict[int, Decimal] = defaultdict(lambda: ZERO)
    spent = voucher.entries.filter(account__element=Account.Element.EXPENSE)
    for key, amount in _by_key(spent.select_related("account", "unit", "fund")).items():
        line = BudgetLine.objects.for_money(
            account=key.account, year=year, unit=key.unit, fund=key.fund
        ).first()
        if line is not None:
            needs[line.pk] += amount
        elif amount > 0:
            raise OverBudget(
                _("There is no budget for %(line)s in %(year)s, this voucher spends %(amount)s. Have the budget adjusted first.")
                % {"line": key, "year": year, "amount": f"{amount:,.2f}"}
            )  # fmt: skip
    locked = BudgetLine.objects.select_for_update(of=("self",)).filter(pk__in=needs).order_by("pk")
    for line in list(locked):
        left = BudgetLine.objects.with_execution().select_related("account", "unit", "fund").get(pk=line.pk)
        if needs[line.pk] > max(left.available, ZERO):
            raise OverBudget(
                _("The budget of %(line)s has %(left)s yuan left in %(year)s, this voucher spends %(amount)s."
                  " Have the budget adjusted first.")
                % {
                    "line": left.title, "year": year, "left": f"{max(left.available, ZERO):,.2f}",
                    "amount": f"{needs[line.pk]:,.2f}",
                }
            )  # fmt: skip


def _by_key(entries: Iterable[Entry]) -> dict[Key, Decimal]:
    """Expense by account, unit and fund; red entries are less of it."""
    sums: dict[Key, Decimal] = defaultdict(lambda: ZERO)
    for entry in entries:
        sums[Key(entry.account, entry.unit, entry.fund)] += entry.debit - entry.credit
    return sums
