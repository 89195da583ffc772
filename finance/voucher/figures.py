"""What vouchers are held against: the series of numbers of a year (断号), and what is left of earmarked funds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Any

from django.db import connection
from django.db.models import Q, Sum

from finance.account.models import Fund
from finance.period.models import MonthBalance, Period, VoucherKind
from finance.voucher.models import Entry, Word
from union_portal.core.money import ZERO

OF_FUNDS = ("321", "4", "5")
"""Accounts that say what is left of an earmarked fund: what was carried over, income and expense."""


@dataclass(frozen=True)
class Series:
    """The posted vouchers of one word in one month."""

    month: str
    period: int
    word: str
    count: int
    first: int
    last: int
    missing: tuple[int, ...]

    @property
    def label(self) -> str:
        return str(Word(self.word).label)

    @property
    def is_whole(self) -> bool:
        return self.first == 1 and not self.missing


_SERIES = """
    WITH posted AS (
        SELECT v.period_id AS period, v.number, coalesce(nullif(v.word, ''), k.word) AS word
        FROM finance_voucher v
        JOIN finance_period p ON p.id = v.period_id
        JOIN unnest(%(kinds)s::text[], %(words)s::text[]) AS k(kind, word) ON k.kind = v.kind
        WHERE v.state = 'POSTED' AND p.year = %(year)s AND (%(period)s = 0 OR p.id = %(period)s)
    ), given AS (
        SELECT p.id AS period, coalesce(k.word, split_part(c.scope, ' ', 2)) AS word, c.last
        FROM core_numbercounter c
        JOIN finance_period p ON split_part(c.scope, ' ', 1) = p.year || '-' || lpad(p.month::text, 2, '0')
        LEFT JOIN unnest(%(kinds)s::text[], %(words)s::text[]) AS k(kind, word) ON k.kind = split_part(c.scope, ' ', 2)
        WHERE c.series = 'finance.voucher' AND p.year = %(year)s AND (%(period)s = 0 OR p.id = %(period)s)
    ), series AS (
        SELECT period, word, count(number) AS count, coalesce(min(number), 0) AS first,
            greatest(coalesce(max(number), 0), coalesce(max(last), 0)) AS last
        FROM (SELECT period, word, number, NULL::int AS last FROM posted
            UNION ALL SELECT period, word, NULL, last FROM given) AS both_ends
        GROUP BY period, word
    )
    SELECT p.year || '-' || lpad(p.month::text, 2, '0'), s.period, s.word, s.count, s.first, s.last, ARRAY(
        SELECT n FROM generate_series(1, s.last) n
        WHERE s.count < s.last AND NOT EXISTS (
            SELECT FROM posted o WHERE o.period = s.period AND o.word = s.word AND o.number = n
        )
        ORDER BY n
    ) FROM series s JOIN finance_period p ON p.id = s.period WHERE s.last > 0 ORDER BY p.month, s.word
"""
"""Numbers of posted vouchers beside those that the counters have given, so that a lost last one is missed too."""


def series_of(year: int, period: Period | None = None) -> list[Series]:
    """All series of a year, or of one of its months."""
    asked: dict[str, Any] = {
        "year": year, "period": period.pk if period else 0, "kinds": list(VoucherKind.values),
        "words": [kind.word for kind in VoucherKind],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_SERIES, asked)
        return [
            Series(month, pk, word, count, first, last, tuple(missing))
            for month, pk, word, count, first, last, missing in cursor.fetchall()
        ]


def broken_series(period: Period) -> list[Series]:
    """The series of a month in which a number is missing; the month's closing asks for it."""
    return [series for series in series_of(period.year, period) if not series.is_whole]


def taken_from_funds(entries: Iterable[Entry]) -> dict[int, Decimal]:
    """What entries take out of each earmarked fund, all in all; funds that they leave or fill aren't named."""
    taken: dict[int, Decimal] = defaultdict(lambda: ZERO)
    for entry in entries:
        if entry.fund_id is not None and entry.account.code.startswith(OF_FUNDS):
            taken[entry.fund_id] += entry.debit - entry.credit
    return {fund: amount for fund, amount in taken.items() if amount > 0}


def left_of_fund(fund: Fund, *, since: Period) -> Decimal:
    """The least that a fund holds at the end of a month or of any later one: so much may still be taken in that month."""
    codes = Q(*(Q(account__code__startswith=code) for code in OF_FUNDS), _connector=Q.OR)
    rows = (
        MonthBalance.objects.filter(codes, fund=fund)
        .order_by("period__year", "period__month")
        .values_list("period__year", "period__month")
        .annotate(gained=Sum("credit") - Sum("debit"))
    )
    months = {(year, month): gained for year, month, gained in rows}
    asked = (since.year, since.month)
    months.setdefault(asked, ZERO)
    standing = accumulate(months[month] for month in sorted(months))
    return min(left for month, left in zip(sorted(months), standing, strict=True) if month >= asked)
