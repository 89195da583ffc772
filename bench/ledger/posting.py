"""How many vouchers a second: ours in bulk and one by one, the same rows by plain SQL, and the peers."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from finance.imports import services as imports
from finance.models import Account, Entry, Period, Voucher
from finance.voucher import services
from members.models import User
from tests.factories.finance import Office
from union_portal.core.base import new_public_id

LINES = 1_000
"""As many lines in one transaction: a file of an ordinary month."""
TURNS = 3
"""Plain SQL and ours take turns, and the best of each counts: a machine is not equally fast from second to second."""
PEERS = {"hordak": "HORDAK_PYTHON", "django_ledger": "DJANGO_LEDGER_PYTHON"}


def rows(count: int) -> list[tuple[dt.date, int]]:
    return [(dt.date(2025, 1 + n % 12, 1 + n % 28), 1 + n % 900) for n in range(count)]


def plain_sql(count: int, batch: int) -> float:
    """The rows of ours, posted as they end, into tables of the same columns, checks and indexes, without a trigger."""
    by, now = User.objects.system().pk, timezone.now()
    periods = {p.month: p.pk for p in Period.objects.filter(year=2025)}
    spent, bank = (Account.objects.get(code=code).pk for code in ("50102", "102"))
    with connection.cursor() as cursor:
        for table in ("voucher", "entry"):
            cursor.execute(f"CREATE TABLE bench_{table} (LIKE finance_{table} INCLUDING ALL)")
    begun, wanted = time.perf_counter(), rows(count)
    for start in range(0, count, batch):
        some = list(enumerate(wanted[start : start + batch], start=start))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO bench_voucher (id, public_id, date, period_id, kind, word, number, state, origin, summary,"
                " documents, source_no, file_hash, documents_hash, preparer_id, bookkeeper_id, returned_because, created_at,"
                " posted_at)"
                " OVERRIDING SYSTEM VALUE VALUES (%s, %s, %s, %s, 'GENERAL', '记', %s, 'POSTED', 'IMPORTED', '活动支出',"
                " 1, %s, %s, '', %s, %s, '', %s, %s)",
                [
                    (
                        n + 1,
                        new_public_id(),
                        day,
                        periods[day.month],
                        n + 1,
                        f"记{n}",
                        "0" * 64,
                        by,
                        by,
                        now,
                        now,
                    )
                    for n, (day, _amount) in some
                ],
            )
            cursor.executemany(
                "INSERT INTO bench_entry (voucher_id, position, summary, account_id, debit, credit, item)"
                " VALUES (%s, %s, '活动支出', %s, %s, %s, '')",
                [
                    entry
                    for n, (_day, amount) in some
                    for entry in ((n + 1, 1, spent, amount, 0), (n + 1, 2, bank, 0, amount))
                ],
            )
    took = time.perf_counter() - begun
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE bench_voucher, bench_entry")
    return took


def in_bulk(count: int, batch: int, prefix: str = "记") -> float:
    """Written and posted as an imported file is: numbered, balances kept, checked by every trigger, rows kept in history."""
    by = User.objects.system()
    periods = {p.month: p for p in Period.objects.filter(year=2025)}
    spent, bank = (Account.objects.get(code=code) for code in ("50102", "102"))
    begun, wanted = time.perf_counter(), rows(count)
    for start in range(0, count, batch):
        with transaction.atomic():
            deals = [
                (
                    Voucher(
                        date=day, period=periods[day.month], summary="活动支出", source_no=f"{prefix}{start + n}", documents=1,
                        origin=Voucher.Origin.IMPORTED, file_hash="0" * 64, preparer=by,
                    ),
                    [
                        Entry(position=1, summary="活动支出", account=spent, debit=Decimal(amount)),
                        Entry(position=2, summary="活动支出", account=bank, credit=Decimal(amount)),
                    ],
                )
                for n, (day, amount) in enumerate(wanted[start : start + batch])
            ]  # fmt: skip
            services.enter_into_books(deals, by=by)
    return time.perf_counter() - begun


def one_by_one(count: int) -> tuple[float, float]:
    """The whole way of a voucher through four pairs of hands, each step with its record; and of that the posting alone."""
    office = Office()
    begun = time.perf_counter()
    waiting = [office.checked("50102 D 5", "102 C 5", date=day) for day, _amount in rows(count)]
    posting = time.perf_counter()
    for voucher in waiting:
        services.post_voucher(voucher, by=office.bookkeeper)
    done = time.perf_counter()
    return done - begun, done - posting


def file_of(lines: int, prefix: str) -> float:
    """One file of vouchers, read, checked, written and posted in one transaction."""
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(["date", "voucher", "summary", "account", "debit", "credit", "fund", "unit", "item"])
    for n, (day, amount) in enumerate(rows(lines // 2)):
        sheet.writerow([day, f"{prefix}{n}", "活动支出", "50102", amount, "", "", f"第{n % 40}分工会", ""])
        sheet.writerow([day, f"{prefix}{n}", "活动支出", "102", "", amount, "", "", ""])
    begun = time.perf_counter()
    imports.import_vouchers(out.getvalue().encode(), name="b.csv", by=User.objects.system(), post=True)
    return time.perf_counter() - begun


def peers(count: int, batch: int, url: str) -> None:
    for peer, variable in PEERS.items():
        python = os.environ.get(variable)
        if not python:
            print(f"{peer:28} not installed ({variable} names no interpreter that has it)")
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE bench_{peer}")
        try:
            script = str(Path(__file__).with_name("peers.py"))
            command = [python, script, peer, url.format(name=f"bench_{peer}"), str(count), str(batch)]
            ran = subprocess.run(command, capture_output=True, text=True, check=False)
            if ran.returncode:
                print(f"{peer:28} failed: {ran.stderr.strip().splitlines()[-1]}", file=sys.stderr)
                continue
            yield_of(peer, count, json.loads(ran.stdout.strip().splitlines()[-1]))
        finally:
            with connection.cursor() as cursor:
                cursor.execute(f"DROP DATABASE bench_{peer} WITH (FORCE)")


BASE: dict[str, float] = {}


def tell(what: str, count: int, seconds: float) -> None:
    share = f"{BASE['plain'] / BASE['count'] / (seconds / count):5.2f} of plain SQL" if BASE else ""
    print(f"{what:44} {count / seconds:9,.0f} vouchers a second  {share}", flush=True)


def yield_of(peer: str, count: int, found: dict[str, float]) -> None:
    """A peer's rows are fewer and narrower than ours: its share is that of plain SQL inserts of its own rows, where measured."""
    own = found.pop("plain", None)
    for way, seconds in found.items():
        what = f"{peer}, {'one by one' if way == 'one' else 'in bulk'}"
        share = f"{own / seconds:5.2f} of plain SQL inserts of its own rows" if own else ""
        print(f"{what:44} {count / seconds:9,.0f} vouchers a second  {share}", flush=True)


def measure(count: int, url: str) -> None:
    batch = LINES // 2
    plain_sql(batch, batch)  # once to warm up
    turns = [(plain_sql(count, batch), in_bulk(count, batch, f"{turn}-")) for turn in range(TURNS)]
    BASE["plain"], BASE["count"] = min(plain for plain, _ours in turns), count
    print(
        f"posting, {LINES:,} lines in a transaction, best of {TURNS}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )
    tell("plain SQL inserts of the same rows", count, BASE["plain"])
    tell("ours, in bulk", count, min(ours for _plain, ours in turns))
    whole, posting = one_by_one(200)
    tell("ours, through four hands", 200, whole)
    tell("  of which the posting alone", 200, posting)
    tell(
        f"ours, a file of {LINES:,} lines, read and checked",
        batch,
        min(file_of(LINES, f"档{turn}-") for turn in range(TURNS)),
    )
    peers(count, batch, url)
