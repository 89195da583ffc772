"""The series of numbers of a year: how far each has come, and whether any number is missing (断号)."""

from __future__ import annotations

from dataclasses import dataclass

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
        SELECT p.id AS period, p.year, p.month, v.kind, v.word, v.number
        FROM finance_voucher v JOIN finance_period p ON p.id = v.period_id
        WHERE v.state = 'POSTED' AND p.year = %s AND (%s = 0 OR p.id = %s)
    ), series AS (
        SELECT period, year, month, kind, word, count(*) AS count, min(number) AS first, max(number) AS last
        FROM posted GROUP BY period, year, month, kind, word
    )
    SELECT year || '-' || lpad(month::text, 2, '0'), period, kind, word, count, first, last, ARRAY(
        SELECT n FROM generate_series(1, s.last) n
        WHERE s.count < s.last AND NOT EXISTS (
            SELECT FROM posted o
            WHERE o.period = s.period AND o.kind = s.kind AND o.word = s.word AND o.number = n
        )
        ORDER BY n
    ) FROM series s ORDER BY year, month, kind, word
"""


def series_of(year: int, period: Period | None = None) -> list[Series]:
    """All series of a year, or of one of its months."""
    only = period.pk if period else 0
    with connection.cursor() as cursor:
        cursor.execute(_SERIES, [year, only, only])
        return [
            Series(month, pk, word or VoucherKind(kind).word, count, first, last, tuple(missing))
            for month, pk, kind, word, count, first, last, missing in cursor.fetchall()
        ]


def broken_series(period: Period) -> list[Series]:
    """The series of a month in which a number is missing; the month's closing asks for it."""
    return [series for series in series_of(period.year, period) if not series.is_whole]
