"""Writing: likeness, joint authors, paper entry, and seconding that is open to all or answered from a message."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from proposals.models import CoAuthor, Proposal
from proposals.proposal.workflow import State
from tests.factories.members import UserFactory
from tests.factories.proposals import ProposalFactory, bare_proposal

RUNS = ["COMMITTEE_CHAIR", "COMMITTEE_SECRETARY"]
ENTERING = [*RUNS, "UNION_OFFICER"]
PEOPLE = ("writer", "co_writer")


def build(people: dict[str, Any]) -> dict[str, Any]:
    people |= {"writer": UserFactory(), "co_writer": UserFactory()}
    author = people["writer"].person
    joint = ProposalFactory(proposer=author)
    CoAuthor.objects.create(proposal=joint, person=people["co_writer"].person, asked_at=timezone.now())
    return {"joint": joint, "named": bare_proposal(State.SECONDING, proposer=author)}


ROWS = {
    "proposals:proposal-similar POST": {"of": "joint", "staff": 200, "data": {"title": "夜班用餐"}},
    "proposals:seconding-list": {"staff": 200},
    "proposals:seconding-answer": {"kwargs": {"token": "made-up"}, "staff": 404},
    "proposals:seconding-answer POST": {"kwargs": {"token": "made-up"}, "staff": 404, "data": {"answer": "accept"}},
    "proposals:proposal-open POST": {"of": "named", "staff": 404, "writer": 302, "data": {"open": "yes"}},
    "proposals:proposal-authors": {"of": "joint", "staff": 404, "co_writer": 403, "writer": 200},
    "proposals:proposal-authors POST": {
        "of": "joint", "staff": 404, "co_writer": 403, "writer": 404, "data": {"person": "nobody"},
    },
    "proposals:proposal-join": {"of": "joint", "staff": 404, "co_writer": 200, "writer": 403},
    "proposals:proposal-join POST": {
        "of": "joint", "staff": 404, "co_writer": 302, "writer": 403, "data": {"answer": "accept"},
    },
    "proposals:paper-entry": {"staff": 403, **dict.fromkeys(ENTERING, 200)},
    "proposals:paper-entry POST": {"staff": 403, **dict.fromkeys(ENTERING, 422)},
}  # fmt: skip


def more_open(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    made = [bare_proposal(State.SECONDING, proposer=people["writer"].person).pk for _n in range(count)]
    Proposal.objects.filter(pk__in=made).update(is_open_for_seconding=True)


LISTS = {"proposals:seconding-list": ("delegate", more_open)}
