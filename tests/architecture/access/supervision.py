"""Supervision of proposals: the board of what is late, urging, and the discipline supervisor's checks."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from members.models import Post
from proposals.case.workflow import State as CaseState
from proposals.models import Check, Finding, ProposalCase, ProposalImport
from proposals.supervision.workflow import State
from tests.architecture.access import desk
from tests.factories.members import UserFactory
from tests.factories.proposals import bare_case, bare_proposal, handler

RUNS = ["COMMITTEE_CHAIR", "COMMITTEE_SECRETARY"]
COMMITTEE = [*RUNS, "COMMITTEE_MEMBER"]
OVERSEERS = ["HOSPITAL_LEADER", "UNION_CHAIR", "DISCIPLINE_SUPERVISOR"]
DEPARTMENTS = ["DEPARTMENT_HANDLER", "DEPARTMENT_HEAD"]
PEOPLE = ("proposer", "worker")


def build(people: dict[str, Any]) -> dict[str, Any]:
    people |= {"proposer": UserFactory(), "worker": handler()}
    case = bare_case(CaseState.IN_PROGRESS, worker=people["worker"], head=people["HOSPITAL_LEADER"])
    ProposalCase.objects.filter(pk=case.pk).update(due_on=timezone.localdate() - dt.timedelta(days=9))
    check = Check.objects.create(case=case, begun_by=people["DISCIPLINE_SUPERVISOR"])
    return {
        "late": bare_proposal(proposer=people["proposer"].person, case=case, confidential=True),
        "check": check,
        "list": ProposalImport.objects.create(name="七届三次.xlsx", uploaded_by=people["worker"]),
        "imported": ProposalImport.objects.create(
            name="七届二次.xlsx",
            uploaded_by=people["worker"],
            state="APPLIED",
            applied_by=people["worker"],
            applied_at=timezone.now(),
        ),
        "asked": finding(check, people),
        "corrected": finding(
            check,
            people,
            state=State.ANSWERED,
            answer="已补",
            answered_by=people["worker"],
            answered_at=timezone.now(),
        ),
    }


def finding(check: Check, people: dict[str, Any], **fields: Any) -> Finding:
    row = {"aspect": "CONTENT", "grade": "FLAWED", "words": "答复未回应第二项", "state": State.ASKED} | fields
    return Finding.objects.create(
        check_of=check, found_by=people["DISCIPLINE_SUPERVISOR"], due_on=timezone.localdate(), **row
    )


SEE = dict.fromkeys([*COMMITTEE, *OVERSEERS], 200)

ROWS = {
    "proposals:overdue-board": {"staff": 403, **SEE},
    "proposals:overdue-export": {"staff": 403, **SEE},
    "proposals:proposal-urge": {
        "of": "late", "staff": 404, "proposer": 200, "worker": 403, **dict.fromkeys([*COMMITTEE, *OVERSEERS], 403),
    },
    "proposals:proposal-urge POST": {
        "of": "late", "staff": 404, "proposer": 302, "worker": 403, "data": {"words": "请尽快答复"},
        **dict.fromkeys([*COMMITTEE, *OVERSEERS], 403),
    },
    "proposals:ledger-export": {"staff": 200},
    "proposals:proposal-follow POST": {
        "of": "late", "staff": 404, "worker": 302, "proposer": 403, **dict.fromkeys([*COMMITTEE, *OVERSEERS], 302),
    },
    "proposals:proposal-story": {
        "of": "late", "staff": 404, "worker": 200, "proposer": 200, **dict.fromkeys([*COMMITTEE, *OVERSEERS], 200),
    },
    "proposals:proposal-story-pdf POST": {
        "of": "late", "staff": 404, "worker": 302, "proposer": 302, **dict.fromkeys([*COMMITTEE, *OVERSEERS], 302),
    },
    "admin:proposals_proposalimport_template": {
        "staff": 302, "delegate": 302, "proposer": 302,
        **dict.fromkeys([*Post.Kind.values, "worker"], 403), **dict.fromkeys(RUNS, 200),
    },
    "admin:proposals_check_sample": {
        "staff": 302, "delegate": 302, "proposer": 302,
        **dict.fromkeys([*Post.Kind.values, "worker"], 403), "DISCIPLINE_SUPERVISOR": 200,
    },
}  # fmt: skip

DESK = {
    "proposals.ProposalImport": desk(
        of="list", see=RUNS, add=RUNS, deeds={"apply": RUNS, "discard": RUNS, "undo": ("imported", RUNS)},
    ),
    "proposals.Check": desk(
        of="check", see=[*COMMITTEE, *OVERSEERS], add=["DISCIPLINE_SUPERVISOR"],
        deeds={"finding": ["DISCIPLINE_SUPERVISOR"], "conclude": ["DISCIPLINE_SUPERVISOR"]},
    ),
    "proposals.Finding": desk(
        of="asked", see=[*COMMITTEE, *OVERSEERS, *DEPARTMENTS, "worker"], open=[*COMMITTEE, *OVERSEERS, "worker"],
        deeds={
            "correct": ["worker"], "accept": ("corrected", ["DISCIPLINE_SUPERVISOR"]),
            "ask-again": ("corrected", ["DISCIPLINE_SUPERVISOR"]),
        },
    ),
}  # fmt: skip


def more_checks(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for _n in range(count):
        case = bare_case(CaseState.IN_PROGRESS, worker=people["worker"], head=people["HOSPITAL_LEADER"])
        check = Check.objects.create(case=case, begun_by=people["DISCIPLINE_SUPERVISOR"])
        finding(check, people)


def more_imports(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for n in range(count):
        ProposalImport.objects.create(name=f"{n}.xlsx", uploaded_by=people["COMMITTEE_SECRETARY"])


LISTS = {
    "admin:proposals_proposalimport_changelist": ("COMMITTEE_SECRETARY", more_imports),
    "admin:proposals_check_changelist": ("DISCIPLINE_SUPERVISOR", more_checks),
    "admin:proposals_finding_changelist": ("DISCIPLINE_SUPERVISOR", more_checks),
}
