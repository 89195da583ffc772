"""Plan against actual (预算执行情况): each line of a year, and what was spent without one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Sum

from finance.account.models import Account
from finance.budget.models import NOT_OF_THE_YEAR, BudgetLine, takes
from finance.period.models import MonthBalance
from union_portal.core.money import ZERO


@dataclass(frozen=True)
class ExecutionLine:
    """One line: what was approved, what the books say, what is reserved beside them."""

    account: str
    name: str
    fund: str
    unit: str
    amount: Decimal
    actual: Decimal
    reserved: Decimal
    key: int | None = None
    """The budget line's; ``None`` for what has no budget."""
    fund_code: str = ""

    @property
    def available(self) -> Decimal:
        return self.amount - self.actual - self.reserved

    @property
    def share(self) -> Decimal | None:
        """How much of the budget was reached."""
        return self.actual / self.amount if self.amount else None

    @property
    def is_over(self) -> bool:
        """More was spent or promised than approved; income may well exceed its budget."""
        return self.account[0] == "5" and self.available < 0

    @property
    def title(self) -> str:
        return " · ".join(part for part in (self.name, self.fund, self.unit) if part)


@dataclass(frozen=True)
class Sums:
    """Several lines together."""

    amount: Decimal
    actual: Decimal
    reserved: Decimal

    @classmethod
    def of(cls, lines: Iterable[ExecutionLine]) -> Sums:
        lines = list(lines)
        return cls(
            sum((line.amount for line in lines), ZERO),
            sum((line.actual for line in lines), ZERO),
            sum((line.reserved for line in lines), ZERO),
        )

    @property
    def available(self) -> Decimal:
        return self.amount - self.actual - self.reserved

    @property
    def share(self) -> Decimal | None:
        return self.actual / self.amount if self.amount else None


@dataclass(frozen=True)
class Execution:
    """A year's budget and how far it was carried out."""

    year: int
    income: tuple[ExecutionLine, ...]
    expense: tuple[ExecutionLine, ...]

    @property
    def income_sums(self) -> Sums:
        return Sums.of(self.income)

    @property
    def expense_sums(self) -> Sums:
        return Sums.of(self.expense)

    @property
    def has_budget(self) -> bool:
        return any(line.key for line in (*self.income, *self.expense))


def execution(year: int) -> Execution:
    """Every line of the year; accounts that moved without a budget stand among them with a budget of nothing."""
    found = [*_planned(year), *_unplanned(year)]
    found.sort(key=lambda line: (line.account, line.fund, line.unit))
    return Execution(
        year,
        tuple(line for line in found if line.account[0] == "4"),
        tuple(line for line in found if line.account[0] == "5"),
    )


def _planned(year: int) -> list[ExecutionLine]:
    lines = BudgetLine.objects.filter(year=year).with_execution().select_related("account", "fund", "unit")
    return [
        ExecutionLine(
            line.account.code, line.account.full_name, line.fund.name if line.fund else "",
            line.unit.name if line.unit else "", line.amount, line.actual, line.reserved, line.pk,
            line.fund.code if line.fund else "",
        )
        for line in lines
    ]  # fmt: skip


def _unplanned(year: int) -> list[ExecutionLine]:
    bearing = BudgetLine.objects.filter(
        takes(unit=OuterRef("unit"), fund=OuterRef("fund")), year=year, account=OuterRef("account")
    )
    rows = (
        MonthBalance.objects.filter(
            ~Exists(bearing), period__year=year,
            account__element__in=[Account.Element.INCOME, Account.Element.EXPENSE],
        )
        .exclude(kind__in=NOT_OF_THE_YEAR)
        .order_by()
        .values_list("account__code", "account__full_name", "fund__name", "fund__code")
        .annotate(cost=Sum(F("debit") - F("credit")))
    )  # fmt: skip
    return [
        ExecutionLine(
            code, name, fund or "", "", ZERO, cost if code[0] == "5" else -cost, ZERO, fund_code=key or ""
        )
        for code, name, fund, key, cost in rows
        if cost
    ]
