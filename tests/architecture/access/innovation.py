"""Rationalisation suggestions: the author's pages, the reviewer's, and the desk of committee and chair."""

from __future__ import annotations

from typing import Any

from tests.architecture.access import desk
from tests.factories.innovation import adopted, bare_innovation, draft, evaluating, reviewer, submitted
from tests.factories.members import UserFactory

RUNS = ["COMMITTEE_CHAIR", "COMMITTEE_SECRETARY"]
COMMITTEE = [*RUNS, "COMMITTEE_MEMBER"]
PEOPLE = ("author", "reviewer")


def build(people: dict[str, Any]) -> dict[str, Any]:
    people |= {"author": UserFactory(), "reviewer": reviewer()}
    author = people["author"].person
    return {
        "draft": draft(author=author),
        "submitted": submitted(author=author),
        "evaluating": evaluating(people["reviewer"], author=author),
        "adopted": adopted(author=author),
    }


SEEN_BY = dict.fromkeys([*COMMITTEE, "UNION_CHAIR"], 403)

ROWS = {
    "proposals:innovation-list": {"staff": 200},
    "proposals:innovation-export": {"staff": 200},
    "proposals:innovation-new": {"staff": 302},
    "proposals:innovation": {
        "of": "submitted", "staff": 404, "author": 200, "reviewer": 200, **dict.fromkeys(SEEN_BY, 200),
    },
    "proposals:innovation-write": {"of": "draft", "staff": 404, "author": 200},
    "proposals:innovation-write POST": {
        "of": "draft", "staff": 404, "author": 302,
        "data": {"kind": "INVENTION", "title": "快拆夹", "problem": "费时", "idea": "加装"},
    },
    "proposals:innovation-autosave POST": {"of": "draft", "staff": 404, "author": 422, "data": {"title": "快拆夹"}},
    "proposals:innovation-attach POST": {"of": "draft", "staff": 404, "author": 302},
    "proposals:innovation-detach POST": {"of": "draft", "kwargs": {"attachment": "none"}, "staff": 404},
    "proposals:innovation-submit POST": {"of": "draft", "staff": 404, "author": 302},
    "proposals:innovation-discard POST": {"of": "draft", "staff": 404, "author": 302},
    "proposals:innovation-withdraw POST": {
        "of": "submitted", "staff": 404, "author": 302, "reviewer": 403, **SEEN_BY,
    },
    "proposals:innovation-evaluate": {
        "of": "evaluating", "staff": 404, "author": 403, "reviewer": 200, **SEEN_BY,
    },
    "proposals:innovation-evaluate POST": {
        "of": "evaluating", "staff": 404, "author": 403, "reviewer": 302, **SEEN_BY,
        "data": {"novelty": "7", "usefulness": "8", "feasibility": "9"},
    },
}  # fmt: skip

DESK = {
    "proposals.RationalizationProposal": desk(
        of="submitted", see=[*COMMITTEE, "UNION_CHAIR", "reviewer"],
        deeds={
            "reviewers": RUNS, "adopt": ("evaluating", RUNS), "turn-down": ("evaluating", RUNS),
            "approve-reward": ("adopted", ["UNION_CHAIR"]), "use": ("adopted", RUNS), "award": ("adopted", RUNS),
        },
    ),
}  # fmt: skip


def more(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for _n in range(count):
        bare_innovation(decided_by=people["COMMITTEE_SECRETARY"])


LISTS = {
    "proposals:innovation-list": ("staff", more),
    "admin:proposals_rationalizationproposal_changelist": ("UNION_CHAIR", more),
}
