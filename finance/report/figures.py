"""The figures of the annual fund report (经费收支报告), read from the month balances."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.account.models import Account
from finance.budget.models import BudgetLine
from finance.period.models import MonthBalance, VoucherKind
from members.models import Membership
from union_portal.core.money import ZERO

FREE = ""
"""The key of free money: entries without a fund."""

RESULTS = Q(account__code__startswith="321") | Q(account__code__startswith="322") | Q(
    account__element__in=[Account.Element.INCOME, Account.Element.EXPENSE]
)  # fmt: skip
"""What the report counts: net assets 321 and 322, income and expense. Assets, liabilities and 301 don't count."""


@dataclass(frozen=True)
class ItemLine:
    """What one occasion (三八妇女节) cost."""

    item: str
    amount: Decimal


@dataclass(frozen=True)
class AccountLine:
    """One account's income or expense, last year's, its budget, and for expense the occasions."""

    account: str
    name: str
    amount: Decimal
    last_year: Decimal
    budget: Decimal | None
    items: tuple[ItemLine, ...] = ()

    @property
    def group(self) -> str:
        """The first-level account that it belongs to."""
        return self.name.partition("—")[0]

    @property
    def short_name(self) -> str:
        return self.name.rpartition("—")[2]

    @property
    def execution(self) -> Decimal | None:
        """The share of the budget that was reached."""
        return self.amount / self.budget if self.budget else None


@dataclass(frozen=True)
class Group:
    """Accounts under one name: those of a first-level account, or all of them. Their budget is that of those with one."""

    name: str
    lines: tuple[AccountLine, ...]

    @property
    def amount(self) -> Decimal:
        return sum((line.amount for line in self.lines), ZERO)

    @property
    def last_year(self) -> Decimal:
        return sum((line.last_year for line in self.lines), ZERO)

    @property
    def budget(self) -> Decimal | None:
        budgets = [line.budget for line in self.lines if line.budget is not None]
        return sum(budgets, ZERO) if budgets else None

    @property
    def execution(self) -> Decimal | None:
        """The share of the budget that was reached."""
        return self.amount / self.budget if self.budget else None


def groups(lines: Sequence[AccountLine]) -> list[Group]:
    """Lines under their first-level accounts, in the order of the chart of accounts."""
    names = dict.fromkeys(line.group for line in lines)
    return [Group(name, tuple(line for line in lines if line.group == name)) for name in names]


@dataclass(frozen=True)
class FundLine:
    """One earmarked fund, or the free money: opening, income, expense, closing.

    ``adjustments``: corrections of earlier years, and money moved between funds.
    """

    fund: str
    name: str
    opening: Decimal
    adjustments: Decimal
    income: Decimal
    expense: Decimal

    @property
    def closing(self) -> Decimal:
        return self.opening + self.adjustments + self.income - self.expense


@dataclass(frozen=True)
class MonthLine:
    """One month: what came in, what went out."""

    month: int
    income: Decimal
    expense: Decimal


@dataclass(frozen=True)
class FundReport:
    """A year's fund report: opening + adjustments + income − expense = closing."""

    year: int
    opening: Decimal
    adjustments: Decimal
    income: tuple[AccountLine, ...]
    expense: tuple[AccountLine, ...]
    funds: tuple[FundLine, ...]
    months: tuple[MonthLine, ...]
    last_opening: Decimal
    last_adjustments: Decimal
    has_last_year: bool
    members: int
    union_name: str
    as_of: dt.date

    @property
    def all_income(self) -> Group:
        return Group(_("Income"), self.income)

    @property
    def all_expense(self) -> Group:
        return Group(_("Expense"), self.expense)

    @property
    def total_income(self) -> Decimal:
        """Without the opening balance."""
        return self.all_income.amount

    @property
    def total_expense(self) -> Decimal:
        return self.all_expense.amount

    @property
    def closing(self) -> Decimal:
        return self.opening + self.adjustments + self.total_income - self.total_expense

    @property
    def last_income(self) -> Decimal:
        return self.all_income.last_year

    @property
    def last_expense(self) -> Decimal:
        return self.all_expense.last_year

    @property
    def has_budget(self) -> bool:
        return (self.all_income.budget, self.all_expense.budget) != (None, None)

    @property
    def income_per_head(self) -> Decimal | None:
        """Income per member at the year's end."""
        return self.total_income / self.members if self.members else None

    @property
    def expense_per_head(self) -> Decimal | None:
        """Expense per member at the year's end."""
        return self.total_expense / self.members if self.members else None

    def as_dict(self) -> dict[str, Any]:
        """The figures as data: amounts as text with two decimals; accounts without movement left out."""
        return {
            "year": self.year,
            "opening": _text(self.opening),
            "income": [
                {"account": line.account, "name": line.name, "amount": _text(line.amount)}
                for line in self.income
                if line.amount
            ],
            "expense": [
                {
                    "account": line.account,
                    "name": line.name,
                    "amount": _text(line.amount),
                    "items": [{"item": i.item, "amount": _text(i.amount)} for i in line.items],
                }
                for line in self.expense
                if line.amount or line.items
            ],
            "adjustments": _text(self.adjustments),
            "total_income": _text(self.total_income),
            "total_expense": _text(self.total_expense),
            "closing": _text(self.closing),
            "funds": [
                {
                    "fund": line.fund,
                    "name": line.name,
                    "opening": _text(line.opening),
                    "income": _text(line.income),
                    "expense": _text(line.expense),
                    "closing": _text(line.closing),
                }
                for line in self.funds
            ],
        }


