"""What a unit got and spent in a year, as its members may read it: sums by account and occasion, never a name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from finance.account.models import Account
from finance.allowance.models import Allowance
from finance.budget.models import NOT_OF_THE_YEAR
from finance.custody.models import Custody
from finance.period.models import MonthBalance
from finance.unit.models import Unit
from union_portal.core.money import ZERO

DISCREET = ("50105", "50403", "50404", "50405")
"""Money that goes to single people (慰问、法律援助、帮扶、送温暖): in a small unit an occasion would name them."""


@dataclass(frozen=True)
class Line:
    """One account, and what single occasions made of it."""

    name: str
    amount: Decimal
    items: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True)
class UnitBook:
    """A year in a unit's books, posted entries only."""

    unit: Unit
    year: int
    income: tuple[Line, ...]
    expense: tuple[Line, ...]
    allowance: Allowance | None
    custodies: tuple[Custody, ...]

    @property
    def came(self) -> Decimal:
        return sum((line.amount for line in self.income), ZERO)

    @property
    def went(self) -> Decimal:
        return sum((line.amount for line in self.expense), ZERO)

    @property
    def kept(self) -> Decimal:
        """Others' money that the union keeps for the unit."""
        return sum((custody.balance for custody in self.custodies), ZERO)


def book_of(unit: Unit, year: int) -> UnitBook:
    sums: dict[str, Decimal] = defaultdict(lambda: ZERO)
    items: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
    names: dict[str, str] = {}
    rows = (
        MonthBalance.objects.filter(
            unit=unit, period__year=year,
            account__element__in=[Account.Element.INCOME, Account.Element.EXPENSE],
        )
        .exclude(kind__in=NOT_OF_THE_YEAR)
        .order_by("account__code", "period__month", "item")
        .values_list("account__code", "account__full_name", "item", "debit", "credit")
    )  # fmt: skip
    for code, name, item, debit, credit in rows:
        amount = debit - credit if code[0] == "5" else credit - debit
        names[code] = name
        sums[code] += amount
        if item and code not in DISCREET:
            items[code][item] += amount

    def lines(digit: str) -> tuple[Line, ...]:
        return tuple(
            Line(names[code], amount, tuple(pair for pair in items[code].items() if pair[1]))
            for code, amount in sums.items()
            if code[0] == digit and amount
        )

    return UnitBook(
        unit,
        year,
        lines("4"),
        lines("5"),
        Allowance.objects.adopted().filter(unit=unit, year__year=year).first(),
        tuple(Custody.objects.open().filter(unit=unit)),
    )


def years_of(unit: Unit) -> list[int]:
    """Years in which something stands in the unit's books, the newest first."""
    booked = (
        MonthBalance.objects.filter(unit=unit).order_by().values_list("period__year", flat=True).distinct()
    )
    shared = Allowance.objects.adopted().filter(unit=unit).values_list("year__year", flat=True)
    return sorted({*booked, *shared}, reverse=True)
