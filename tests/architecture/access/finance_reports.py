"""Who gets the books and statements, the fund report on its way, and the year's package."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from finance.archive.models import YearPackage
from finance.report import services
from finance.report.figures import build as build_figures
from finance.report.models import YearReport
from finance.report.snapshot import freeze
from finance.report.workflow import State
from members.models import Committee
from tests.architecture.access import desk
from tests.factories.finance import Office
from tests.factories.members import CommitteeFactory, UserFactory

PEOPLE = ("audit_member",)
KEEPERS = ["CHECKER", "BOOKKEEPER"]
READERS = ["PREPARER", "CHECKER", "BOOKKEEPER", "CASHIER", "UNION_CHAIR", *PEOPLE]


def build(people: dict[str, Any]) -> dict[str, Any]:
    committee = CommitteeFactory(kind=Committee.Kind.AUDIT)
    people["audit_member"] = UserFactory(posts=["COMMITTEE_MEMBER"], posts__committee=committee)
    office = Office()
    office.booked((dt.date(2025, 3, 5), "102 D 5", "401 C 5"))
    return {
        "office": office,
        "report": services.make(2025, by=office.bookkeeper),
        "signed": _report(office, 2024, State.SIGNED),
        "approved": _report(office, 2023, State.APPROVED),
        "package": _package(office),
    }


def _package(office: Office) -> YearPackage:
    return YearPackage.objects.create(
        year=2024,
        made_by=office.bookkeeper,
        files=1,
        vouchers=1,
        size=1,
        sha256="0" * 64,
        index=[["a", 1, "0" * 64]],
    )


def _report(office: Office, year: int, state: str) -> YearReport:
    """In a state, without its way there."""
    at = timezone.now()
    signed = {"signed_by": office.checker, "signed_at": at} if state != State.DRAFT else {}
    approver = (
        {"approved_by": UserFactory(), "approved_at": at}
        if state in {State.APPROVED, State.PUBLISHED}
        else {}
    )
    shown = {"published_at": at, "published_figures": {}} if state == State.PUBLISHED else {}
    return YearReport.objects.create(
        year=year, state=state, figures=freeze(build_figures(year)), counted_at=at, made_by=office.bookkeeper,
        **signed, **approver, **shown,
    )  # fmt: skip


def readers(status: int, **more: Any) -> dict[str, Any]:
    return {"staff": 403, **dict.fromkeys(READERS, status), **more}


ROWS: dict[str, dict[str, Any]] = {
    "finance:sheets": readers(200),
    "finance:sheet": readers(200, kwargs={"kind": "trial-balance"}),
    "finance:sheet-export POST": readers(302, kwargs={"kind": "trial-balance"}),
    "finance:year-package-make": {"staff": 403, **dict.fromkeys(KEEPERS, 200)},
    "finance:year-package-make POST": {"staff": 403, **dict.fromkeys(KEEPERS, 422), "data": {"year": 1066}},
    "finance:year-report-make POST": {"staff": 403, "BOOKKEEPER": 302, "kwargs": {"year": 2025}},
    "finance:published-report-list": {"staff": 200},
    "finance:published-report": {"of": "report", "staff": 404, **dict.fromkeys(READERS, 200)},
    "finance:published-report-publish POST": {
        "of": "report", "staff": 404, **dict.fromkeys(READERS, 403), "UNION_CHAIR": 302,
    },
}  # fmt: skip

DESK = {
    "finance.yearreport": desk(
        of="report", see=READERS,
        deeds={
            "sign": ["CHECKER"], "approve": ("signed", ["UNION_CHAIR"]), "publish": ("approved", ["UNION_CHAIR"]),
            "write": ["BOOKKEEPER"], "count": ["BOOKKEEPER"], "return": ("signed", ["UNION_CHAIR"]),
        },
    ),
    "finance.yearpackage": desk(
        of="package", see=[*KEEPERS, "UNION_CHAIR", "audit_member"],
        deeds={"check": [*KEEPERS, "UNION_CHAIR", "audit_member"]},
    ),
}  # fmt: skip


def more_packages(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for _number in range(count):
        _package(objects["office"])


def more_published(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for number in range(count):
        _report(objects["office"], 2026 + count + number, State.PUBLISHED)


LISTS = {
    "finance:published-report-list": ("staff", more_published),
    "admin:finance_yearpackage_changelist": ("BOOKKEEPER", more_packages),
    "admin:finance_yearreport_changelist": ("BOOKKEEPER", more_published),
}