def _text(amount: Decimal) -> str:
    return f"{amount + ZERO:.2f}"


def _amounts() -> dict[Any, Decimal]:
    return defaultdict(lambda: ZERO)


@dataclass
class _Sums:
    """One year's sums on the way to the report: by account, by occasion, by fund, by month."""

    opening: Decimal = ZERO
    adjustments: Decimal = ZERO
    accounts: dict[str, Decimal] = field(default_factory=_amounts)
    items: dict[tuple[str, str], Decimal] = field(default_factory=_amounts)
    funds: dict[str, dict[str, Decimal]] = field(default_factory=lambda: defaultdict(_amounts))
    months: dict[int, dict[str, Decimal]] = field(default_factory=lambda: defaultdict(_amounts))


def build(year: int) -> FundReport:
    """Put a year's figures together; a few queries over month balances, however many entries lie behind them."""
    this, last = _sums(year), _sums(year - 1)
    names = dict(Account.objects.values_list("code", "full_name"))
    planned = dict(
        BudgetLine.objects.filter(year=year)
        .order_by()
        .values_list("account__code")
        .annotate(sum=Sum("amount"))
    )
    fund_names = dict(
        MonthBalance.objects.exclude(fund=None).order_by().values_list("fund__code", "fund__name").distinct()
    )

    def lines(digit: str) -> tuple[AccountLine, ...]:
        codes = sorted(c for c in {*this.accounts, *last.accounts, *planned} if c[0] == digit)
        return tuple(
            AccountLine(
                code, names[code], this.accounts.get(code, ZERO), last.accounts.get(code, ZERO), planned.get(code),
                _items(this, code) if digit == "5" else (),
            )
            for code in codes
        )  # fmt: skip

    return FundReport(
        year=year,
        opening=this.opening,
        adjustments=this.adjustments,
        income=lines("4"),
        expense=lines("5"),
        funds=tuple(
            FundLine(
                code, fund_names.get(code) or _("Free money"), sums["opening"], sums["adjustments"], sums["income"],
                sums["expense"],
            )
            for code, sums in sorted(this.funds.items())
            if code == FREE or any(sums.values())
        ),
        months=tuple(
            MonthLine(month, this.months[month]["income"], this.months[month]["expense"]) for month in range(1, 13)
        ),
        last_opening=last.opening,
        last_adjustments=last.adjustments,
        has_last_year=MonthBalance.objects.filter(period__year__lt=year).exists(),
        members=_members(year),
        union_name=settings.UNION_NAME,
        as_of=timezone.localdate(),
    )  # fmt: skip


def _items(sums: _Sums, code: str) -> tuple[ItemLine, ...]:
    """Occasions in the order of the year; what had none comes last."""
    found = [(item, amount) for (account, item), amount in sums.items.items() if account == code and amount]
    return tuple(ItemLine(item, amount) for item, amount in sorted(found, key=lambda pair: pair[0] == ""))


def _sums(year: int) -> _Sums:
    sums = _Sums()
    sums.funds[FREE]["opening"] += ZERO
    _add_opening(sums, year)
    rows = (
        MonthBalance.objects.filter(RESULTS, period__year=year)
        .exclude(kind=VoucherKind.OPENING)
        .order_by("period__month", "item")
        .values_list("period__month", "kind", "account__code", "fund__code", "item", "debit", "credit")
    )
    for month, kind, code, fund, item, debit, credit in rows:
        gain = credit - debit
        fund = fund or FREE
        if kind == VoucherKind.CLOSING or code[0] == "3":
            # a year-end transfer moves results into 321/322: nothing comes in or goes out by it
            sums.adjustments += gain
            sums.funds[fund]["adjustments"] += gain
        elif code[0] == "4":
            sums.accounts[code] += gain
            sums.funds[fund]["income"] += gain
            sums.months[month]["income"] += gain
        else:
            sums.accounts[code] -= gain
            sums.items[code, item] -= gain
            sums.funds[fund]["expense"] -= gain
            sums.months[month]["expense"] -= gain
    return sums


def _add_opening(sums: _Sums, year: int) -> None:
    """opening(Y) = closing(Y−1): 321 + 322 + all earlier income less expense, and the balances entered for Y."""
    before = Q(period__year__lt=year) | Q(period__year=year, kind=VoucherKind.OPENING)
    rows = (
        MonthBalance.objects.filter(RESULTS, before)
        .order_by()
        .values_list("fund__code")
        .annotate(gain=Sum("credit") - Sum("debit"))
    )
    for fund, gain in rows:
        sums.opening += gain
        sums.funds[fund or FREE]["opening"] += gain


def _members(year: int) -> int:
    """Members at the year's end, or today while the year runs."""
    day = min(dt.date(year, 12, 31), timezone.localdate())
    return Membership.objects.standing(on=day).values("person").distinct().count()
