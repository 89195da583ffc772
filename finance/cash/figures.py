"""The cash book (现金日记账): what is posted, and what the cashier has received or paid since.

The box is counted every day, while vouchers are posted later. So the cash book counts a voucher as soon as the cashier
has signed it, posted or not; month balances carry everything before the month that is looked at.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.db.models import F, Q, QuerySet, Sum

from finance.account.models import Account
from finance.cash.models import CashCount
from finance.period.models import MonthBalance
from finance.voucher.models import Entry
from finance.voucher.workflow import UNPOSTED, State
from union_portal.core.money import ZERO

CASH = "101"
MOVED = Q(voucher__state=State.POSTED) | Q(voucher__state__in=UNPOSTED, voucher__cashier__isnull=False)
"""Money that has changed hands: in the books, or signed by the cashier on its way there."""


def boxes() -> QuerySet[Account]:
    """Each leaf account below 101 is a box of its own."""
    return Account.objects.leaves().filter(code__startswith=CASH)


def _moves(account: Account) -> QuerySet[Entry]:
    return Entry.objects.filter(MOVED, account=account).annotate(signed=F("debit") - F("credit"))


def balance(account: Account, *, on: dt.date) -> Decimal:
    """What the box should hold at the end of a day."""
    before = Q(period__year__lt=on.year) | Q(period__year=on.year, period__month__lt=on.month)
    posted = MonthBalance.objects.filter(before, account=account).aggregate(
        sum=Sum(F("debit") - F("credit"), default=ZERO)
    )["sum"]
    month = Q(voucher__date__range=(on.replace(day=1), on))
    late = Q(voucher__date__lt=on.replace(day=1)) & ~Q(voucher__state=State.POSTED)
    since = _moves(account).filter(month | late).aggregate(sum=Sum("signed", default=ZERO))["sum"]
    return posted + since


@dataclass(frozen=True)
class Line:
    """One entry of the cash book with the balance after it."""

    entry: Entry
    balance: Decimal


@dataclass(frozen=True)
class Day:
    """A day of the cash book: its entries, its sums (本日合计), and how it was closed."""

    day: dt.date
    lines: tuple[Line, ...]
    count: CashCount | None

    @property
    def received(self) -> Decimal:
        return sum((line.entry.debit for line in self.lines), ZERO)

    @property
    def paid(self) -> Decimal:
        return sum((line.entry.credit for line in self.lines), ZERO)

    @property
    def closing(self) -> Decimal:
        return self.lines[-1].balance


@dataclass(frozen=True)
class Month:
    """A month of the cash book."""

    account: Account
    opening: Decimal
    days: tuple[Day, ...]
    unsigned: tuple[Entry, ...]
    """Vouchers on cash that no cashier has signed: nobody says yet that the money moved."""

    @property
    def received(self) -> Decimal:
        return sum((day.received for day in self.days), ZERO)

    @property
    def paid(self) -> Decimal:
        return sum((day.paid for day in self.days), ZERO)

    @property
    def closing(self) -> Decimal:
        return self.opening + self.received - self.paid


def month(account: Account, first: dt.date) -> Month:
    """The cash book of the month that begins on ``first``."""
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    opening = balance(account, on=first - dt.timedelta(days=1))
    rows = (
        _moves(account).filter(voucher__date__range=(first, last)).select_related("voucher__cashier__person")
    )
    counts = {
        count.day: count
        for count in CashCount.objects.filter(account=account, day__range=(first, last)).select_related(
            "account"
        )
    }
    running, days = opening, []
    for day, entries in groupby(
        rows.order_by("voucher__date", "voucher__posted_at", "voucher_id", "position"),
        key=lambda e: e.voucher.date,
    ):
        lines = []
        for entry in entries:
            running += entry.debit - entry.credit
            lines.append(Line(entry, running))
        days.append(Day(day, tuple(lines), counts.get(day)))
    unsigned = Entry.objects.filter(
        account=account, voucher__state__in=UNPOSTED, voucher__cashier=None, voucher__date__lte=last
    ).select_related("voucher")
    return Month(account, opening, tuple(days), tuple(unsigned))


def is_current(count: CashCount) -> bool:
    """Whether the book still says of that day what it said when the box was counted, or what was counted since."""
    return balance(count.account, on=count.day) in {count.book, count.counted}
