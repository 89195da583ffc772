"""What the hospital owes of a payroll, how a sum is shared, and a year laid beside the books."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, Q, Sum
from django.utils.translation import gettext_lazy as _

from finance.contribution.models import Contribution, ContributionMovement
from finance.period.models import MonthBalance, VoucherKind
from union_portal.core.errors import DomainError
from union_portal.core.money import ZERO, to_money
from union_portal.core.policy import services as policy
from union_portal.core.policy.models import PolicyValue

RATE, KEPT_SHARE = "finance.contribution.rate", "finance.contribution.kept_share"
PAY_DAY, REMIT_DAY = "finance.contribution.pay_day", "finance.contribution.remit_day"
INCOME, OWED = "402", "211"


def number(value: Any) -> Decimal:
    return Decimal(str(value))


def check_percent(value: Any) -> None:
    if not 0 < value <= 100:
        raise DomainError(_("A share is a number of percent between 0 and 100."), field="value")


def check_day(value: Any) -> None:
    if not 1 <= value <= 28:
        raise DomainError(_("Choose a day from 1 to 28, which every month has."), field="value")


def day_of_next_month(day: dt.date, number: int) -> dt.date:
    return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=number)


@dataclass(frozen=True)
class Terms:
    """What was laid down for a month's wages: the rules that were valid on its last day."""

    rate: PolicyValue
    share: PolicyValue
    pay_by: dt.date

    @classmethod
    def of(cls, last_day: dt.date) -> Terms:
        pay_by = day_of_next_month(last_day, int(policy.value(PAY_DAY, on=last_day)))
        return cls(policy.version(RATE, on=last_day), policy.version(KEPT_SHARE, on=last_day), pay_by)

    def due(self, payroll: Decimal) -> Decimal:
        """2 % of all wages: 1 000 000 → 20 000 [V:TUL]."""
        return to_money(payroll * number(self.rate.value) / 100)


def kept_of(amount: Decimal, share: PolicyValue) -> Decimal:
    """This union's part of a sum; the rest is the higher union's, so that both always make the whole."""
    return to_money(amount * number(share.value) / 100)


def remit_by(received_on: dt.date) -> dt.date:
    return day_of_next_month(received_on, int(policy.value(REMIT_DAY, on=received_on)))


@dataclass(frozen=True)
class Check:
    """A sum of the year beside what the books say."""

    label: Any
    here: Decimal
    books: Decimal

    @property
    def difference(self) -> Decimal:
        return self.books - self.here


@dataclass(frozen=True)
class Year:
    """A year's contributions, month by month, with sums; and whether the books say the same."""

    year: int
    months: list[Contribution]
    checks: list[Check]

    def total(self, name: str) -> Decimal:
        return sum((getattr(month, name) for month in self.months), ZERO)

    @property
    def totals(self) -> Mapping[str, Decimal]:
        names = ("payroll", "due", "expected", "received", "kept", "up", "remitted", "unpaid", "to_remit")
        return {name: self.total(name) for name in names}


def year_of(year: int) -> Year:
    """The months whose wages the contributions are for. The books are compared by the day on which money moved."""
    months = list(Contribution.objects.filter(year=year).select_related("rate", "share").order_by("month"))
    moved = ContributionMovement.objects.standing().filter(on__year=year)
    sums = moved.aggregate(kept=Sum("kept"), up=Sum("up"), gone=Sum("amount", filter=Q(direction="UP")))
    checks = [
        Check(_("Kept share · credit of 402"), sums["kept"] or ZERO, _books(year, INCOME, "credit")),
        Check(_("Higher union's share · credit of 211"), sums["up"] or ZERO, _books(year, OWED, "credit")),
        Check(_("Remitted · debit of 211"), sums["gone"] or ZERO, _books(year, OWED, "debit")),
    ]
    return Year(year, months, checks)


def _books(year: int, code: str, side: str) -> Decimal:
    """What was entered on one side of an account in a year, without openings and year-end transfers."""
    rows = MonthBalance.objects.filter(
        period__year=year, account__code__startswith=code, kind=VoucherKind.GENERAL
    )
    return rows.aggregate(sum=Sum(F(side)))["sum"] or ZERO
