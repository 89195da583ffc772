"""The committee's round: hidden opinions, the joint decision, merging and splitting, one appeal, key proposals."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from proposals.case import services as cases
from proposals.case.workflow import JOINABLE
from proposals.case.workflow import State as C
from proposals.models import Appeal, Decision, KeyProposal, Opinion, Proposal, ProposalCase, Review
from proposals.proposal import services as submissions
from proposals.proposal.workflow import State
from proposals.report.counting import Counting
from proposals.review import services
from proposals.review.figures import review_result
from proposals.seconding import services as seconding
from tests.factories.members import MandateFactory, PostFactory, UserFactory
from tests.factories.proposals import (
    CongressSessionFactory,
    bare_case,
    bare_proposal,
    case_in,
    chair,
    file_proposal,
    handler,
    leader,
    member,
    proposal_in,
    reviewed,
    secretary,
)
from union_portal.core.audit.models import AuditEntry
from union_portal.core.deadline.models import Deadline
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.models import InboxMessage
from union_portal.core.policy import services as policy
from union_portal.core.todo.models import Todo
from union_portal.core.workday import services as workday

pytestmark = pytest.mark.django_db
FILE, SUGGESTION, ANSWER, RETURN, REFUSE = Decision.Outcome.values


def todos(user):
    return list(Todo.objects.waiting_for(user).values_list("kind", flat=True))


def running(obj):
    return dict(Deadline.objects.about(obj).running().values_list("kind", "due_on"))


def told(user, kind):
    return list(
        InboxMessage.objects.filter(user=user, kind=f"proposals.{kind}").values_list("title", flat=True)
    )


def in_days(count):
    return workday.add(timezone.localdate(), count)


def opened(*members, **fields):
    """A submission whose round has been opened, with these members at the table."""
    proposal = proposal_in(State.SUBMITTED, **fields)
    clerk = secretary()
    services.open_review(proposal, by=clerk)
    proposal.refresh_from_db()
    return proposal, clerk


def past(review_of):
    """Its last day is over."""
    Review.objects.filter(proposal=review_of).update(due_on=timezone.localdate() - dt.timedelta(days=1))


# -- the round ----------------------------------------------------------------------------------------------
def test_opening_asks_every_member_until_a_day_by_the_rule():
    one, other = member(), chair()
    proposal, clerk = opened()
    review = services.current_review(proposal)
    assert proposal.state == "UNDER_REVIEW"
    assert (review.due_on, review.policy) == (in_days(5), policy.version("proposal.opinion_days"))
    assert {seat.member for seat in review.opinions.all()} == {one, other, clerk}
    assert running(proposal) == {"proposals.opinion": in_days(5)}
    assert todos(one) == ["proposals.opinion"]
    assert list(Review.objects.owed_by(one)) == [review]


def test_who_wrote_or_seconded_abstains():
    author = UserFactory(delegate=True, posts=["COMMITTEE_MEMBER"])
    proposal = proposal_in(State.SUBMITTED, proposer=author.person)
    one = proposal.seconders[0].user
    PostFactory(person=one.person, kind="COMMITTEE_MEMBER")
    services.open_review(proposal, by=secretary())
    review = services.current_review(proposal)
    assert set(review.opinions.filter(abstains=True).values_list("member", flat=True)) == {author.pk, one.pk}
    assert todos(author) == []
    for party in (author, one):
        assert not party.has_perm("proposals.give_opinion", proposal)
        with pytest.raises(DomainError, match="so you abstain"):
            services.give_opinion(proposal, by=party, verdict="FILE")


def test_who_seconds_later_loses_the_opinion_given_before():
    one, _other = member(), member()
    proposal, _clerk = opened()
    services.give_opinion(proposal, by=one, verdict="FILE")
    seconding.ask_seconder(proposal, person=mandated(one), by=proposal.proposer.user)
    seconding.answer_seconding(proposal, accept=True, by=one)
    services.give_opinion(proposal, by=_other, verdict="FILE")
    seat = Opinion.objects.get(member=one)
    assert (seat.abstains, seat.verdict, seat.given_at) == (True, "", None)


def mandated(user):
    """Somebody of the committee who is a delegate as well."""
    MandateFactory(person=user.person)
    return user.person


def test_opinions_are_hidden_from_each_other_until_all_are_in():
    one, other = member(), member()
    proposal, clerk = opened()
    services.give_opinion(proposal, by=one, verdict="FILE", words="有依据")
    for user in (one, other, clerk):
        seen = Opinion.objects.visible_to(user)
        assert list(seen) == list(Opinion.objects.filter(member=user))
    services.give_opinion(proposal, by=other, verdict="SUGGESTION")
    assert not services.current_review(proposal).is_shown
    services.give_opinion(proposal, by=clerk, verdict="FILE")
    assert services.current_review(proposal).is_shown
    assert Opinion.objects.visible_to(one).count() == 3
    assert todos(clerk) == []
    assert running(proposal) == {}
    assert told(clerk, "proposal.opinions_in") == [f"Ready to decide: “{proposal.title}”"]


def test_opinions_stay_hidden_from_parties_and_from_everybody_else():
    author = UserFactory(delegate=True, posts=["COMMITTEE_MEMBER"])
    proposal, clerk = opened(proposer=author.person)
    services.give_opinion(proposal, by=clerk, verdict="FILE")
    assert services.current_review(proposal).is_shown
    for stranger in (
        author,
        proposal.seconders[0].user,
        leader(),
        UserFactory(),
        UserFactory(posts=["SECURITY_AUDITOR"]),
    ):
        assert not Opinion.objects.visible_to(stranger).exclude(member=stranger).exists()


def test_an_opinion_may_be_changed_until_the_round_is_shown():
    one, _other = member(), member()
    proposal, clerk = opened()
    services.give_opinion(proposal, by=one, verdict="REFUSE", words="不属职权")
    services.give_opinion(proposal, by=one, verdict="FILE")
    assert Opinion.objects.get(member=one).verdict == "FILE"
    past(proposal)
    services.close_review(proposal, by=clerk)
    with pytest.raises(NotNow, match="No opinions are being collected"):
        services.give_opinion(proposal, by=one, verdict="SUGGESTION")


def test_an_opinion_that_needs_words_is_refused_without():
    proposal, clerk = opened()
    for verdict in ("SPLIT", "ANSWER", "RETURN", "REFUSE"):
        with pytest.raises(DomainError, match="in words as well"):
            services.give_opinion(proposal, by=clerk, verdict=verdict, words="  ")


def test_merging_needs_the_other_and_not_itself():
    proposal, clerk = opened()
    for alike in (None, proposal):
        with pytest.raises(DomainError, match="choose the other submission"):
            services.give_opinion(proposal, by=clerk, verdict="MERGE", alike=alike)


def test_only_members_give_opinions():
    proposal, _clerk = opened()
    with pytest.raises(DomainError, match="Only members"):
        services.give_opinion(proposal, by=UserFactory(), verdict="FILE")


def test_the_chair_closes_the_round_only_after_its_last_day():
    head, _other = chair(), member()
    proposal, _clerk = opened()
    with pytest.raises(NotNow, match="until"):
        services.close_review(proposal, by=head)
    past(proposal)
    services.give_opinion(proposal, by=head, verdict="FILE")
    review = services.close_review(proposal, by=head)
    assert (review.closed_by, review.is_shown) == (head, True)
    assert Opinion.objects.visible_to(head).count() == 3
    with pytest.raises(NotNow, match="No opinions"):
        services.close_review(proposal, by=head)


def test_the_secretary_closes_it_where_the_chair_abstains():
    head, clerk = chair(), secretary()
    others = proposal_in(State.SUBMITTED)
    own = proposal_in(State.SUBMITTED, proposer=mandated(head))
    assert head.has_perm("proposals.close_review", others)
    assert not clerk.has_perm("proposals.close_review", others)
    assert not head.has_perm("proposals.close_review", own)
    assert clerk.has_perm("proposals.close_review", own)


def test_who_leaves_the_committee_is_waited_for_no_longer():
    one = member()
    proposal, clerk = opened()
    one.person.posts.update(until=timezone.localdate() - dt.timedelta(days=1))
    services.give_opinion(proposal, by=clerk, verdict="FILE")
    assert services.current_review(proposal).is_shown


def test_where_the_rule_gives_no_days_nobody_is_asked():
    policy.set_value(
        "proposal.opinion_days", 0, valid_from=timezone.localdate(), source="本院办法", by=UserFactory()
    )
    one = member()
    proposal, clerk = opened()
    assert todos(one) == []
    services.decide([proposal], by=clerk, outcome=FILE)
    assert Proposal.objects.get().state == "FILED"


def test_a_round_is_opened_once_and_anew_after_a_return():
    proposal = reviewed()
    clerk = secretary()
    with pytest.raises(NotNow, match="opened already"):
        services.open_review(proposal, by=clerk)
    services.decide([proposal], by=clerk, outcome=RETURN, words="请补充数据")
    submissions.hand_in(proposal, by=proposal.proposer.user)
    services.open_review(proposal, by=clerk)
    assert proposal.reviews.count() == 2


def test_withdrawing_ends_what_was_asked():
    one = member()
    proposal, _clerk = opened()
    submissions.withdraw(proposal, by=proposal.proposer.user)
    assert todos(one) == []
    assert running(proposal) == {}
    assert not Review.objects.current().exists()


# -- the joint decision -------------------------------------------------------------------------------------
TOLD = {
    FILE: "filed",
    SUGGESTION: "taken_as_suggestion",
    ANSWER: "answered",
    RETURN: "returned",
    REFUSE: "not_filed",
}


@pytest.mark.parametrize(
    ("outcome", "state"),
    [(FILE, "FILED"), (SUGGESTION, "SUGGESTION"), (ANSWER, "ANSWERED"), (RETURN, "RETURNED"), (REFUSE, "NOT_FILED")],
)  # fmt: skip
def test_each_decision_is_recorded_and_told(outcome, state):
    proposal, clerk = reviewed(), secretary()
    services.decide([proposal], by=clerk, outcome=outcome, words="经审查决定")
    proposal.refresh_from_db()
    decision = Decision.objects.get()
    assert (proposal.state, proposal.reason, proposal.decided_by) == (state, "经审查决定", clerk)
    assert (decision.outcome, decision.words, decision.decided_by) == (outcome, "经审查决定", clerk)
    assert decision.review.ended_at is not None
    assert len(told(proposal.proposer.user, f"proposal.{TOLD[outcome]}")) == 1


def test_nothing_is_decided_while_opinions_are_missing():
    member()
    proposal, clerk = opened()
    entries = AuditEntry.objects.count()
    for outcome in Decision.Outcome.values:
        with pytest.raises(NotNow, match=r"2 opinions on .* are missing"):
            services.decide([proposal], by=clerk, outcome=outcome, words="理由")
    assert AuditEntry.objects.count() == entries


def test_nothing_is_decided_before_a_round_or_in_any_other_state():
    clerk = secretary()
    for state in sorted(State):
        proposal = bare_proposal(state, reason="请补充")
        words = "open the round" if state == State.UNDER_REVIEW else "nothing can be decided"
        for outcome in Decision.Outcome.values:
            with pytest.raises(NotNow, match=words):
                services.decide([proposal], by=clerk, outcome=outcome, words="理由")


def test_the_proposer_is_owed_words():
    proposal, clerk = reviewed(), secretary()
    for outcome in (ANSWER, RETURN, REFUSE):
        with pytest.raises(DomainError, match=r"reason|answer"):
            services.decide([proposal], by=clerk, outcome=outcome, words=" ")
    assert not Decision.objects.exists()


def test_an_answer_closes_it_and_is_counted_apart():
    proposal = reviewed()
    services.decide([proposal], by=secretary(), outcome=ANSWER, words="食堂已延时供餐")
    proposal.refresh_from_db()
    case = proposal.case
    assert (proposal.number, case.kind, case.state) == ("8-4-答001", "ANSWER", "CLOSED")
    assert proposal.is_over
    assert proposal.stage == "ANSWERED"
    assert not Todo.objects.filter(kind="proposals.assign").exists()


def test_several_become_one_case_and_each_author_keeps_the_number():
    together = [reviewed() for _n in range(3)]
    services.decide(together, by=secretary(), outcome=FILE)
    case = ProposalCase.objects.get()
    assert sorted(case.submissions.values_list("number", flat=True)) == ["8-4-001", "8-4-002", "8-4-003"]
    assert case.number == "8-4-001"
    assert list(Decision.objects.values_list("joined", "cases")) == [(True, 1)] * 3
    for proposal in together:
        assert told(proposal.proposer.user, "proposal.filed") != []


def test_several_join_an_existing_case_or_none_does():
    case = case_in(C.IN_PROGRESS)
    together = [reviewed(), reviewed()]
    services.decide(together, by=secretary(), outcome=FILE, join=case)
    assert case.submissions.count() == 3
    late = [reviewed(), proposal_in(State.WITHDRAWN)]
    with pytest.raises(NotNow, match="nothing can be decided"):
        services.decide(late, by=secretary(), outcome=FILE, join=case)
    assert case.submissions.count() == 3


def test_one_submission_becomes_several_cases():
    proposal = reviewed()
    services.decide([proposal], by=secretary(), outcome=FILE, matters=["夜班用餐", "夜班交通"])
    assert list(ProposalCase.objects.order_by("pk").values_list("number", "title")) == [
        ("8-4-001", "夜班用餐"), ("8-4-001-2", "夜班交通"),
    ]  # fmt: skip
    assert Decision.objects.get().cases == 2
    with pytest.raises(DomainError, match="one submission at a time"):
        services.decide([reviewed(), reviewed()], by=secretary(), outcome=FILE, matters=["甲", "乙"])


def test_a_filed_proposal_joins_no_suggestion_and_an_answer_joins_nothing():
    suggestion = proposal_in(State.SUGGESTION).case
    with pytest.raises(DomainError, match="joins a proposal's case"):
        services.decide([reviewed()], by=secretary(), outcome=FILE, join=suggestion)
    with pytest.raises(DomainError, match="joins no case"):
        services.decide([reviewed()], by=secretary(), outcome=ANSWER, words="答复", join=suggestion)


def test_a_batch_does_what_it_can_and_says_what_it_cannot():
    good, bad = reviewed(), proposal_in(State.WITHDRAWN)
    results = services.decide_each([good, bad], by=secretary(), outcome=SUGGESTION)
    assert [bool(result.error) for result in results] == [False, True]
    assert Decision.objects.count() == 1


def test_no_figure_loses_its_unit():
    clerk = secretary()
    services.decide([reviewed(), reviewed(), reviewed()], by=clerk, outcome=FILE)
    services.decide([reviewed()], by=clerk, outcome=FILE)
    services.decide([reviewed(), reviewed()], by=clerk, outcome=SUGGESTION)
    services.decide([reviewed(), reviewed()], by=clerk, outcome=ANSWER, words="已答复")
    services.decide([reviewed()], by=clerk, outcome=REFUSE, words="不属职权")
    reviewed()
    proposal_in(State.RETURNED)
    proposal_in(State.WITHDRAWN)
    session = Proposal.objects.first().session
    result = review_result(session)
    assert (result.received_count, result.valid_count) == (12, 10)
    assert [(str(tally.label), tally.cases, tally.submissions) for tally in result.valid] == [
        ("Filed", 2, 4), ("Taken as a suggestion", 1, 2), ("Answered by the committee", 1, 2), ("Not filed", None, 1),
        ("Waiting for a decision", None, 1),
    ]  # fmt: skip
    assert [(str(tally.label), tally.submissions) for tally in result.invalid] == [
        ("Returned for completion", 1), ("Withdrawn", 1),
    ]  # fmt: skip
    reported = Counting(session).totals()
    assert (reported["received"].value, reported["valid"].value) == (12, 10)


def test_the_list_counts_the_session_that_it_is_filtered_by(client):
    year_ago = timezone.localdate() - dt.timedelta(days=365)
    past = CongressSessionFactory(session_no=3, opens_on=year_ago, closes_on=year_ago, held_on=year_ago)
    reviewed()
    client.force_login(secretary())
    shown = client.get(
        reverse("admin:proposals_proposal_changelist"), {"session__id__exact": past.pk}
    ).context
    assert (shown["session"], shown["result"].received_count) == (past, 0)


# -- merging and splitting afterwards -------------------------------------------------------------------------
def merged(state=C.IN_PROGRESS):
    case = case_in(state)
    other = file_proposal(proposal_in(State.UNDER_REVIEW), by=secretary(), join=case)
    return case, other


@pytest.mark.parametrize("state", sorted(JOINABLE))
def test_a_merge_can_be_undone_until_a_department_has_answered(state):
    case, other = merged(state)
    own = cases.separate(other, by=secretary(), reason="事由不同")
    assert (own.number, own.state, own.title) == ("8-4-002", "FILED", other.title)
    assert list(case.submissions.values_list("number", flat=True)) == ["8-4-001"]
    assert (
        AuditEntry.objects.filter(action="proposals.proposal.separated").get().details["reason"] == "事由不同"
    )
    assert told(other.proposer.user, "proposal.separated") != []
    if state != C.FILED and case.assignment:
        assert told(case.assignment.handler, "case.left") != []


@pytest.mark.parametrize("state", sorted(set(C) - JOINABLE - {C.REHANDLING, C.CLOSED}))
def test_a_merge_stays_once_it_is_answered(state):
    case = bare_case(state, worker=handler(), head=leader())
    bare_proposal(case=case, number=case.number)
    other = bare_proposal(case=case, number="8-4-099")
    with pytest.raises(NotNow, match="can't be undone any more"):
        cases.separate(other, by=secretary(), reason="事由不同")


def test_who_founded_the_case_stays_in_it():
    case, _other = merged()
    with pytest.raises(NotNow, match="Separate the others"):
        cases.separate(case.submissions.get(number=case.number), by=secretary(), reason="事由不同")


def test_what_was_filed_apart_is_merged_until_it_is_assigned():
    case, other = case_in(C.IN_PROGRESS), proposal_in(State.FILED)
    was = other.case
    cases.join(other, by=secretary(), case=case, reason="同一事项")
    assert not ProposalCase.objects.filter(pk=was.pk).exists()
    assert case.submissions.count() == 2
    other.refresh_from_db()
    assert other.number == "8-4-002"
    assert cases.separate(other, by=secretary(), reason="误并").number == "8-4-002"


def test_a_case_that_somebody_has_is_not_dissolved():
    case, assigned, key = case_in(C.IN_PROGRESS), case_in(C.ASSIGNED), case_in(C.FILED)
    with pytest.raises(NotNow, match="assigned already"):
        cases.join(assigned.submissions.get(), by=secretary(), case=case, reason="同一事项")
    services.mark_key(key, by=secretary(), leader=leader(), reason="职工普遍关心")
    with pytest.raises(NotNow, match="worked on already"):
        cases.join(key.submissions.get(), by=secretary(), case=case, reason="同一事项")
    shared, other = merged(C.FILED)
    with pytest.raises(NotNow, match="one case of its own"):
        cases.join(other, by=secretary(), case=case, reason="同一事项")
    with pytest.raises(NotNow, match="one case of its own"):
        cases.join(case.submissions.get(), by=secretary(), case=case, reason="同一事项")
    assert shared.submissions.count() == 2


def test_a_further_matter_gets_a_case_of_its_own():
    case = case_in(C.IN_PROGRESS)
    proposal = case.submissions.get()
    further = cases.split(proposal, by=secretary(), title="夜班交通", reason="一事一案")
    assert (further.number, further.state) == ("8-4-001-2", "FILED")
    assert cases.split(proposal, by=secretary(), title="夜班住宿", reason="一事一案").number == "8-4-001-3"
    assert proposal.cases.count() == 3


def test_nothing_is_split_off_what_is_answered():
    with pytest.raises(NotNow, match="nothing can be split off"):
        cases.split(case_in(C.CLOSED).submissions.get(), by=secretary(), title="夜班交通", reason="一事一案")


@pytest.mark.parametrize(
    "act",
    [
        lambda case, other: cases.separate(other, by=secretary(), reason=" "),
        lambda case, other: cases.split(other, by=secretary(), title="另一事项", reason=" "),
        lambda case, other: cases.join(proposal_in(State.FILED), by=secretary(), case=case, reason=" "),
    ],
)
def test_merging_and_splitting_afterwards_need_a_reason(act):
    with pytest.raises(DomainError, match="say why"):
        act(*merged(C.FILED))


# -- one appeal ---------------------------------------------------------------------------------------------
def refused(by=None, **fields):
    proposal = reviewed(**fields)
    services.decide([proposal], by=by or secretary(), outcome=REFUSE, words="不属职代会职权")
    proposal.refresh_from_db()
    return proposal


def appealed(**fields):
    proposal = refused(**fields)
    return services.appeal(proposal, by=proposal.proposer.user, grounds="医院自主权限内")


def test_an_appeal_is_heard_by_others_by_a_day():
    head, president = chair(), UserFactory(posts=["UNION_CHAIR"])
    made = appealed()
    assert (made.due_on, made.refusal, made.is_open) == (in_days(10), "不属职代会职权", True)
    assert running(made) == {"proposals.appeal": in_days(10)}
    assert todos(head)[-1] == todos(president)[-1] == "proposals.appeal"
    assert "proposals.appeal" not in todos(made.refused_by)


def test_one_appeal_and_no_more():
    made = appealed()
    with pytest.raises(NotNow, match="made once"):
        services.appeal(made.proposal, by=made.proposal.proposer.user, grounds="再申诉")


def test_an_appeal_comes_in_time():
    proposal = refused()
    proposal.decided_at = timezone.now() - dt.timedelta(days=30)
    proposal.save(update_fields=["decided_at"])
    with pytest.raises(NotNow, match="could be made until"):
        services.appeal(proposal, by=proposal.proposer.user, grounds="来晚了")


def test_an_appeal_has_grounds():
    proposal = refused()
    with pytest.raises(DomainError, match="why the refusal"):
        services.appeal(proposal, by=proposal.proposer.user, grounds=" ")


def test_only_a_refusal_can_be_appealed_against():
    for state in sorted(set(State) - {State.NOT_FILED}):
        proposal = bare_proposal(state, reason="请补充")
        with pytest.raises(NotNow, match="was not filed"):
            services.appeal(proposal, by=proposal.proposer.user, grounds="申诉")


def test_a_dismissed_appeal_leaves_the_refusal():
    made, head = appealed(), chair()
    services.decide_appeal(made, by=head, result="DISMISSED", words="维持原决定")
    made.refresh_from_db()
    assert (made.result, made.decided_by, made.proposal.state) == ("DISMISSED", head, "NOT_FILED")
    assert running(made) == {}
    assert told(made.proposal.proposer.user, "proposal.appeal_dismissed") != []
    with pytest.raises(NotNow, match="decided already"):
        services.decide_appeal(made, by=head, result="FILED", words="立案")


@pytest.mark.parametrize(("result", "number"), [("FILED", "8-4-001"), ("SUGGESTION", "8-4-建001")])
def test_an_upheld_appeal_takes_it_in(result, number):
    made, head = appealed(), chair()
    services.decide_appeal(made, by=head, result=result, words="属医院自主权限")
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.number, proposal.decided_by) == (result, number, head)
    assert ProposalCase.objects.get().state == "FILED"


def test_who_refused_does_not_decide_the_appeal():
    head = chair()
    made = appealed(by=head)
    assert not head.has_perm("proposals.decide_appeal", made)
    with pytest.raises(DomainError, match="recorded the refusal yourself"):
        services.decide_appeal(made, by=head, result="DISMISSED", words="维持")
    with pytest.raises(IntegrityError, match="appeal_decided_by_another"), transaction.atomic():
        Appeal.objects.update(decided_by=head, decided_at=timezone.now(), result="DISMISSED", words="维持")


def test_a_party_does_not_decide_and_the_author_is_owed_words():
    head = chair()
    made = appealed(proposer=mandated(head))
    assert not head.has_perm("proposals.decide_appeal", made)
    with pytest.raises(DomainError, match="so you abstain"):
        services.decide_appeal(made, by=head, result="FILED", words="立案")
    with pytest.raises(DomainError, match="give the proposer a reason"):
        services.decide_appeal(made, by=UserFactory(posts=["UNION_CHAIR"]), result="FILED", words=" ")


# -- key proposals --------------------------------------------------------------------------------------------
def test_a_key_proposal_is_led_by_a_leader_by_name():
    case, head = case_in(C.ASSIGNED), leader()
    services.mark_key(case, by=secretary(), leader=head, reason="职工普遍关心")
    assert list(KeyProposal.objects.led_by(head).values_list("case", flat=True)) == [case.pk]
    assert told(head, "case.key_led") == [f"You lead the key proposal {case}"]
    assert told(case.submissions.get().proposer.user, "proposal.marked_key") != []
    other = leader()
    services.mark_key(case, by=secretary(), leader=other, reason="换人领办")
    assert KeyProposal.objects.get().leader == other
    services.lift_key(case, by=secretary(), reason="已解决")
    assert not KeyProposal.objects.exists()


def test_what_cannot_be_a_key_proposal():
    clerk, head = secretary(), leader()
    with pytest.raises(DomainError, match="Only a filed proposal"):
        services.mark_key(proposal_in(State.SUGGESTION).case, by=clerk, leader=head, reason="重要")
    with pytest.raises(NotNow, match="closed already"):
        services.mark_key(case_in(C.CLOSED), by=clerk, leader=head, reason="重要")
    case = case_in(C.FILED)
    with pytest.raises(DomainError, match="isn't a hospital leader"):
        services.mark_key(case, by=clerk, leader=clerk, reason="重要")
    with pytest.raises(NotNow, match="isn't a key proposal"):
        services.lift_key(case, by=clerk, reason="取消")
    services.mark_key(case, by=clerk, leader=head, reason="重要")
    with pytest.raises(DomainError, match="say why"):
        services.lift_key(case, by=clerk, reason=" ")


# -- what the database itself refuses -------------------------------------------------------------------------
def test_the_record_of_a_review_is_whole():
    services.decide([reviewed()], by=secretary(), outcome=FILE)
    for table, change, constraint in (
        ("opinion", "verdict = 'FILE', given_at = NULL", "opinion_given_has_verdict"),
        ("opinion", "abstains = true, verdict = 'FILE', given_at = now()", "opinion_abstains_is_empty"),
        ("opinion", "verdict = 'MERGE', given_at = now()", "opinion_merge_says_with_which"),
        ("opinion", "verdict = 'REFUSE', given_at = now(), words = ''", "opinion_says_why"),
        ("review", "shown_at = NULL, closed_by_id = opened_by_id", "review_closed_is_shown"),
        ("decision", "outcome = 'REFUSE', words = '', cases = 0", "decision_says_why"),
        ("decision", "cases = 0", "decision_taken_in_has_cases"),
    ):
        with (
            pytest.raises(IntegrityError, match=constraint),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE proposals_{table} SET {change}")
