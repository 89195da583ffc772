"""How long files of 10,000 rows take to come in, by the commands and as the portal's role: vouchers with --post, staff.

    scripts/with-services .venv/bin/python -m bench.imports [ROWS]

Works in a database of its own and drops it at the end. Each file is checked once more at the end: the second time
nothing may change.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import random
import sys
import tempfile
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import override_settings  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402

from finance.models import Entry, Voucher  # noqa: E402
from members.models import Person  # noqa: E402
from union_portal.core.audit.grants import ROLE  # noqa: E402

DICE = random.Random(1)
EXPENSES = ["50101", "50103", "50105", "50404"]
FAMILY, GIVEN = "王李张刘陈杨赵黄周吴", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平"


def vouchers(rows: int) -> str:
    """Two entries a voucher over three years."""
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(["date", "voucher", "summary", "account", "debit", "credit", "fund", "unit", "item"])
    for n in range(rows // 2):
        day = dt.date(2023, 1, 1) + dt.timedelta(days=n * 1_000 // (rows // 2))
        amount, item = (
            f"{DICE.randrange(100, 900_000) / 100:.2f}",
            DICE.choice(["", "三八妇女节", "春节慰问"]),
        )
        sheet.writerow(
            [
                day,
                f"记{n + 1}",
                "活动支出",
                DICE.choice(EXPENSES),
                amount,
                "",
                "",
                f"第{n % 40}工会小组",
                item,
            ]
        )
        sheet.writerow([day, f"记{n + 1}", "活动支出", "102", "", amount, "", "", ""])
    return out.getvalue()


def staff(rows: int) -> str:
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(["工号", "姓名", "性别", "出生日期", "科室", "职称", "入院日期", "手机", "会员"])
    for n in range(rows):
        name = DICE.choice(FAMILY) + DICE.choice(GIVEN) + DICE.choice(GIVEN)
        born = dt.date(1966, 1, 1) + dt.timedelta(days=DICE.randrange(12_000))
        department, mobile = f"第{n % 60 + 1}病区", f"140{n:08}"
        sheet.writerow(
            [20_000 + n, name, DICE.choice("男女"), born, department, "护师", "2015-07-01", mobile, "是"]
        )
    return out.getvalue()


def timed(what: str, *command: str) -> None:
    begun, worked = time.perf_counter(), time.process_time()
    call_command(*command, stdout=io.StringIO())
    took, worked = time.perf_counter() - begun, time.process_time() - worked
    print(f"{what}: {took:.1f} s, of which {worked:.1f} s at work here")


def measure(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder, override_settings(MEDIA_ROOT=folder):
        books, people = Path(folder, "vouchers.csv"), Path(folder, "staff.csv")
        books.write_text(vouchers(rows), "utf-8")
        people.write_text(staff(rows), "utf-8")
        timed(f"{rows} entries, posted", "import_vouchers", str(books), "--post")
        timed("the same file again", "import_vouchers", str(books), "--post")
        timed(f"{rows} people", "import_members", str(people), "--create-departments")
        timed("the same file again", "import_members", str(people), "--create-departments")
    print(
        f"now {Entry.objects.count()} entries in {Voucher.objects.posted().count()} posted vouchers, ", end=""
    )
    print(f"{Person.objects.count()} people; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    connection.close()
    connection.settings_dict["OPTIONS"]["assume_role"] = ROLE
    try:
        measure(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    finally:
        connection.close()
        connection.settings_dict["OPTIONS"].pop("assume_role")
        runner.teardown_databases(databases)
