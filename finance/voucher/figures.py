"""The series of numbers of a year: how far each has come, and whether any number is missing (断号)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection

from finance.period.models import Period, VoucherKind
from finance.voucher.models import Word


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
