"""Who gets what of the books: whoever keeps, checks, leads or audits them reads all; each deed is one duty's."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone

from finance.account import services as accounts
from finance.account.models import Fund
from finance.closing import services as closings
from finance.imports import services as imports
from finance.imports.models import VoucherImport
from finance.payment import services as payment
from finance.payment.models import PaymentTemplate
from finance.payment.sources import sources
from finance.period import services as periods
from finance.period.models import MonthBalance, Period
from finance.template.models import VoucherTemplate
from finance.voucher import services
from members.models import Committee, Post
from tests.architecture.access import desk
from tests.factories.finance import Office, account, budget, line
from tests.factories.members import CommitteeFactory, PersonFactory, UserFactory
from union_portal.core.base import new_public_id

PEOPLE = ("audit_member", "own_preparer")
READERS = ["PREPARER", "CHECKER", "BOOKKEEPER", "CASHIER", "UNION_CHAIR", *PEOPLE]
PREPARERS = ["PREPARER", "own_preparer"]
DAY = dt.date(2025, 3, 5)
FILE = (
    "date,voucher,summary,account,debit,credit,fund,unit,item\n"
    "2024-03-05,1,会费,102,5,,,,\n2024-03-05,1,会费,401,,5,,,\n"
)


class AnyRecord:
    """A person's own record asks for a payment here, so that finance needs no app above."""

    model = "members.person"
    kind = "Person"

    def title(self, source: Any) -> str:
        return str(source.staff_number)

    def url(self, key: int) -> str:
        return "/"


def _payment(state: str = "") -> Any:
    """An approved request; ``changed``: its account was changed afterwards; ``large``: the chair must sign it too."""
    if "members.person" not in sources:
        sources.register("members.person", AnyRecord())
    payee, chair = PersonFactory(), UserFactory(posts=["UNION_CHAIR"])
    found = payment.request_payment(
        payee,
        payee=payee,
        amount=Decimal(1001 if state == "large" else 5),
        account_code="50404",
        summary="帮扶",
        by=UserFactory() if state == "large" else chair,
        payee_account="6222",
    )
    return payment.change_payee_account(found, payee_account="1", by=chair) if state == "changed" else found


def _reversed(office: Office) -> Any:
    """A paid request whose voucher was reversed."""
    paid = payment.pay(_payment(), by=office.cashier)
    office.undone(paid.voucher)
    paid.refresh_from_db()
    return paid


def _template(by: Any, **fields: Any) -> PaymentTemplate:
    template = VoucherTemplate.objects.create(name=new_public_id(), summary="x")
    return PaymentTemplate.objects.create(account=account("50404"), template=template, chosen_by=by, **fields)


def build(people: dict[str, Any]) -> dict[str, Any]:
    """A voucher in each state, all prepared by ``own_preparer``."""
    office = Office()
    committee = CommitteeFactory(kind=Committee.Kind.AUDIT)
    people["audit_member"] = UserFactory(posts=["COMMITTEE_MEMBER"], posts__committee=committee)
    people["own_preparer"] = office.preparer
    budget("50404", 5_000, year=timezone.localdate().year)
    closed = account("408")
    closed.is_closed = True
    closed.save()
    pair = ("102 D 5", "401 C 5")
    posted = office.posted(*pair, date=DAY)
    return {
        "draft": office.draft(*pair),
        "prepared": services.prepare_voucher(office.draft(*pair), by=office.preparer),
        "checked": office.checked("40301 D 5", "401 C 5"),
        "posted": posted,
        "posted_now": office.posted(*pair, date=timezone.localdate()),
        "entry": posted.entries.first(),
        "balance": MonthBalance.objects.first(),
        "account": account("50105"),
        "closed": closed,
        "heading": account("505"),
        "own_account": accounts.open_sub_account(account("505"), name="驻会补助", by=office.bookkeeper),
        "fund": Fund.objects.create(code="F1", name="帮扶"),
        "month": periods.period_of(DAY),
        "closed_month": closings.close_period(periods.period_of(dt.date(2020, 1, 1)), by=office.bookkeeper),
        "line": budget("50105", 5_000, year=2025),
        "payment": _payment(),
        "changed": _payment("changed"),
        "to_sign": _payment("large"),
        "reversed": _reversed(office),
        "payment_template": _template(office.bookkeeper),
        "import": _import(office),
    }


def _import(office: Office) -> VoucherImport:
    """A file that was read and may be taken over."""
    batch = imports.upload("VOUCHERS", FILE.encode(), name="v.csv", by=office.preparer)
    imports.preview(batch)
    batch.refresh_from_db()
    return batch


def readers(status: int, **more: Any) -> dict[str, Any]:
    return {"staff": 403, **dict.fromkeys(READERS, status), **more}


OFFICE: dict[str, Any] = {
    "staff": 302,
    **dict.fromkeys(Post.Kind.values, 403),
    "audit_member": 403,
    "own_preparer": 403,
}
"""Doors of the desk: who holds no post is sent away, who holds another is refused."""

