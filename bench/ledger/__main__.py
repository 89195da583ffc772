"""The ledger with 10⁴ to 10⁷ entries: the fund report's figures beside plain SQL over the entries and hledger; and posting
beside plain SQL inserts, django-hordak and django-ledger.

    scripts/with-services .venv/bin/python -m bench.ledger [LARGEST]

Works in a database of its own and drops it at the end. ``hledger`` is taken from the PATH; ``HORDAK_PYTHON`` and
``DJANGO_LEDGER_PYTHON`` name the interpreters of virtual environments that have these; what isn't there is said so.
hledger reads no more than a million entries here, since each further one costs it as much again.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402

from bench.ledger import books, posting  # noqa: E402
from finance.models import MonthBalance  # noqa: E402
from finance.period import services as periods  # noqa: E402
from finance.report.figures import build  # noqa: E402
from tests import template  # noqa: E402

YEAR = 2025
MOST_FOR_HLEDGER = 1_000_000


def median(times: int, ask: Callable[[], object]) -> float:
    """Milliseconds."""
    took = []
    for _n in range(times):
        begun = time.perf_counter()
        ask()
        took.append((time.perf_counter() - begun) * 1_000)
    return statistics.median(took)


def by_plain_sql() -> tuple[Decimal, Decimal]:
    """Income and expense by account, fund, occasion and month, and the opening balance, summed from the entries."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.code, e.fund_id, e.item, v.period_id, sum(e.credit) - sum(e.debit) FROM finance_entry e"
            " JOIN finance_voucher v ON v.id = e.voucher_id JOIN finance_account a ON a.id = e.account_id"
            " WHERE v.state = 'POSTED' AND v.date BETWEEN %s AND %s AND a.code ~ '^[45]' GROUP BY 1, 2, 3, 4",
            [f"{YEAR}-01-01", f"{YEAR}-12-31"],
        )
        result = sum((row[-1] for row in cursor.fetchall()), Decimal(0))
        cursor.execute(
            "SELECT e.fund_id, sum(e.credit) - sum(e.debit) FROM finance_entry e"
            " JOIN finance_voucher v ON v.id = e.voucher_id JOIN finance_account a ON a.id = e.account_id"
            " WHERE v.state = 'POSTED' AND v.date < %s AND a.code ~ '^(321|322|4|5)' GROUP BY 1",
            [f"{YEAR}-01-01"],
        )
        return sum((row[-1] for row in cursor.fetchall()), Decimal(0)), result


def by_hledger(folder: str) -> float:
    path = str(Path(folder, "books.journal"))
    books.journal(path, YEAR)
    command = ["hledger", "-f", path, "balance", "--monthly", "-b", str(YEAR), "-e", str(YEAR + 1), "4", "5"]
    begun = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return (time.perf_counter() - begun) * 1_000


def figures(largest: int) -> None:
    books.make_ready()
    have, entries = 0, 10_000
    with tempfile.TemporaryDirectory() as folder:
        while entries <= largest:
            begun = time.perf_counter()
            books.grow(have, entries // 2)
            have, filled = entries // 2, time.perf_counter() - begun
            report = build(YEAR)
            opening, result = by_plain_sql()
            assert (report.opening, report.total_income - report.total_expense) == (opening, result)
            ours, sql = median(9, lambda: build(YEAR)), median(3, by_plain_sql)
            begun = time.perf_counter()
            assert periods.check_balances() == []
            nightly = time.perf_counter() - begun
            if shutil.which("hledger") is None:
                ledger = "hledger not installed"
            elif entries > MOST_FOR_HLEDGER:
                ledger = "hledger not tried"
            else:
                ledger = f"hledger {by_hledger(folder):8,.0f} ms"
            print(
                f"{entries:>11,} entries, {MonthBalance.objects.count():,} balances: report {ours:6.1f} ms,"
                f" plain SQL over entries {sql:8,.1f} ms, {ledger}; nightly check {nightly:.1f} s, filled in {filled:.0f} s",
                flush=True,
            )
            entries *= 10


def main() -> None:
    largest = int(float(sys.argv[1])) if len(sys.argv) > 1 else 10_000_000
    runner = DiscoverRunner(verbosity=0, interactive=False)
    runner.setup_test_environment()
    connection.settings_dict["TEST"] |= {"NAME": "bench_ledger", "TEMPLATE": template.prepare()}
    databases = runner.setup_databases()
    connection.ensure_connection()
    found = connection.connection.info
    url = f"postgres://{found.user}:{found.password}@/{{name}}?host={found.host}"
    try:
        books.set_up()
        posting.measure(5_000, url)
        figures(largest)
    finally:
        runner.teardown_databases(databases)


if __name__ == "__main__":
    main()
