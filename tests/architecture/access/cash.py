"""Who gets what of the cash box: the cashier counts, a colleague of the office witnesses, readers of the books read."""

from __future__ import annotations

import datetime as dt
from typing import Any

from finance.cash import services
from finance.cash.models import CashCount
from finance.voucher.models import Voucher
from members.models import Committee, Post
from tests.architecture.access import desk
from tests.factories.finance import Office, account
from tests.factories.members import CommitteeFactory, UserFactory

PEOPLE = ("cash_auditor",)
READERS = ["PREPARER", "CHECKER", "BOOKKEEPER", "CASHIER", "UNION_CHAIR", "cash_auditor"]
WITNESSES = ["PREPARER", "CHECKER", "BOOKKEEPER", "UNION_CHAIR"]


def build(people: dict[str, Any]) -> dict[str, Any]:
    office = Office()
    people["cash_auditor"] = UserFactory(
        posts=["COMMITTEE_MEMBER"], posts__committee=CommitteeFactory(kind=Committee.Kind.AUDIT)
    )
    office.posted("101 D 5", "401 C 5", date=dt.date(2025, 3, 5))
    count = services.close_day(account("101"), day=dt.date(2025, 3, 5), pieces={"5": 1}, by=office.cashier)
    short = services.close_day(
        account("101"), day=dt.date(2025, 3, 6), pieces={"1": 1}, cause="不明", by=office.cashier
    )
    short = services.witness(short, by=office.checker)
    Voucher.objects.about(short).delete()
    return {"count": count, "short": short}


ROWS: dict[str, dict[str, Any]] = {
    "admin:finance_cashcount_journal": {
        "staff": 302, **dict.fromkeys(Post.Kind.values, 403), **dict.fromkeys(READERS, 200),
    },
}  # fmt: skip

DESK = {
    "finance.cashcount": desk(
        of="count", see=READERS, add=["CASHIER"],
        deeds={"witness": WITNESSES, "return": WITNESSES, "recount": ["CASHIER"], "book": ("short", ["PREPARER"])},
    ),
}  # fmt: skip


def more_counts(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    made = objects["count"]
    CashCount.objects.bulk_create(
        CashCount(
            account=made.account, day=dt.date(2020, 1 + (count > 1), 1 + n), counted=5, book=5,
            cashier=people["CASHIER"], counted_at=made.counted_at,
        )
        for n in range(count)
    )  # fmt: skip


LISTS = {"admin:finance_cashcount_changelist": ("BOOKKEEPER", more_counts)}
