"""The figures behind a budget plan: last year's, and whether the money is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, Sum

from finance.account.models import Account, Fund
from finance.budget.models import NOT_OF_THE_YEAR, BudgetLine
from finance.budget_plan.models import BudgetPlan, PlanItem
from finance.period.models import MonthBalance, VoucherKind
from union_portal.core.money import ZERO

Dimensions = tuple[int, int | None, int | None]
"""Keys of account, unit and fund."""


@dataclass
class Past:
    """What one line had in a year: its budget, and what came in or went out."""

    planned: Decimal = ZERO
    actual: Decimal = ZERO


def past(year: int) -> dict[Dimensions, Past]:
    """A year's budget and books by the lines that a next budget begins with.

    Earmarked funds always stand apart; a unit stands apart if the year's budget named it.
    """
    found: dict[Dimensions, Past] = defaultdict(Past)
    named = set()
    for account, unit, fund, amount in BudgetLine.objects.filter(year=year).values_list(
        "account", "unit", "fund", "amount"
    ):
        found[account, unit, fund].planned = amount
        if unit:
            named.add((account, unit))
    for account, element, unit, fund, gain in (
        MonthBalance.objects.filter(
            period__year=year, account__element__in=[Account.Element.INCOME, Account.Element.EXPENSE]
        )
        .exclude(kind__in=NOT_OF_THE_YEAR)
        .order_by()
        .values_list("account", "account__element", "unit", "fund")
        .annotate(gain=Sum("credit") - Sum("debit"))
    ):
        key = account, unit if (account, unit) in named else None, fund
        found[key].actual += gain if element == Account.Element.INCOME else -gain
    return {key: row for key, row in found.items() if row.planned or row.actual}


@dataclass(frozen=True)
class FundBalance:
    """Whether one fund, or all money together, bears what is planned."""

    fund: Fund | None
    carried: Decimal
    income: Decimal
    expense: Decimal

    @property
    def left(self) -> Decimal:
        """What would be left at the year's end; negative when the money isn't there."""
        return self.carried + self.income - self.expense


def balances(plan: BudgetPlan) -> list[FundBalance]:
    """All money together first, then each earmarked fund that the plan spends from."""
    items = list(plan.items.select_related("account", "fund"))
    carried = _carried(plan.year)
    funds = sorted({item.fund for item in items if item.fund}, key=lambda fund: fund.code)
    return [_balance(None, items, sum(carried.values(), ZERO))] + [
        _balance(fund, [item for item in items if item.fund_id == fund.pk], carried.get(fund.pk, ZERO))
        for fund in funds
    ]


def _balance(fund: Fund | None, items: Iterable[PlanItem], carried: Decimal) -> FundBalance:
    sums = {Account.Element.INCOME: ZERO, Account.Element.EXPENSE: ZERO}
    for item in items:
        sums[Account.Element(item.account.element)] += item.amount
    return FundBalance(fund, carried, sums[Account.Element.INCOME], sums[Account.Element.EXPENSE])


def _carried(year: int) -> dict[int | None, Decimal]:
    """By fund: 321 + 322 and all that was earned and not spent before the year, as the books stand today."""
    results = Q(account__code__startswith="321") | Q(account__code__startswith="322") | Q(
        account__element__in=[Account.Element.INCOME, Account.Element.EXPENSE]
    )  # fmt: skip
    before = Q(period__year__lt=year) | Q(period__year=year, kind=VoucherKind.OPENING)
    rows = MonthBalance.objects.filter(results, before).order_by().values_list("fund")
    return dict(rows.annotate(gain=Sum("credit") - Sum("debit")))
