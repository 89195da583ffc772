"""Two people at once in the committee's review: opinions, decisions, merging, splitting, appeals."""

from __future__ import annotations

import pytest

from proposals.case import services as cases
from proposals.case.workflow import State as C
from proposals.models import Decision, Proposal, ProposalCase
from proposals.proposal import services
from proposals.proposal.workflow import State
from proposals.reply import services as replies
from proposals.review import services as reviews
from tests.factories.proposals import (
    case_in,
    file_proposal,
    handler,
    leader,
    member,
    proposal_in,
    reply_class,
    reviewed,
    secretary,
)
from tests.proposals.test_races import at_once
from union_portal.core.errors import NotNow
from union_portal.core.models import InboxMessage

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def ready(count=1):
    """Submissions whose opinions are all in."""
    return [reviewed() for _n in range(count)]


def test_the_last_two_opinions_at_once_show_the_round_once():
    one, other = member(), member()
    proposal = proposal_in(State.SUBMITTED)
    reviews.open_review(proposal, by=secretary())
    review = reviews.current_review(proposal)
    for seat in review.opinions.exclude(member__in=[one, other]):
        reviews.give_opinion(proposal, by=seat.member, verdict="FILE")
    at_once(
        *[lambda user=user: reviews.give_opinion(proposal, by=user, verdict="FILE") for user in (one, other)]
    )
    review.refresh_from_db()
    assert review.shown_at is not None
    assert not review.opinions.missing().exists()
    told = InboxMessage.objects.filter(kind="proposals.proposal.opinions_in")
    assert told.count() == told.values("user").distinct().count() > 0


def test_two_decisions_at_once_record_one():
    (proposal,), clerk = ready(), secretary()
    results = at_once(
        lambda: reviews.decide([proposal], by=clerk, outcome="FILE"),
        lambda: reviews.decide([proposal], by=clerk, outcome="REFUSE", words="不属职权"),
    )
    assert results.count(NotNow) == 1
    assert Decision.objects.count() == 1


def test_merging_while_an_author_withdraws_ends_in_one_of_both():
    together, clerk = ready(2), secretary()
    author = together[0].proposer.user
    results = at_once(
        lambda: reviews.decide(together, by=clerk, outcome="FILE"),
        lambda: services.withdraw(together[0], by=author),
    )
    assert results.count(NotNow) == 1
    states = sorted(Proposal.objects.values_list("state", flat=True))
    assert states in (["FILED", "FILED"], ["UNDER_REVIEW", "WITHDRAWN"])
    assert ProposalCase.objects.count() == (1 if states[0] == "FILED" else 0)


def test_decisions_on_many_at_once_leave_no_gap():
    waiting, clerk = ready(4), secretary()
    at_once(
        lambda: reviews.decide(waiting[:2], by=clerk, outcome="FILE"),
        lambda: reviews.decide(waiting[1:3], by=clerk, outcome="FILE"),
        lambda: reviews.decide(waiting[3:], by=clerk, outcome="FILE"),
    )
    numbers = sorted(Proposal.objects.filter(state="FILED").values_list("number", flat=True))
    assert numbers == [f"8-4-{n:03}" for n in range(1, 4)]


def test_splitting_while_it_is_assigned_does_both():
    case, head, worker = case_in(C.FILED), leader(), handler()
    proposal, unit, clerk = case.submissions.get(), worker.posts[0].department, secretary()
    at_once(
        lambda: cases.split(proposal, by=clerk, title="夜班交通", reason="一事一案"),
        lambda: cases.assign(case, by=head, department=unit),
    )
    assert sorted(proposal.cases.values_list("number", "state")) == [
        ("8-4-001", "ASSIGNED"),
        ("8-4-001-2", "FILED"),
    ]


def test_dissolving_a_case_while_it_is_assigned_does_one_of_both():
    target, own = case_in(C.IN_PROGRESS), case_in(C.FILED)
    proposal, head, clerk, worker = own.submissions.get(), leader(), secretary(), handler()
    unit = worker.posts[0].department
    results = at_once(
        lambda: cases.join(proposal, by=clerk, case=target, reason="同一事项"),
        lambda: cases.assign(own, by=head, department=unit),
    )
    assert results.count(NotNow) == 1
    assert proposal.cases.count() == 1


def test_undoing_a_merge_while_the_reply_is_handed_in_ends_in_one_of_both():
    case = case_in(C.IN_PROGRESS)
    other = file_proposal(proposal_in(State.UNDER_REVIEW), by=secretary(), join=case)
    clerk, worker = secretary(), case.assignment.handler
    results = at_once(
        lambda: cases.separate(other, by=clerk, reason="事由不同"),
        lambda: replies.submit_reply(case, by=worker, reply_class=reply_class("A"), text="已落实"),
    )
    case.refresh_from_db()
    assert case.state == "LEADER_REVIEW"
    assert (case.submissions.count(), results.count(NotNow)) in {(1, 0), (2, 1)}


def test_two_appeals_at_once_are_one():
    (proposal,), clerk = ready(), secretary()
    reviews.decide([proposal], by=clerk, outcome="REFUSE", words="不属职权")
    author = proposal.proposer.user
    results = at_once(*[lambda: reviews.appeal(proposal, by=author, grounds="属自主权限")] * 2)
    assert results.count(NotNow) == 1
