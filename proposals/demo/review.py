"""The committee's work on the demo's submissions: rounds and decisions behind, opinions coming in, an appeal, key proposals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from members.models import Committee, User
from proposals.case.models import ProposalCase
from proposals.case.workflow import WITH_DEPARTMENT
from proposals.proposal.models import Proposal
from proposals.proposal.workflow import State
from proposals.review.models import Appeal, Decision, KeyProposal, Opinion, Review, Verdict
from proposals.review.services import APPEAL, OPINION, SEATS
from union_portal.core.base import bond
from union_portal.core.deadline.models import Deadline
from union_portal.core.demo import DemoWorld
from union_portal.core.policy import services as policy
from union_portal.core.todo.models import Todo
from union_portal.core.workday import services as workday

Made, Said = Decision.Outcome, Verdict
OUTCOME_OF = {
    State.FILED: Made.FILE, State.SUGGESTION: Made.SUGGESTION, State.ANSWERED: Made.ANSWER, State.RETURNED: Made.RETURN,
    State.NOT_FILED: Made.REFUSE,
}  # fmt: skip
WORDS: dict[str, list[tuple[str, str]]] = {
    Made.FILE: [
        (Said.FILE, ""),
        (Said.FILE, "事实清楚，措施具体。"),
        (Said.SUGGESTION, "涉及面较小，可作意见建议办理。"),
    ],
    Made.SUGGESTION: [(Said.SUGGESTION, ""), (Said.SUGGESTION, "属日常管理事项。"), (Said.FILE, "")],
    Made.ANSWER: [(Said.ANSWER, "已有明确规定，可由委员会直接答复。")],
    Made.RETURN: [(Said.RETURN, "缺少数据支撑，请补充。"), (Said.RETURN, "含两个事项，请分别提出。")],
    Made.REFUSE: [(Said.REFUSE, "不属于医院职权范围。"), (Said.REFUSE, "已在办理，不宜重复立案。")],
}
KEY_REASON = "涉及面广、职工反映集中，经委员会讨论列为重点提案。"
APPEAL_GROUNDS = "该事项由医院自主安排，不涉及上级政策；附本科室三个月的统计，请重新审查。"


def load(world: DemoWorld) -> None:
    """After the submissions and their cases."""
    members = list(
        User.objects.holding(*SEATS, committee__kind=Committee.Kind.PROPOSAL).distinct().order_by("pk")
    )
    proposals = list(
        Proposal.objects.exclude(submitted_at=None)
        .prefetch_related("secondings__person", "inclusions__case__inclusions")
        .order_by("pk")
    )
    _decided(world, members, [each for each in proposals if each.state in OUTCOME_OF])
    _collecting(world, members, [each for each in proposals if each.state == State.UNDER_REVIEW])
    _appeal(world, [each for each in proposals if each.state == State.NOT_FILED])
    _keys(world)


def _review(world: DemoWorld, proposal: Proposal, opened: dt.datetime) -> Review:
    rule = policy.version("proposal.opinion_days")
    return Review(
        proposal=proposal, opened_by=world.people["committee_secretary"], opened_at=opened, policy=rule,
        due_on=workday.add(timezone.localdate(opened), int(rule.value)),
    )  # fmt: skip


def _seats(review: Review, members: list[User]) -> Iterator[Opinion]:
    parties = review.proposal.party_ids
    for member in members:
        yield Opinion(review=review, member=member, abstains=member.person_id in parties)


def _decided(world: DemoWorld, members: list[User], proposals: list[Proposal]) -> None:
    """The rounds of what has been decided, and the decisions."""
    reviews, opinions, decisions = [], [], []
    for proposal in proposals:
        decided: Any = proposal.decided_at
        submitted: Any = proposal.submitted_at
        review = _review(world, proposal, submitted + (decided - submitted) / 3)
        review.shown_at = submitted + (decided - submitted) * 2 / 3
        review.ended_at = decided
        outcome = OUTCOME_OF[State(proposal.state)]
        for seat in _seats(review, members):
            if not seat.abstains:
                seat.verdict, seat.words = world.random.choice(WORDS[outcome])
                seat.given_at = (
                    review.opened_at + (review.shown_at - review.opened_at) * world.random.random()
                )
            opinions.append(seat)
        cases = [inclusion.case for inclusion in proposal.inclusions.all()]
        decisions.append(
            Decision(
                proposal=proposal, review=review, outcome=outcome, words=proposal.reason, decided_at=decided,
                decided_by=proposal.decided_by, cases=len(cases),
                joined=any(len(case.inclusions.all()) > 1 for case in cases),
            )
        )  # fmt: skip
        reviews.append(review)
    Review.objects.bulk_create(reviews)
    Opinion.objects.bulk_create(opinions)
    Decision.objects.bulk_create(decisions)


def _collecting(world: DemoWorld, members: list[User], proposals: list[Proposal]) -> None:
    """On every second one all opinions are in; on the others those with role accounts have still to give theirs."""
    opinions, todos, deadlines = [], [], []
    for place, proposal in enumerate(proposals):
        submitted: Any = proposal.submitted_at
        opened = max(submitted, timezone.now() - dt.timedelta(days=2))
        review = _review(world, proposal, opened)
        is_complete = place % 2 == 0
        review.shown_at = timezone.now() - dt.timedelta(minutes=30) if is_complete else None
        review.save()
        waiting = []
        for seat in _seats(review, members):
            if is_complete or world.random.random() < 0.4:
                if not seat.abstains:
                    seat.verdict, seat.words = world.random.choice(WORDS[Made.FILE])
                    seat.given_at = opened + dt.timedelta(minutes=world.random.randint(5, 20))
            elif not seat.abstains:
                waiting.append(seat.member_id)
            opinions.append(seat)
        if is_complete:
            continue
        title, url = str(proposal)[:200], proposal.desk_url
        todos += [
            Todo(user_id=pk, kind=OPINION, subject=title, url=url, due_on=review.due_on, **bond(proposal)) for pk in waiting
        ]  # fmt: skip
        deadline = Deadline(
            kind=OPINION, due_on=review.due_on, counted_from=timezone.localdate(opened), title=title, url=url,
            working_days=review.policy.value, source=review.policy.source, **bond(proposal),
        )  # fmt: skip
        deadlines.append((deadline, waiting))
    Opinion.objects.bulk_create(opinions)
    Todo.objects.bulk_create(todos)
    for deadline, waiting in deadlines:
        deadline.save()
        deadline.responsible.set(waiting)
        deadline.escalate_to.set([world.people["committee_chair"], world.people["committee_secretary"]])


def _appeal(world: DemoWorld, refused: list[Proposal]) -> None:
    """The latest refusal is being appealed against; the first one was, and stands."""
    rule = policy.version("proposal.appeal_answer_days")
    for proposal, is_open in ((refused[0], False), (refused[-1], True)):
        decided: Any = proposal.decided_at
        refuser: Any = proposal.decided_by
        at = timezone.now() - dt.timedelta(days=1) if is_open else decided + dt.timedelta(days=2)
        appeal = Appeal.objects.create(
            proposal=proposal, grounds=APPEAL_GROUNDS, appealed_by=proposal.proposer.account, appealed_at=at,
            refused_by=refuser, refusal=proposal.reason, policy=rule,
            due_on=workday.add(timezone.localdate(at), int(rule.value)),
            result="" if is_open else Appeal.Result.DISMISSED,
            words="" if is_open else "经复核，原结论符合规定，请关注已立案提案的办理进度。",
            decided_by=None if is_open else world.people["committee_chair"],
            decided_at=None if is_open else at + dt.timedelta(days=3),
        )  # fmt: skip
        hearing = [world.people["committee_chair"].pk, world.people["chair"].pk]
        deadline = Deadline.objects.create(
            kind=APPEAL, due_on=appeal.due_on, counted_from=timezone.localdate(at), title=str(appeal)[:200],
            url=appeal.get_absolute_url(), working_days=rule.value, source=rule.source, met_at=appeal.decided_at,
            **bond(appeal),
        )  # fmt: skip
        deadline.responsible.set(hearing)
        if is_open:
            Todo.objects.bulk_create(
                Todo(
                    user_id=pk, kind=APPEAL, subject=str(appeal)[:200], url=appeal.get_absolute_url(), due_on=appeal.due_on,
                    **bond(appeal),
                )
                for pk in hearing
            )  # fmt: skip


def _keys(world: DemoWorld) -> None:
    """Three cases that the leader with the role account leads, and one that is done."""
    running = ProposalCase.objects.filter(state__in=WITH_DEPARTMENT, kind=ProposalCase.Kind.PROPOSAL)
    done = ProposalCase.objects.exclude(closed_at=None).filter(kind=ProposalCase.Kind.PROPOSAL)
    KeyProposal.objects.bulk_create(
        KeyProposal(
            case=case, leader=world.people["leader"], reason=KEY_REASON, marked_by=world.people["committee_chair"],
            marked_at=case.filed_at + dt.timedelta(hours=3),
        )
        for case in [*running.order_by("pk")[:3], *done.order_by("pk")[:1]]
    )  # fmt: skip
