"""Who gets the books and statements, the fund report on its way, and the year's package."""

from __future__ import annotations

from typing import Any

from members.models import Committee
from tests.factories.members import CommitteeFactory, UserFactory

PEOPLE = ("audit_member",)
READERS = ["PREPARER", "CHECKER", "BOOKKEEPER", "CASHIER", "UNION_CHAIR", *PEOPLE]


def build(people: dict[str, Any]) -> dict[str, Any]:
    committee = CommitteeFactory(kind=Committee.Kind.AUDIT)
    people["audit_member"] = UserFactory(posts=["COMMITTEE_MEMBER"], posts__committee=committee)
    return {}


def readers(status: int, **more: Any) -> dict[str, Any]:
    return {"staff": 403, **dict.fromkeys(READERS, status), **more}


ROWS: dict[str, dict[str, Any]] = {
    "finance:sheets": readers(200),
    "finance:sheet": readers(200, kwargs={"kind": "trial-balance"}),
    "finance:sheet-export POST": readers(302, kwargs={"kind": "trial-balance"}),
}
