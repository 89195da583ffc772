"""Who gets what of the bank accounts: readers of the books see all, the cashier brings statements, others match them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from finance.bank import services
from finance.bank.models import BankAccount, BankLine, BankStatement, Reconciliation
from finance.period import services as periods
from finance.period.models import Period
from members.models import Committee, Post
from tests.architecture.access import desk
from tests.factories.finance import Office, account
from tests.factories.members import CommitteeFactory, UserFactory

PEOPLE = ("bank_auditor",)
READERS = ["PREPARER", "CHECKER", "BOOKKEEPER", "CASHIER", "UNION_CHAIR", "bank_auditor"]
MATCHERS = ["PREPARER", "BOOKKEEPER"]
BRINGERS = [*MATCHERS, "CASHIER"]
HEADS = "交易日,交易时间,借方金额,贷方金额,余额,摘要,流水号,收/付方名称\n"


def build(people: dict[str, Any]) -> dict[str, Any]:
    office = Office()
    people["bank_auditor"] = UserFactory(
        posts=["COMMITTEE_MEMBER"], posts__committee=CommitteeFactory(kind=Committee.Kind.AUDIT)
    )
    bank = services.open_account(
        name="基本户", bank="CMB", number="", ledger=account("102"), since=dt.date(2025, 3, 1),
        opening_balance=Decimal(0), by=office.bookkeeper,
    )  # fmt: skip
    file = f"{HEADS}20250305,09:00:00,,5.00,5.00,会费,G1,张三\n20250306,09:00:00,,6.00,11.00,利息,G2,银行\n"
    statement = services.upload(bank, file.encode(), name="三月.csv", by=office.cashier)
    services.take_over(statement, by=office.cashier)
    office.posted("102 D 5", "401 C 5", date=dt.date(2025, 3, 5))
    services.match_certain(bank, by=office.preparer)
    ready = services.upload(
        bank, f"{HEADS}20250401,09:00:00,,1.00,12.00,息,G3,行\n".encode(), name="四月.csv", by=office.cashier
    )
    made = services.make_reconciliation(
        bank, period=periods.period_of(dt.date(2025, 3, 1)), by=office.preparer
    )
    april = services.make_reconciliation(
        bank, period=periods.period_of(dt.date(2025, 4, 1)), by=office.preparer
    )
    return {
        "bank": bank, "statement": ready, "line": bank.lines.get(amount=6), "matched": bank.lines.get(amount=5),
        "made": made, "confirmed": services.confirm(april, by=office.checker),
    }  # fmt: skip


ROWS: dict[str, dict[str, Any]] = {
    "admin:finance_bankaccount_matching": {
        "of": "bank", "staff": 302, **dict.fromkeys(Post.Kind.values, 404), **dict.fromkeys(READERS, 403),
        **dict.fromkeys(MATCHERS, 200),
    },
    "admin:finance_bankaccount_matching POST": {
        "of": "bank", "staff": 302, **dict.fromkeys(Post.Kind.values, 404), **dict.fromkeys(READERS, 403),
        **dict.fromkeys(MATCHERS, 422), "data": {"hand": "1"},
    },
    "admin:finance_bankline_export": {
        "staff": 302, **dict.fromkeys(Post.Kind.values, 403), **dict.fromkeys(READERS, 200),
    },
}  # fmt: skip

DESK = {
    "finance.bankaccount": desk(
        of="bank", see=READERS, add=["BOOKKEEPER"], deeds={"reconcile": MATCHERS, "close": ["BOOKKEEPER"]}
    ),
    "finance.bankstatement": desk(
        of="statement", see=READERS, add=BRINGERS, deeds={"take": BRINGERS, "drop": BRINGERS}
    ),
    "finance.bankline": desk(
        of="line", see=READERS, deeds={"voucher": MATCHERS, "unmatch": ("matched", MATCHERS)}
    ),
    "finance.reconciliation": desk(
        of="made", see=READERS,
        deeds={"confirm": ["CHECKER"], "paper": READERS, "withdraw": ("confirmed", ["BOOKKEEPER", "CHECKER"])},
    ),
}  # fmt: skip


def more_accounts(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for n, ledger in enumerate(type(account("102")).objects.filter(bank_account=None)[:count]):
        BankAccount.objects.create(name=f"{count}-{n}", bank="CMB", ledger=ledger, since=dt.date(2025, 1, 1))


def more_statements(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    BankStatement.objects.bulk_create(
        BankStatement(account=objects["bank"], name=f"{n}.csv", content=b"", uploaded_by=people["CASHIER"])
        for n in range(count)
    )


def more_lines(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    BankLine.objects.bulk_create(
        BankLine(
            account=objects["bank"], statement=objects["statement"], day=dt.date(2025, 4, 1), place=count * 100 + n,
            amount=5, key=f"{count}-{n}",
        )
        for n in range(count)
    )  # fmt: skip


def more_reconciliations(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    made = objects["made"]
    for n in range(count):
        Reconciliation.objects.create(
            account=made.account, period=Period.objects.create(year=2030 + n, month=1 + (count > 1)), made_by=people["PREPARER"],
            made_at=made.made_at, bank_balance=5, book_balance=5, adjusted=5,
        )  # fmt: skip


LISTS = {
    "admin:finance_bankaccount_changelist": ("BOOKKEEPER", more_accounts),
    "admin:finance_bankstatement_changelist": ("BOOKKEEPER", more_statements),
    "admin:finance_bankline_changelist": ("BOOKKEEPER", more_lines),
    "admin:finance_reconciliation_changelist": ("BOOKKEEPER", more_reconciliations),
}
