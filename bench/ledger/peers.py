"""How fast django-hordak and django-ledger post, each in a virtual environment of its own: started by ``bench.ledger``.

    PYTHON bench/ledger/peers.py (hordak|django_ledger) DATABASE-URL VOUCHERS BATCH

Makes its tables in the (empty) database that it is given, posts vouchers of two entries, and prints ``seconds`` per way
as JSON: "one" (each in a transaction of its own, the way their documents show), "bulk" where there is such a way, and then
"plain": the same rows by plain SQL inserts into tables of the same columns, checks and indexes, without a trigger.
"""

from __future__ import annotations

import json
import os
import sys
import time
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, urlsplit

APPS = {
    "hordak": ["mptt", "djmoney", "hordak"],
    "django_ledger": ["django.contrib.sessions", "django.contrib.messages", "treebeard", "django_ledger"],
}


def set_up(peer: str, url: str) -> None:
    import django
    from django.conf import settings

    parts = urlsplit(url)
    database = {
        "ENGINE": "django.db.backends.postgresql", "NAME": parts.path[1:], "USER": parts.username or "",
        "PASSWORD": parts.password or "", "PORT": parts.port or "",
        "HOST": parse_qs(parts.query).get("host", [parts.hostname or ""])[0],
    }  # fmt: skip
    settings.configure(
        DATABASES={"default": database}, SECRET_KEY="x", USE_TZ=True, TIME_ZONE="Asia/Shanghai", DEBUG=False,
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", *APPS[peer]],
        DEFAULT_AUTO_FIELD="django.db.models.AutoField", DEFAULT_CURRENCY="CNY", CURRENCIES=["CNY"],
        HORDAK_DECIMAL_PLACES=2, HORDAK_MAX_DIGITS=14,
    )  # fmt: skip
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def hordak(count: int, batch: int) -> dict[str, float]:
    from django.db import transaction
    from djmoney.money import Money
    from hordak.models import Account, Leg, Transaction

    bank = Account.objects.create(name="Bank", code="1", type="AS", currencies=["CNY"])
    spent = Account.objects.create(name="Spent", code="5", type="EX", currencies=["CNY"])
    sums = [Money(Decimal(n % 900 + 1), "CNY") for n in range(count)]

    begun = time.perf_counter()
    for amount in sums[: count // 10]:
        with transaction.atomic():
            made = Transaction.objects.create(description="活动支出")
            Leg.objects.create(transaction=made, account=spent, debit=amount)
            Leg.objects.create(transaction=made, account=bank, credit=amount)
    one = (time.perf_counter() - begun) * 10

    begun = time.perf_counter()
    for start in range(0, count, batch):
        with transaction.atomic():
            some = sums[start : start + batch]
            made = Transaction.objects.bulk_create(Transaction(description="活动支出") for _amount in some)
            Leg.objects.bulk_create(
                leg
                for of, amount in zip(made, some, strict=True)
                for leg in (
                    Leg(transaction=of, account=spent, debit=amount),
                    Leg(transaction=of, account=bank, credit=amount),
                )
            )
    bulk = time.perf_counter() - begun
    return {"one": one, "bulk": bulk, "plain": plain({Transaction: 1, Leg: 2}, count, batch)}


def plain(models: dict[Any, int], count: int, batch: int) -> float:
    """The rows last posted, so many of each model a voucher, once more."""
    from django.db import connection, transaction

    inserts = []
    with connection.cursor() as cursor:
        for model, each in models.items():
            table = model._meta.db_table
            cursor.execute(f"CREATE TABLE bench_{table} (LIKE {table} INCLUDING ALL)")
            cursor.execute(f"SELECT * FROM {table} ORDER BY id DESC LIMIT {count * each}")
            names = ", ".join(f'"{column.name}"' for column in cursor.description)
            values = ", ".join(["%s"] * len(cursor.description))
            insert = f"INSERT INTO bench_{table} ({names}) OVERRIDING SYSTEM VALUE VALUES ({values})"
            inserts.append((insert, cursor.fetchall(), each))
    begun = time.perf_counter()
    for start in range(0, count, batch):
        with transaction.atomic(), connection.cursor() as cursor:
            for insert, rows, each in inserts:
                cursor.executemany(insert, rows[start * each : (start + batch) * each])
    return time.perf_counter() - begun


def django_ledger(count: int, batch: int) -> dict[str, float]:
    from django.contrib.auth import get_user_model
    from django.utils import timezone
    from django_ledger.models import EntityModel

    admin = get_user_model().objects.create_user("bench")
    entity = EntityModel.create_entity(name="Union", use_accrual_method=False, admin=admin, fy_start_month=1)
    chart = entity.create_chart_of_accounts(assign_as_default=True, commit=True)
    entity.populate_default_coa(activate_accounts=True, coa_model=chart)
    accounts = entity.get_coa_accounts(active=True)
    bank = accounts.filter(role="asset_ca_cash").first()
    spent = accounts.filter(role="ex_regular").first()
    ledger = entity.create_ledger(name="Books", posted=True)
    few = count // 10
    begun, now = time.perf_counter(), timezone.now()
    for n in range(few):
        amount = Decimal(n % 900 + 1)
        ledger.commit_txs(
            je_timestamp=now,
            je_posted=True,
            je_ledger_model=ledger,
            je_txs=[
                {"account": spent, "amount": amount, "tx_type": "debit", "description": "活动支出"},
                {"account": bank, "amount": amount, "tx_type": "credit", "description": "活动支出"},
            ],
        )
    return {"one": (time.perf_counter() - begun) * 10}


if __name__ == "__main__":
    peer, url, count, batch = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "")
    set_up(peer, url)
    print(json.dumps({"hordak": hordak, "django_ledger": django_ledger}[peer](count, batch)))
