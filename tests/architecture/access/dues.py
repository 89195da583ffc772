"""Who gets what of dues and the employer's contribution: one's own statement, or all of it for whoever keeps the books."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile

from finance.contribution import services as contributions
from finance.contribution.models import Contribution
from finance.dues.models import Assessment, DuesExemption, DuesPayment
from finance.dues.services import assessment, bases, exemptions, payments
from finance.dues_file import services as files
from finance.dues_file.models import DuesFile
from finance.voucher import services as vouchers
from members.models import Committee, Membership
from tests.architecture.access import desk
from tests.factories.members import CommitteeFactory, MembershipFactory, PersonFactory, UserFactory

PEOPLE = ("dues_auditor", "payer")
READERS = ["PREPARER", "CHECKER", "BOOKKEEPER", "CASHIER", "UNION_CHAIR", "dues_auditor"]
DAY = dt.date(2025, 3, 5)


def _member(base: str = "4000", *, by: Any) -> Any:
    person = PersonFactory()
    MembershipFactory(person=person)
    bases.enter_base(person, amount=Decimal(base), since=dt.date(2025, 1, 1), source="工资表", by=by)
    return person


def _file(person: Any, amount: str, by: Any) -> DuesFile:
    content = f"工号,姓名,会费\n{person.staff_number},{person.name},{amount}\n".encode()
    return files.take_in_deductions(
        ContentFile(content, "扣款.csv"), year=2025, month=2, paid_on=DAY, transferred=Decimal(amount), by=by
    )


def build(people: dict[str, Any]) -> dict[str, Any]:
    committee = CommitteeFactory(kind=Committee.Kind.AUDIT)
    people["dues_auditor"] = UserFactory(posts=["COMMITTEE_MEMBER"], posts__committee=committee)
    clerk = UserFactory()
    person = _member(by=clerk)
    people["payer"] = UserFactory(person=person)
    month = assessment.assess(2025, 2, by=clerk)
    paid = payments.take_payment(person, amount=Decimal(5), method="CASH", paid_on=DAY, by=clerk)
    unbooked = payments.take_payment(person, amount=Decimal(1), method="CASH", paid_on=DAY, by=clerk)
    vouchers.discard_voucher(vouchers.voucher_of(unbooked), by=clerk)
    taken = files.apply(_file(_member(by=clerk), "3", clerk), by=clerk)
    vouchers.discard_voucher(vouchers.voucher_of(taken), by=clerk)
    due = contributions.enter_payroll(year=2025, month=2, payroll=Decimal(1000), source="工资表", by=clerk)
    came = contributions.enter_payroll(year=2025, month=1, payroll=Decimal(1000), source="工资表", by=clerk)
    movement = contributions.receive(came, amount=Decimal(20), on=DAY, by=clerk)
    vouchers.discard_voucher(vouchers.voucher_of(movement), by=clerk)
    return {
        "ahead": payments.take_payment(
            PersonFactory(), amount=Decimal(5), method="CASH", paid_on=DAY, by=clerk
        ),
        "exemption": exemptions.exempt(PersonFactory(), since=dt.date(2025, 1, 1), reason="困难", by=clerk),
        "month": month,
        "due": month.dues.first(),
        "paid": paid,
        "unbooked": unbooked,
        "base": person.wage_bases.get(),
        "person": person,
        "taken": taken,
        "file": _file(person, "2", clerk),
        "contribution": Contribution.objects.get(pk=due.pk),
        "received": Contribution.objects.get(pk=came.pk),
    }


def reads(status: int, refused: int = 403, **row: Any) -> dict[str, Any]:
    return {"staff": refused, **dict.fromkeys(READERS, status), **row}


YEAR = {"kwargs": {"year": 2025}}

ROWS = {
    "finance:dues": {"staff": 200},
    "finance:dues-year": {"staff": 404, "payer": 200, **YEAR},
    "finance:dues-receipt POST": {"staff": 302, **YEAR},
    "finance:dues-payment-receipt POST": {"of": "paid", "staff": 404, "payer": 302, "CASHIER": 302},
    "finance:dues-person": reads(200, of="person"),
    "finance:dues-collection": reads(200),
    "finance:dues-collection-year": reads(200, **YEAR),
    "finance:dues-collection-export": reads(200, **YEAR),
    "finance:dues-arrears-list": reads(200),
    "finance:dues-remind POST": {"staff": 403, "PREPARER": 302, "CASHIER": 302},
    "finance:contribution": reads(200),
    "finance:contribution-year": reads(200, **YEAR),
    "finance:contribution-export": reads(200, **YEAR),
}

DESK = {
    "finance.assessment": desk(
        of="month", see=READERS, add=["PREPARER"], deeds={"compare": ["PREPARER"], "again": ["PREPARER"]}
    ),
    "finance.due": desk(of="due", see=READERS),
    "finance.duespayment": desk(
        of="paid", see=READERS, add=["CASHIER"],
        deeds={"book": ("unbooked", ["PREPARER", "CASHIER"]), "refund": ("ahead", ["CASHIER"]), "void": ["PREPARER", "CASHIER", "BOOKKEEPER"]},
    ),
    "finance.duesexemption": desk(of="exemption", see=READERS, add=["PREPARER"], deeds={"end": ["PREPARER"]}),
    "finance.wagebase": desk(of="base", see=READERS, add=["PREPARER"], reveal=["PREPARER"]),
    "finance.duesfile": desk(
        of="file", see=READERS, add=["PREPARER"],
        deeds={"apply": ["PREPARER"], "compare": ["PREPARER"], "book": ("taken", ["PREPARER"]), "discard": ["PREPARER"]},
    ),
    "finance.contribution": desk(
        of="contribution", see=READERS, add=["PREPARER"],
        deeds={
            "receive": ["CASHIER"], "remit": ("received", ["CASHIER"]), "correct": ["PREPARER"],
            "book": ("received", ["PREPARER"]), "void": ("received", ["CASHIER", "PREPARER", "BOOKKEEPER"]),
        },
    ),
}  # fmt: skip


def more_members(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    made = [PersonFactory() for _n in range(count)]
    Membership.objects.bulk_create(Membership(person=person, since=dt.date(2024, 1, 1)) for person in made)
    sealed = bases.propose_bases(
        dict.fromkeys([person.pk for person in made], Decimal(4000)), since=dt.date(2025, 1, 1), source="工资表",
        by=UserFactory(),
    )  # fmt: skip
    bases.put_in_force(sealed.values())
    assessment.assess(2025, 2, by=None)


def more_months(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    Assessment.objects.bulk_create(
        Assessment(year=1950 + n + count, month=1, assessed_by=people["PREPARER"]) for n in range(count)
    )


def more_payments(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    DuesPayment.objects.bulk_create(
        DuesPayment(
            person=PersonFactory(), method="PAYROLL", paid_on=DAY, amount=1, recorded_by=people["PREPARER"]
        )
        for _n in range(count)
    )


def more_files(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    DuesFile.objects.bulk_create(
        DuesFile(kind="BASES", name=f"{n}", sha256=f"{n}", since=DAY, uploaded_by=UserFactory())
        for n in range(count)
    )


def more_contributions(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for n in range(count):
        contributions.enter_payroll(
            year=2000 + count // 2 + n // 12,
            month=n % 12 + 1,
            payroll=Decimal(5),
            source="工资表",
            by=UserFactory(),
        )


def more_exemptions(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    DuesExemption.objects.bulk_create(
        DuesExemption(person=PersonFactory(), since=DAY, reason="x", entered_by=people["PREPARER"])
        for _n in range(count)
    )


LISTS = {
    "admin:finance_duesexemption_changelist": ("PREPARER", more_exemptions),
    "finance:dues-arrears-list": ("PREPARER", more_members),
    "admin:finance_assessment_changelist": ("PREPARER", more_months),
    "admin:finance_due_changelist": ("PREPARER", more_members),
    "admin:finance_duespayment_changelist": ("PREPARER", more_payments),
    "admin:finance_wagebase_changelist": ("PREPARER", more_members),
    "admin:finance_duesfile_changelist": ("PREPARER", more_files),
    "admin:finance_contribution_changelist": ("PREPARER", more_contributions),
}
