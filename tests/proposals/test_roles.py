"""Who is offered what, in which state of a case: the whole table of handling, asked of the desk's own deeds."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from members.models import Post
from proposals.admin import ProposalCaseAdmin
from proposals.case import admin as case_room
from proposals.case.workflow import HANDLING
from proposals.case.workflow import State as C
from proposals.cohandling import admin as cohandling
from proposals.dialogue import admin as dialogue
from proposals.dialogue.models import Talk
from proposals.extension import admin as extension
from proposals.models import ProposalCase, Seconding
from proposals.progress import admin as progress
from proposals.rating.admin import DEEDS as RATING_DEEDS
from tests.factories.members import UserFactory
from tests.factories.proposals import (
    bare_case,
    bare_proposal,
    co_handling,
    handler,
    leader,
    secretary,
    waiting_extension,
)

pytestmark = pytest.mark.django_db
OURS = [
    deed.name
    for deed in [
        cohandling.ASSIGN, *case_room.DEEDS, *cohandling.DEEDS, *extension.DEEDS, *progress.DEEDS, *dialogue.DEEDS,
    ]
]  # fmt: skip

LEAD, CO, LEADERS = {"handler", "head"}, {"co-handler"}, {"leader in charge", "other leader"}
BOTH = LEAD | CO
PART = {"accept-part": CO, "send-back-part": CO, "input": CO, "add-department": LEADERS, "release": LEADERS}
TALK = {"write": BOTH, "record-meeting": BOTH}
NOTE = {"note-progress": BOTH}
NAME = {"name-handler": {"head"}}
DECIDE = {"grant-extension": {"leader in charge"}, "refuse-extension": {"leader in charge"}}
IN_HANDS = PART | NAME | TALK | NOTE | {"mark-overdue": LEAD}
TABLE: dict[tuple[C, bool], dict[str, set[str]]] = {
    (C.FILED, False): {"assign": LEADERS},
    (C.ASSIGNED, False): {"accept": LEAD, "send-back": LEAD} | PART | NAME | TALK,
    (C.RETURNED_BY_DEPT, False): {"assign": LEADERS} | PART,
    (C.IN_PROGRESS, False): IN_HANDS | {"ask-extension": LEAD},
    (C.IN_PROGRESS, True): IN_HANDS | DECIDE,
    (C.REHANDLING, False): IN_HANDS | {"ask-extension": LEAD},
    (C.REHANDLING, True): IN_HANDS | DECIDE,
    (C.LEADER_REVIEW, False): NAME | TALK | NOTE,
    (C.REPLIED, False): TALK,
    (C.DECIDING, False): TALK,
    (C.TRACKING, False): TALK | NOTE,
    (C.CLOSED, False): {},
}
"""State, and whether an extension was asked for → deed → who is offered it. Everybody else is offered nothing."""


URGE = {"urge": {"author", "secretary", "chair"} | LEADERS}
CHECK, KEY = {"check": {"supervisor"}}, {"key": {"secretary"}}
SIGN = {"sign": LEADERS, "return-reply": LEADERS}
CORRECT = {"correct-reply": LEAD, "reclassify": {"secretary", "supervisor"}}
ANSWERING: dict[C, dict[str, set[str]]] = {
    C.FILED: KEY,
    C.ASSIGNED: URGE | CHECK | KEY,
    C.RETURNED_BY_DEPT: KEY,
    C.IN_PROGRESS: URGE | CHECK | KEY | {"reply": LEAD},
    C.REHANDLING: URGE | CHECK | KEY | {"reply": LEAD},
    C.LEADER_REVIEW: URGE | CHECK | KEY | SIGN,
    C.REPLIED: CHECK | KEY | CORRECT | {"close-unrated": {"secretary"}},
    C.DECIDING: CHECK | KEY | {"name-leader": {"secretary"}},
    C.TRACKING: URGE | CHECK | KEY | CORRECT,
    C.CLOSED: CHECK | CORRECT,
}
"""The same for replying, rating, key proposals and supervision: all other deeds of the desk. Who urges too early is told so."""


def cast() -> dict[str, Any]:
    worker = handler()
    unit = worker.posts[0].department
    return {
        "author": UserFactory(delegate=True), "seconder": UserFactory(delegate=True),
        "other delegate": UserFactory(delegate=True), "staff": UserFactory(), "secretary": secretary(),
        "committee member": UserFactory(posts=[Post.Kind.COMMITTEE_MEMBER]), "handler": worker,
        "head": handler(unit, kind=Post.Kind.DEPARTMENT_HEAD), "co-handler": handler(), "other department": handler(),
        "leader in charge": leader(), "other leader": leader(),
        "supervisor": UserFactory(posts=[Post.Kind.DISCIPLINE_SUPERVISOR]), "chair": UserFactory(posts=[Post.Kind.UNION_CHAIR]),
        "auditor": UserFactory(posts=[Post.Kind.SECURITY_AUDITOR]),
    }  # fmt: skip


def case_of(people: dict[str, Any], state: C, *, extended: bool = False) -> ProposalCase:
    case = bare_case(state, worker=people["handler"], head=people["leader in charge"])
    if state == C.RETURNED_BY_DEPT:
        case.lead_department = None
        case.save(update_fields=["lead_department"])
    if state != C.FILED:
        co_handling(case, people["co-handler"])
    if extended:
        waiting_extension(case, people["handler"])
    return case


def test_the_table_knows_every_state():
    assert {state for state, _extended in TABLE} == set(C)
    assert {state for state, extended in TABLE if extended} == HANDLING


@pytest.mark.parametrize(("state", "extended"), sorted(TABLE))
def test_each_role_is_offered_exactly_this(state, extended):
    people = cast()
    case = case_of(people, state, extended=extended)
    offered: dict[str, set[str]] = {}
    for role, user in people.items():
        for deed in ProposalCaseAdmin.deeds:
            if deed.name in OURS and deed.offered(user, case):
                offered.setdefault(deed.name, set()).add(role)
    assert offered == TABLE[state, extended]


@pytest.mark.parametrize("state", sorted(C))
def test_each_role_is_offered_exactly_this_of_the_answer(state):
    people = cast()
    case = case_of(people, state)
    bare_proposal(proposer=people["author"].person, case=case)
    case.replies.exclude(signed_at=None).update(signed_at=timezone.now() - dt.timedelta(days=40))
    offered: dict[str, set[str]] = {}
    for role, user in people.items():
        for deed in ProposalCaseAdmin.deeds:
            if deed.name not in OURS and deed.offered(user, case):
                offered.setdefault(deed.name, set()).add(role)
    assert offered == ANSWERING[state]


def test_closing_without_a_rating_is_offered_once_the_days_for_it_are_over():
    case = case_of(cast(), C.REPLIED)
    deed = next(deed for deed in RATING_DEEDS if deed.name == "close-unrated")
    assert not deed.offered(secretary(), case)
    case.replies.update(signed_at=timezone.now() - dt.timedelta(days=40))
    assert deed.offered(secretary(), ProposalCase.objects.get(pk=case.pk))


@pytest.mark.parametrize("state", sorted(C))
def test_who_speaks_and_who_reads_in_a_talk(state):
    people = cast()
    case = case_of(people, state)
    proposal = bare_proposal(proposer=people["author"].person, case=case)
    moment = proposal.submitted_at
    Seconding.objects.create(
        proposal=proposal,
        person=people["seconder"].person,
        state="ACCEPTED",
        asked_at=moment,
        answered_at=moment,
    )
    talk = Talk(case, proposal)
    speaks = {role for role, user in people.items() if user.has_perm("proposals.speak_talk", talk)}
    reads = {role for role, user in people.items() if user.has_perm("proposals.read_talk", talk)}
    lead = LEAD if case.lead_department else set()
    helping = CO if state != C.FILED else set()
    assert speaks == {"author"} | lead | helping
    assert reads == speaks | {"secretary"} | ({"leader in charge"} if case.leader else set())
