"""The committee's review: its table, the deeds on a submission, appeals, key proposals."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from members.models import Post
from proposals.case.workflow import State as CaseState
from proposals.models import Appeal, Inclusion, KeyProposal, Opinion, Proposal, Review
from proposals.proposal.workflow import State
from tests.architecture.access import desk
from tests.factories.members import UserFactory
from tests.factories.proposals import bare_case, bare_proposal
from union_portal.core.policy import services as policy

RUNS = ["COMMITTEE_CHAIR", "COMMITTEE_SECRETARY"]
COMMITTEE = [*RUNS, "COMMITTEE_MEMBER"]
PEOPLE = ("author",)
AT_THE_DESK = {"staff": 302, **dict.fromkeys(Post.Kind.values, 403)}


def in_review(author: Any, opener: Any, *, shown: bool) -> Proposal:
    proposal = bare_proposal(State.UNDER_REVIEW, proposer=author)
    now = timezone.now()
    Review.objects.create(
        proposal=proposal, opened_by=opener, opened_at=now, due_on=timezone.localdate(), shown_at=now if shown else None,
        policy=policy.version("proposal.opinion_days"),
    )  # fmt: skip
    return proposal


def refused(author: Any, by: Any) -> Proposal:
    return bare_proposal(
        State.NOT_FILED, proposer=author, reason="不属职权", decided_by=by, decided_at=timezone.now()
    )


def an_appeal(author: Any, by: Any) -> Appeal:
    return Appeal.objects.create(
        proposal=refused(author.person, by), grounds="属医院自主权限", appealed_by=author, appealed_at=timezone.now(),
        refused_by=by, refusal="不属职权", due_on=timezone.localdate(), policy=policy.version("proposal.appeal_answer_days"),
    )  # fmt: skip


def a_key(leader: Any, by: Any) -> KeyProposal:
    return KeyProposal.objects.create(
        case=bare_case(CaseState.FILED), leader=leader, reason="职工普遍关心", marked_by=by, marked_at=timezone.now()
    )  # fmt: skip


def build(people: dict[str, Any]) -> dict[str, Any]:
    people["author"] = UserFactory()
    author, chair, clerk = people["author"], people["COMMITTEE_CHAIR"], UserFactory()
    shared = bare_proposal(proposer=author.person)
    joined = bare_proposal(proposer=author.person, number="8-4-900")
    joined.inclusions.all().delete()
    Inclusion.objects.create(case=shared.case, proposal=joined)
    late = bare_proposal(State.SUBMITTED, proposer=author.person)
    Proposal.objects.filter(pk=late.pk).update(late_for=late.session, session=None)
    return {
        "late": late,
        "new": bare_proposal(State.SUBMITTED, proposer=author.person),
        "collecting": in_review(author.person, chair, shown=False),
        "ready": in_review(author.person, chair, shown=True),
        "joined": joined,
        "own": bare_proposal(proposer=author.person),
        "refused": refused(author.person, clerk),
        "appeal": an_appeal(author, clerk),
    }


ROWS = {
    "admin:proposals_proposal_table": {**AT_THE_DESK, **dict.fromkeys(COMMITTEE, 200)},
    "admin:proposals_proposal_open POST": {**AT_THE_DESK, **dict.fromkeys(COMMITTEE, 302)},
    "admin:proposals_proposal_decide": {**AT_THE_DESK, **dict.fromkeys(COMMITTEE, 302)},
    "admin:proposals_proposal_decide POST": {**AT_THE_DESK, **dict.fromkeys(COMMITTEE, 302)},
    "admin:proposals_proposal_sheet": {**AT_THE_DESK, **dict.fromkeys(COMMITTEE, 200)},
    "admin:proposals_proposal_alike": {"of": "new", **AT_THE_DESK, **dict.fromkeys(COMMITTEE, 200)},
    "proposals:proposal-appeal": {
        "of": "refused", "staff": 404, "author": 200, **dict.fromkeys(COMMITTEE, 403),
    },
    "proposals:proposal-appeal POST": {
        "of": "refused", "staff": 404, "author": 302, "data": {"grounds": "属医院自主权限"}, **dict.fromkeys(COMMITTEE, 403),
    },
}  # fmt: skip

DESK = {
    "proposals.Proposal": desk(
        of="new", see=COMMITTEE,
        deeds={
            **dict.fromkeys(["accept-late", "put-off", "late-suggestion"], ("late", RUNS)),
            "review": RUNS, "opinion": ("collecting", COMMITTEE), "close-round": ("collecting", ["COMMITTEE_CHAIR"]),
            **dict.fromkeys(["file", "suggestion", "answer", "return", "refuse"], ("ready", RUNS)),
            **dict.fromkeys(["join", "split"], ("own", RUNS)), "separate": ("joined", RUNS),
        },
    ),
    "proposals.Appeal": desk(
        of="appeal", see=[*COMMITTEE, "UNION_CHAIR"], deeds={"decide": ["COMMITTEE_CHAIR", "UNION_CHAIR"]},
    ),
    "proposals.KeyProposal": desk(see=[*COMMITTEE, "HOSPITAL_LEADER", "UNION_CHAIR"]),
}  # fmt: skip


# -- lists grow -----------------------------------------------------------------------------------------------
def more_in_review(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for n in range(count):
        proposal = in_review(UserFactory().person, people["COMMITTEE_CHAIR"], shown=n % 2 == 0)
        Opinion.objects.create(review=proposal.reviews.get(), member=people["COMMITTEE_SECRETARY"])


def more_appeals(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for _n in range(count):
        an_appeal(UserFactory(), people["COMMITTEE_CHAIR"])


def more_keys(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for _n in range(count):
        a_key(people["HOSPITAL_LEADER"], people["COMMITTEE_CHAIR"])


def more_submitted(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for _n in range(count):
        bare_proposal(State.SUBMITTED, proposer=UserFactory().person)


LISTS = {
    "admin:proposals_proposal_changelist": ("COMMITTEE_SECRETARY", more_submitted),
    "admin:proposals_proposal_table": ("COMMITTEE_SECRETARY", more_in_review),
    "admin:proposals_appeal_changelist": ("COMMITTEE_SECRETARY", more_appeals),
    "admin:proposals_keyproposal_changelist": ("HOSPITAL_LEADER", more_keys),
}