ROWS: dict[str, dict[str, Any]] = {
    "finance:fund-report": readers(302),
    "finance:fund-report-page": readers(200, kwargs={"year": 2025}),
    "finance:fund-report-export POST": readers(302, kwargs={"year": 2025}),
    "admin:finance_voucher_sums POST": {**OFFICE, **dict.fromkeys(PREPARERS, 200), "data": {"line-0-debit": "5"}},
    "admin:finance_voucher_edit": {
        "of": "draft", "staff": 302, **dict.fromkeys(Post.Kind.values, 404), **dict.fromkeys(READERS, 403),
        "own_preparer": 200,
    },
    "admin:finance_voucherimport_upload": {**OFFICE, **dict.fromkeys([*PREPARERS, "BOOKKEEPER"], 200)},
    "admin:finance_voucherimport_upload POST": {
        **OFFICE, **dict.fromkeys([*PREPARERS, "BOOKKEEPER"], 422), "data": {"kind": "VOUCHERS"},
    },
}  # fmt: skip

DESK = {
    "finance.account": desk(
        of="account", see=READERS,
        deeds={
            "divide": ("heading", ["BOOKKEEPER"]), "rename": ("own_account", ["BOOKKEEPER"]), "close": ["BOOKKEEPER"],
            "open": ("closed", ["BOOKKEEPER"]),
        },
    ),
    "finance.fund": desk(of="fund", see=READERS, add=["BOOKKEEPER"]),
    "finance.period": desk(
        of="month", see=READERS, deeds={"close": ["BOOKKEEPER"], "reopen": ("closed_month", ["BOOKKEEPER", "UNION_CHAIR"])}
    ),
    "finance.monthbalance": desk(of="balance", see=READERS),
    "finance.voucher": desk(
        of="draft", see=READERS, add=PREPARERS,
        deeds={
            "prepare": ["own_preparer"], "check": ("prepared", ["CHECKER"]), "sign": ("prepared", ["CASHIER"]),
            "post": ("checked", ["BOOKKEEPER"]), "return": ("prepared", ["CHECKER"]), "attach": ["own_preparer"],
            "reverse": ("posted", PREPARERS), "discard": ["own_preparer"],
            "template": [*PREPARERS, "BOOKKEEPER"], "adjust": ("posted_now", PREPARERS),
            "correct-year": ("posted", PREPARERS), "question": ("posted", ["audit_member"]),
        },
    ),
    "finance.entry": desk(of="entry", see=READERS),
    "finance.budgetline": desk(of="line", see=READERS),
    "finance.paymentrequest": desk(
        of="payment", see=[*READERS, "HOSPITAL_LEADER"], open=READERS, reveal=["CASHIER"],
        deeds={"sign": ("to_sign", ["UNION_CHAIR"]), "pay": ["CASHIER"], "give-back": ["CASHIER"],
               "book-again": ("reversed", PREPARERS), "pay-again": ("reversed", ["CASHIER"])},
    ),
    "finance.paymenttemplate": desk(
        of="payment_template", see=READERS, add=["BOOKKEEPER"], deeds={"drop": ["BOOKKEEPER"]}
    ),
    "finance.voucherimport": desk(
        of="import", see=READERS,
        deeds={
            "take": [*PREPARERS, "BOOKKEEPER"], "post": ["BOOKKEEPER"], "drop": [*PREPARERS, "BOOKKEEPER"],
        },
    ),
}  # fmt: skip


def more_vouchers(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    office = Office()
    office.posted("102 D 1000", line("40302 C 1000", fund=objects["fund"]), date=DAY)
    for n in range(count - 1):
        office.posted(line("50105 D 5", item=f"{count}-{n}", fund=objects["fund"]), "102 C 5", date=DAY)


def more_templates(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for _n in range(count):
        _template(people["BOOKKEEPER"], is_closed=True)


def more_payments(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for _n in range(count):
        payment.pay(_payment(), by=UserFactory(posts=["CASHIER"]))


def more_months(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    Period.objects.bulk_create(
        Period(
            year=1900 + n % 12 + count,
            month=n // 12 + 1,
            closed_at=timezone.now(),
            closed_by=people["BOOKKEEPER"],
        )
        for n in range(count)
    )


def more_funds(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    Fund.objects.bulk_create(Fund(code=f"{count}-{n}", name=f"{count}-{n}") for n in range(count))


def more_budget(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for n in range(count):
        budget("50102", 100, year=2000 + count + n)


def more_files(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for n in range(count):
        imports.upload("VOUCHERS", f"{count}-{n}".encode(), name="v.csv", by=UserFactory())


def nothing(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    """The chart of accounts has its length from the start."""


LISTS = {
    "admin:finance_account_changelist": ("BOOKKEEPER", nothing),
    "admin:finance_fund_changelist": ("BOOKKEEPER", more_funds),
    "admin:finance_period_changelist": ("BOOKKEEPER", more_months),
    "admin:finance_monthbalance_changelist": ("BOOKKEEPER", more_vouchers),
    "admin:finance_voucher_changelist": ("BOOKKEEPER", more_vouchers),
    "admin:finance_entry_changelist": ("BOOKKEEPER", more_vouchers),
    "admin:finance_budgetline_changelist": ("BOOKKEEPER", more_budget),
    "admin:finance_paymentrequest_changelist": ("BOOKKEEPER", more_payments),
    "admin:finance_paymenttemplate_changelist": ("BOOKKEEPER", more_templates),
    "admin:finance_voucherimport_changelist": ("BOOKKEEPER", more_files),
}
