"""The private talk between author and department, and the author's answer to a recorded meeting."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from proposals.case.workflow import State as CaseState
from proposals.models import Meeting, Seconding
from tests.factories.members import UserFactory
from tests.factories.proposals import bare_case, bare_proposal, co_handling, handler

RUNS = ["COMMITTEE_CHAIR", "COMMITTEE_SECRETARY"]
PEOPLE = ("author", "asked", "lead", "helper")


def build(people: dict[str, Any]) -> dict[str, Any]:
    people |= {"author": UserFactory(), "asked": UserFactory(), "lead": handler(), "helper": handler()}
    now, lead = timezone.now(), people["lead"]
    case = bare_case(CaseState.IN_PROGRESS, worker=lead, head=people["HOSPITAL_LEADER"])
    co_handling(case, people["helper"])
    proposal = bare_proposal(proposer=people["author"].person, case=case, confidential=True)
    Seconding.objects.create(proposal=proposal, person=people["asked"].person, asked_at=now)
    meeting = Meeting.objects.create(
        case=case, proposal=proposal, department=lead.posts[0].department, held_on=timezone.localdate(),
        present="总务科", text="看了现场", recorded_by=lead, recorded_at=now,
    )  # fmt: skip
    return {"talk": SimpleNamespace(public_id=proposal.public_id, case=case.public_id), "meeting": meeting}


SEES_THE_SUBMISSION_ALONE = dict.fromkeys(
    ["asked", "COMMITTEE_MEMBER", "UNION_CHAIR", "DISCIPLINE_SUPERVISOR"], 403
)
READERS = [*RUNS, "HOSPITAL_LEADER"]
ANSWERS = {"of": "meeting", "staff": 404, **dict.fromkeys([*READERS, "lead", "helper"], 403)}

ROWS = {
    "proposals:proposal-talk": {
        "of": "talk", "staff": 404, **dict.fromkeys([*READERS, "author", "lead", "helper"], 200), **SEES_THE_SUBMISSION_ALONE,
    },
    "proposals:proposal-talk POST": {
        "of": "talk", "staff": 404, "data": {"text": "您好"}, **dict.fromkeys(["author", "lead", "helper"], 302),
        **dict.fromkeys(READERS, 403), **SEES_THE_SUBMISSION_ALONE,
    },
    "proposals:meeting-confirm POST": {**ANSWERS, "author": 302},
    "proposals:meeting-dispute": {**ANSWERS, "author": 200},
    "proposals:meeting-dispute POST": {**ANSWERS, "author": 302, "data": {"objection": "没有见过面"}},
}  # fmt: skip
