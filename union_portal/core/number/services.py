"""Give out numbers without gaps: the counter's row stays locked until the taker has committed."""

from __future__ import annotations

from django.db import connection

from union_portal.core.number.models import NumberCounter


def next_number(series: str, *, within: str, count: int = 1) -> int:
    """The next number of a series (the first of ``count``). Call it last in the transaction, after all row locks."""
    if not connection.in_atomic_block:
        raise RuntimeError("a number outside a transaction would leave a gap when the taker fails")
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {NumberCounter._meta.db_table} (series, scope, last) VALUES (%s, %s, %s)"  # noqa: S608
            " ON CONFLICT (series, scope) DO UPDATE SET last = core_numbercounter.last + EXCLUDED.last RETURNING last",
            [series, within, count],
        )
        (last,) = cursor.fetchone()
    return int(last) - count + 1
