"""Who gets what of the audit committee's room: readers of the books see it, the committee asks, the keepers answer."""

from __future__ import annotations

import datetime as dt
from typing import Any

from finance.audit_room import services
from finance.audit_room.models import Audit, Sample
from members.models import Committee
from tests.architecture.access import desk
from tests.factories.finance import Office
from tests.factories.members import CommitteeFactory, UserFactory

PEOPLE = ("audit_chair", "audit_reader")
KEEPERS = ["PREPARER", "CHECKER", "BOOKKEEPER", "CASHIER"]
AUDITORS = ["audit_chair", "audit_reader"]
READERS = [*KEEPERS, "UNION_CHAIR", *AUDITORS]
DAY = dt.date(2025, 3, 5)


def build(people: dict[str, Any]) -> dict[str, Any]:
    office, committee = Office(), CommitteeFactory(kind=Committee.Kind.AUDIT)
    people["audit_chair"] = UserFactory(posts=["COMMITTEE_CHAIR"], posts__committee=committee)
    people["audit_reader"] = UserFactory(posts=["COMMITTEE_MEMBER"], posts__committee=committee)
    auditor = UserFactory(posts=["COMMITTEE_MEMBER"], posts__committee=committee)
    vouchers = [office.posted("102 D 5", "401 C 5", date=DAY) for _n in range(2)]
    audit = services.begin_audit(year=2025, by=auditor)
    sample = services.draw_sample(audit, rule=Sample.Rule.RANDOM, count=1, by=auditor)
    asked, answered = (services.ask(voucher, text="请说明", by=auditor) for voucher in vouchers)
    answered = services.answer(answered, answer="已附", by=office.bookkeeper)
    due, reported = (
        services.note_finding(audit, text="缺附件", working_days=5, by=auditor) for _n in range(2)
    )
    reported = services.report_repair(reported, repair="已补", by=office.bookkeeper)
    return {
        "audit": audit, "sample": sample, "sampled": sample.vouchers.get(), "asked": asked, "answered": answered,
        "due": due, "reported": reported,
    }  # fmt: skip


DESK = {
    "finance.audit": desk(
        of="audit", see=READERS, add=AUDITORS, deeds={"draw": AUDITORS, "find": AUDITORS, "sign": ["audit_chair"]}
    ),
    "finance.sample": desk(of="sample", see=READERS),
    "finance.sampledvoucher": desk(of="sampled", see=READERS, deeds={"sound": AUDITORS, "fault": AUDITORS}),
    "finance.question": desk(
        of="asked", see=READERS,
        deeds={
            "answer": KEEPERS, "close": ("answered", AUDITORS), "again": ("answered", AUDITORS),
            "fault": ("answered", AUDITORS),
        },
    ),
    "finance.auditfinding": desk(
        of="due", see=READERS,
        deeds={"report": KEEPERS, "accept": ("reported", AUDITORS), "again": ("reported", AUDITORS)},
    ),
}  # fmt: skip


def _auditor(objects: dict[str, Any]) -> Any:
    return objects["audit"].begun_by


def more_audits(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for n in range(count):
        Audit.objects.create(
            year=1900 + count + n, begun_by=_auditor(objects), begun_at=objects["audit"].begun_at
        )


def more_samples(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for _n in range(count):
        services.draw_sample(objects["audit"], rule=Sample.Rule.RANDOM, count=1, by=_auditor(objects))


def more_questions(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for _n in range(count):
        services.ask(objects["asked"].voucher, text="请说明", by=_auditor(objects))


def more_findings(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for _n in range(count):
        services.note_finding(objects["audit"], text="缺附件", by=_auditor(objects))


LISTS = {
    "admin:finance_audit_changelist": ("BOOKKEEPER", more_audits),
    "admin:finance_sample_changelist": ("BOOKKEEPER", more_samples),
    "admin:finance_sampledvoucher_changelist": ("BOOKKEEPER", more_samples),
    "admin:finance_question_changelist": ("BOOKKEEPER", more_questions),
    "admin:finance_auditfinding_changelist": ("BOOKKEEPER", more_findings),
}
