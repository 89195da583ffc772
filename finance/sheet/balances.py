"""What stood and what moved on the accounts, read from the month balances: the source of all books and statements."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import BooleanField, Case, ExpressionWrapper, F, IntegerField, Q, Sum, Value, When

from finance.period.models import MonthBalance, VoucherKind
from union_portal.core.money import ZERO

OPENING = 0
"""The month that all before the year counts as, with the opening balances entered for it."""


def earmarked_results() -> Q:
    """Income and expense of earmarked money. Dues (401) always belong to the free balance (工会会计制度)."""
    result = Q(account__code__startswith="4") | Q(account__code__startswith="5")
    return result & Q(fund__isnull=False) & ~Q(account__code__startswith="401")


def carried_over() -> Q:
    """工会资金结转: account 321, and the earmarked results that were not yet transferred to it."""
    return Q(account__code__startswith="321") | earmarked_results()


def free_balance() -> Q:
    """工会资金结余: account 322, and all other results that were not yet transferred to it."""
    result = Q(account__code__startswith="4") | Q(account__code__startswith="5")
    return Q(account__code__startswith="322") | result & ~earmarked_results()


class Balances:
    """One year's sums by account and month; one query, however many entries lie behind it."""

    def __init__(self, year: int, *, condition: Q | None = None) -> None:
        self.year = year
        before = Q(period__year__lt=year) | Q(kind=VoucherKind.OPENING)
        rows = (
            MonthBalance.objects.filter(condition or Q(), period__year__lte=year)
            .order_by()
            .annotate(
                at=Case(
                    When(before, then=Value(OPENING)), default=F("period__month"), output_field=IntegerField()
                ),
                transfer=ExpressionWrapper(Q(kind=VoucherKind.CLOSING), output_field=BooleanField()),
                earmarked=ExpressionWrapper(earmarked_results(), output_field=BooleanField()),
            )
            .values_list("account__code", "at", "transfer", "earmarked")
            .annotate(Sum("debit"), Sum("credit"))
        )
        self.rows = sorted(rows)

    @property
    def codes(self) -> list[str]:
        """Accounts on which anything ever stood."""
        return sorted({row[0] for row in self.rows})

    def _found(self, prefixes: tuple[str, ...], first: int, last: int) -> Iterator[tuple[str, int, bool, bool, Decimal, Decimal]]:  # fmt: skip
        return (row for row in self.rows if first <= row[1] <= last and row[0].startswith(prefixes))

    def moved(
        self, *prefixes: str, first: int = 1, last: int = 12, transfers: bool = True
    ) -> tuple[Decimal, Decimal]:
        """Debit and credit of some months; without ``transfers`` as if the year had never been closed."""
        rows = [r for r in self._found(prefixes, first, last) if transfers or not r[2]]
        return sum((r[4] for r in rows), ZERO), sum((r[5] for r in rows), ZERO)

    def debit_balance(self, *prefixes: str, upto: int = 12) -> Decimal:
        """Debit less credit from the beginning until the end of a month."""
        debit, credit = self.moved(*prefixes, first=OPENING, last=upto)
        return debit - credit

    def credit_balance(self, *prefixes: str, upto: int = 12) -> Decimal:
        return -self.debit_balance(*prefixes, upto=upto)

    def carry_over(self, *, upto: int = 12) -> Decimal:
        """Earmarked money that isn't spent yet (资金结转)."""
        results = (r[5] - r[4] for r in self._found(("4", "5"), OPENING, upto) if r[3])
        return self.credit_balance("321", upto=upto) + sum(results, ZERO)

    def free(self, *, upto: int = 12) -> Decimal:
        """Free money that isn't spent yet (资金结余)."""
        results = (r[5] - r[4] for r in self._found(("4", "5"), OPENING, upto) if not r[3])
        return self.credit_balance("322", upto=upto) + sum(results, ZERO)
