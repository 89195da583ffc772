"""Books of any size, made in the database itself: entries over three years, and the month balances that posting keeps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from finance.models import Account, Fund, Period, Unit
from finance.period import services as periods
from members.models import User

YEARS = (2023, 2024, 2025)
EXPENSES = ["50101", "50102", "50103", "50105", "50106", "50301", "50404", "50405", "50502", "50504"]
TABLES = ("finance_voucher", "finance_entry")
ITEMS = ["", "三八妇女节", "春节慰问", "职工运动会"]


def set_up() -> None:
    """Months, funds and units."""
    for year in YEARS:
        Period.objects.bulk_create(Period(year=year, month=month) for month in range(1, 13))
    Fund.objects.bulk_create(Fund(code=f"F{n}", name=f"专项{n}") for n in range(4))
    Unit.objects.bulk_create(Unit(name=f"第{n}分工会", kind=Unit.Kind.OTHER) for n in range(40))


def make_ready() -> None:
    """Made-up rows come in by the million: nothing checks them, none is logged, and a crash may lose them all."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype IN ('f', 'u')"
            f" AND ARRAY[conrelid, confrelid] && '{{{','.join(TABLES)}}}'::regclass[]::oid[]"
        )
        for table, name in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER, SET UNLOGGED")
        cursor.execute(
            "SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'; SET synchronous_commit = off"
        )


@contextmanager
def without_indexes() -> Iterator[None]:
    """Lay the indexes aside while rows come in, and build them anew at the end: a third of the time."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
            f" WHERE NOT indisprimary AND indrelid = ANY('{{{','.join(TABLES)}}}'::regclass[])"
        )
        found = cursor.fetchall()
        for name, _definition in found:
            cursor.execute(f"DROP INDEX {name}")
        yield
        for _name, definition in found:
            cursor.execute(definition)


def grow(have: int, want: int) -> None:
    """From ``have`` vouchers to ``want``, two entries each, spread over the months, and the balances that follow."""
    with without_indexes():
        _fill(have, want)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM finance_monthbalance")
        sums = periods._SUMS.format(condition="v.state = 'POSTED'")
        cursor.execute(
            "INSERT INTO finance_monthbalance (period_id, kind, account_id, fund_id, unit_id, item, debit, credit)"
            f" {sums}"
        )
        cursor.execute("VACUUM ANALYZE finance_voucher, finance_entry, finance_monthbalance")


def _fill(have: int, want: int) -> None:
    accounts = dict(Account.objects.values_list("code", "pk"))
    months = list(Period.objects.order_by("year", "month").values_list("pk", "year", "month"))
    by = User.objects.system().pk
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO finance_voucher (public_id, date, period_id, kind, word, number, state, origin, summary,"
            " documents, source_no, file_hash, documents_hash, preparer_id, bookkeeper_id, returned_because, created_at, posted_at)"
            " SELECT 'b' || n, make_date(years[1 + n %% 36], months[1 + n %% 36], 1 + n %% 28), periods[1 + n %% 36],"
            " 'GENERAL', '记', 100001 + n / 36, 'POSTED', 'IMPORTED', '活动支出', 1, 'b' || n, repeat('0', 64), '', %(by)s, %(by)s,"
            " '', now(), now() FROM generate_series(%(have)s::int, %(want)s::int - 1) AS n,"
            " (SELECT %(periods)s::bigint[] AS periods, %(years)s::int[] AS years, %(months)s::int[] AS months) AS all_of",
            {
                "by": by, "have": have, "want": want, "periods": [m[0] for m in months],
                "years": [m[1] for m in months], "months": [m[2] for m in months],
            },
        )  # fmt: skip
        cursor.execute("SELECT max(id) + 1 - %s FROM finance_voucher", [want - have])
        (first,) = cursor.fetchone()
        cursor.execute(
            "INSERT INTO finance_entry (voucher_id, position, summary, account_id, debit, credit, fund_id, unit_id, item)"
            " SELECT %(first)s + n, 1 + side, '活动支出',"
            " CASE WHEN side = 1 THEN %(bank)s ELSE spent[1 + n %% 10] END,"
            " CASE WHEN (side = 0) <> (n %% 10 = 9) THEN 1 + n %% 900 ELSE 0 END,"
            " CASE WHEN (side = 0) <> (n %% 10 = 9) THEN 0 ELSE 1 + n %% 900 END,"
            " CASE WHEN n %% 17 = 0 THEN (SELECT min(id) FROM finance_fund) + n %% 4 END,"
            " CASE WHEN n %% 3 = 0 THEN (SELECT min(id) FROM finance_unit) + n %% 40 END,"
            " CASE WHEN side = 1 THEN '' ELSE (%(items)s::text[])[1 + n %% 4] END"
            " FROM generate_series(0, %(count)s::int - 1) AS n, generate_series(0, 1) AS side,"
            " (SELECT %(spent)s::bigint[] AS spent) AS all_of",
            {
                "first": first, "count": want - have, "bank": accounts["102"], "items": ITEMS,
                "spent": [*(accounts[code] for code in EXPENSES[:9]), accounts["401"]],
            },
        )  # fmt: skip


def journal(path: str, year: int) -> None:
    """The same entries as hledger reads them."""
    with connection.cursor() as cursor, open(path, "w", encoding="utf-8") as out:
        cursor.execute(
            "SELECT v.date, v.number, a.code, e.debit - e.credit FROM finance_entry e"
            " JOIN finance_voucher v ON v.id = e.voucher_id JOIN finance_account a ON a.id = e.account_id"
            " ORDER BY e.voucher_id, e.position"
        )
        for n, (day, number, code, amount) in enumerate(cursor.fetchall()):
            if n % 2 == 0:
                out.write(f"\n{day} ({number}) 活动支出\n")
            out.write(f"    {code[0]}:{code[:3]}:{code}  {amount} CNY\n")
