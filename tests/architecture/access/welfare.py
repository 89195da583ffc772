"""Who gets what of the aid cases: the applicant, the assigned officer, the committee and the chair while it is with them."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from members.models import Committee, Post
from tests.architecture.access import desk
from tests.factories.core import attach
from tests.factories.members import CommitteeFactory, UserFactory
from tests.factories.welfare import AidCaseFactory
from welfare.aid_case import services
from welfare.aid_case.workflow import AidKind, State
from welfare.visit.services import record_visit

PEOPLE = ("applicant", "assigned", "welfare_secretary", "welfare_member")
OFFICERS = ["WELFARE_OFFICER", "assigned"]
COMMITTEE = ["welfare_secretary", "welfare_member"]


def build(people: dict[str, Any]) -> dict[str, Any]:
    """One case in each state that matters; what the applicant does is tried on the applicant's own."""
    committee = CommitteeFactory(kind=Committee.Kind.WELFARE)
    people["applicant"] = applicant = UserFactory()
    people["assigned"] = officer = UserFactory(posts=["WELFARE_OFFICER"])
    people["welfare_secretary"] = UserFactory(posts=["COMMITTEE_SECRETARY"], posts__committee=committee)
    people["welfare_member"] = UserFactory(posts=["COMMITTEE_MEMBER"], posts__committee=committee)
    mine = {"applied_by": applicant, "officer": officer}
    checking = AidCaseFactory(state=State.CHECKING, kind=AidKind.ILLNESS_RELIEF, **mine)
    draft = AidCaseFactory(state=State.DRAFT, kind=AidKind.WINTER_CARE, applied_by=applicant)
    services.record_check(
        checking, income=Decimal(60_000), rigid_expenditure=Decimal(0), people=3, sudden_costs=Decimal(0),
        findings="已核对", by=officer,
    )  # fmt: skip
    visit = record_visit(checking, visited_on=checking.applied_on, note="家访", by=officer)
    return {
        "draft": draft,
        "new": AidCaseFactory(state=State.APPLIED),
        "checking": checking,
        "committee": AidCaseFactory(state=State.COMMITTEE, officer=officer),
        "notice": AidCaseFactory(state=State.PUBLIC_NOTICE, officer=officer),
        "approval": AidCaseFactory(state=State.APPROVAL, officer=officer),
        "evidence": SimpleNamespace(
            public_id=draft.public_id, evidence_id=attach(draft, by=applicant).public_id
        ),
        "visit": SimpleNamespace(pk=checking.pk, part="visit", part_id=visit.pk, field="note"),
    }


def own(of: str, status: int = 200, **more: Any) -> dict[str, Any]:
    """A page of the applicant's alone."""
    return {"of": of, "staff": 404, "applicant": status, **more}


ROWS: dict[str, dict[str, Any]] = {
    "welfare:aidcase-new": {"staff": 200},
    "welfare:aidcase-new POST": {"data": {"kind": "LIVING"}, "staff": 302},
    "welfare:aidcase": own("checking", assigned=302),
    "welfare:aidcase-consent": own("draft"),
    "welfare:aidcase-consent POST": own("draft", 302, data={"aid": "on"}),
    "welfare:aidcase-discard POST": own("draft", 302),
    "welfare:aidcase-details": own("draft"),
    "welfare:aidcase-details POST": own("draft", 422, data={"illness": "x"}),
    "welfare:aidcase-autosave POST": own("draft", data={"illness": "x"}),
    "welfare:aidcase-evidence POST": own("draft", 302),
    "welfare:aidcase-evidence-remove POST": own("evidence", 302),
    "welfare:aidcase-review": own("draft"),
    "welfare:aidcase-review POST": own("draft", 422),
    "welfare:aidcase-own-data": own("checking"),
    "welfare:aidcase-account": own("checking"),
    "welfare:aidcase-account POST": own("checking", 422, data={"bank_account": "1"}),
    "welfare:aidcase-withdraw POST": own("checking", 302),
    "admin:welfare_aidcase_reveal_part POST": {
        "of": "visit",
        "staff": 302,
        **dict.fromkeys([*Post.Kind.values, *COMMITTEE], 404),
        "UNION_CHAIR": 403,
        "assigned": 200,
    },
}

DESK = {
    "welfare.aidcase": desk(
        of="checking",
        see=[*OFFICERS, *COMMITTEE, "UNION_CHAIR"],
        open=["assigned"],
        reveal=["assigned"],
        deeds={
            "take-on": ("new", OFFICERS),
            "check": ["assigned"],
            "visit": ["assigned"],
            "lay-before-committee": ["assigned"],
            "ask-for-completion": ["assigned"],
            "hand-over": ["assigned", "UNION_CHAIR"],
            "decide": ("committee", ["welfare_secretary"]),
            "send-back": ("committee", ["welfare_secretary"]),
            "submit": ("notice", ["assigned"]),
            "approve": ("approval", ["UNION_CHAIR"]),
            "refuse": ("approval", ["UNION_CHAIR"]),
        },
    ),
}


def more_cases(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for _n in range(count):
        AidCaseFactory(state=State.CHECKING, officer=people["assigned"])


LISTS = {"admin:welfare_aidcase_changelist": ("assigned", more_cases)}
