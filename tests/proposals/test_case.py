"""Filing, assigning, answering, rating: each move of a case, and each refusal."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from proposals.case import services
from proposals.case.workflow import HANDLING, JOINABLE, NEXT
from proposals.case.workflow import State as C
from proposals.models import Assignment, ProposalCase, Rating
from proposals.proposal.workflow import State
from proposals.rating import services as ratings
from proposals.reply import services as replies
from proposals.seconding import services as seconding
from tests.factories.members import DepartmentFactory, UserFactory
from tests.factories.proposals import (
    ProposalFactory,
    case_in,
    file_proposal,
    handler,
    leader,
    proposal_in,
    reply_class,
    secretary,
    take_as_suggestion,
)
from union_portal.core.audit.models import AuditEntry
from union_portal.core.deadline.models import Deadline
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.matter.models import Matter
from union_portal.core.models import InboxMessage
from union_portal.core.policy import services as policy
from union_portal.core.todo.models import Todo
from union_portal.core.workday import services as workday

pytestmark = pytest.mark.django_db
SATISFIED, DISSATISFIED = Rating.Grade.SATISFIED, Rating.Grade.DISSATISFIED


def running(obj):
    return dict(Deadline.objects.about(obj).running().values_list("kind", "due_on"))


def open_todos(user):
    return list(Todo.objects.waiting_for(user).values_list("kind", flat=True))


def told(user, kind):
    return list(InboxMessage.objects.filter(user=user, kind=f"proposals.{kind}").values_list("title", "body"))


def in_days(count):
    return workday.add(timezone.localdate(), count)


# -- filing -------------------------------------------------------------------------------------------------
def test_filing_numbers_without_gaps_by_term_and_session():
    first, second = proposal_in(State.FILED), proposal_in(State.FILED)
    suggestion = proposal_in(State.SUGGESTION)
    assert [p.number for p in (first, second, suggestion)] == ["8-4-001", "8-4-002", "8-4-建001"]
    assert first.case.number == "8-4-001"
    assert suggestion.case.kind == ProposalCase.Kind.SUGGESTION


def test_filing_tells_author_seconders_and_leaders():
    head = leader()
    proposal = proposal_in(State.FILED, title="关于夜班用餐的提案")
    words = ("“关于夜班用餐的提案” has been filed as No. 8-4-001",
             "A hospital leader now assigns it to a department with a deadline.")  # fmt: skip
    assert told(proposal.proposer.user, "proposal.filed") == [words]
    assert told(proposal.seconders[0].user, "proposal.filed") == [words]
    assert told(head, "case.to_assign") == [
        ("To be assigned: 8-4-001 关于夜班用餐的提案", "The committee has filed it. Please name the department and the deadline.")
    ]  # fmt: skip
    assert open_todos(head) == ["proposals.assign"]


@pytest.mark.parametrize("state", sorted(set(State) - {State.UNDER_REVIEW}))
def test_filing_is_refused_in_every_other_state_and_leaves_no_trace(state):
    proposal, by = proposal_in(state), secretary()
    entries, inbox, cases = (
        AuditEntry.objects.count(),
        InboxMessage.objects.count(),
        ProposalCase.objects.count(),
    )
    for take_in in (file_proposal, take_as_suggestion):
        with pytest.raises(NotNow, match="can't become"):
            take_in(proposal, by=by)
    assert (AuditEntry.objects.count(), InboxMessage.objects.count(), ProposalCase.objects.count()) == (
        entries, inbox, cases,
    )  # fmt: skip


def test_too_few_names_or_no_mandate_are_not_filed():
    proposal = proposal_in(State.UNDER_REVIEW)
    seconding.answer_seconding(proposal, accept=False, by=proposal.seconders[0].user)
    with pytest.raises(DomainError, match="1 more colleague must second it"):
        file_proposal(proposal, by=secretary())
    suggestion = proposal_in(State.UNDER_REVIEW, proposer=UserFactory().person)
    with pytest.raises(DomainError, match="no delegate"):
        file_proposal(suggestion, by=secretary())
    assert take_as_suggestion(suggestion, by=secretary()).number == "8-4-建001"


@pytest.mark.parametrize("state", sorted(JOINABLE))
def test_merging_is_joining_and_each_author_keeps_the_number(state):
    case = case_in(state)
    joined = file_proposal(proposal_in(State.UNDER_REVIEW), by=secretary(), join=case)
    assert joined.case == case
    assert sorted(case.submissions.values_list("number", flat=True)) == ["8-4-001", "8-4-002"]
    assert Matter.objects.about(joined).get().state == state


# -- assigning ----------------------------------------------------------------------------------------------
def test_assigning_sets_the_deadlines_by_the_rule_and_keeps_its_version():
    case, head = case_in(C.FILED), leader()
    worker = handler()
    unit = worker.posts[0].department
    chief = handler(unit, kind="DEPARTMENT_HEAD")

    assignment = services.assign(case, by=head, department=unit, handler=worker)

    case.refresh_from_db()
    assert (case.state, case.lead_department, case.leader) == ("ASSIGNED", unit, head)
    assert (assignment.working_days, assignment.due_on) == (30, in_days(30))
    assert assignment.policy == policy.version("proposal.reply_days")
    assert running(case) == {"proposals.accept": in_days(7), "proposals.reply": in_days(30)}
    assert open_todos(worker) == ["proposals.accept"]
    assert open_todos(head) == []
    assert len(told(chief, "case.assigned")) == 1
    proposer = case.submissions.get().proposer.user
    assert told(proposer, "proposal.assigned")[0][0] == f"“{case.title}” has been assigned to {unit}"
    assert Matter.objects.get().due_on == in_days(30)


def test_the_leader_may_give_another_number_of_days():
    case, worker = case_in(C.FILED), handler()
    assignment = services.assign(case, by=leader(), department=worker.posts[0].department, working_days=10)
    assert (assignment.working_days, assignment.due_on) == (10, in_days(10))


def test_a_department_without_anybody_gets_nothing():
    with pytest.raises(DomainError, match="neither a handler nor a head"):
        services.assign(case_in(C.FILED), by=leader(), department=DepartmentFactory())


def test_the_handler_answers_for_that_department():
    unit = handler().posts[0].department
    with pytest.raises(DomainError, match="doesn't answer for"):
        services.assign(case_in(C.FILED), by=leader(), department=unit, handler=handler())


def test_sent_back_and_assigned_anew():
    case = case_in(C.ASSIGNED)
    worker, head = case.assignment.handler, case.leader
    services.send_back(case, by=worker, reason="属设备科职责")
    case.refresh_from_db()
    assert (case.state, case.lead_department, case.due_on) == ("RETURNED_BY_DEPT", None, None)
    assert running(case) == {}
    assert open_todos(worker) == []
    assert open_todos(head) == ["proposals.assign"]
    assert told(head, "case.sent_back") == [
        (f"Sent back: {case}", f"{case.assignments.get().department} writes: 属设备科职责")
    ]
    other = handler()
    services.assign(case, by=head, department=other.posts[0].department)
    assert Assignment.objects.filter(case=case).count() == 2


def test_sending_back_is_over_after_the_days_of_the_rule():
    case = case_in(C.ASSIGNED)
    Assignment.objects.update(counted_from=workday.add(timezone.localdate(), -8))
    with pytest.raises(NotNow, match="could be sent back until"):
        services.send_back(case, by=case.assignment.handler, reason="太晚了")


# -- answering ----------------------------------------------------------------------------------------------
def test_accept_reply_sign_tells_each_in_turn():
    case = case_in(C.ASSIGNED)
    worker, head, proposal = case.assignment.handler, case.leader, case.submissions.get()
    author = proposal.proposer.user

    services.accept(case, by=worker)
    assert open_todos(worker) == ["proposals.reply"]
    assert running(case) == {"proposals.reply": in_days(30)}
    replies.submit_reply(case, by=worker, reply_class=reply_class("A"), text="已落实")
    assert open_todos(worker) == []
    assert open_todos(head) == ["proposals.sign"]
    replies.sign_reply(case, by=head)

    case.refresh_from_db()
    assert (case.state, case.due_on) == ("REPLIED", None)
    assert running(case) == {}
    assert open_todos(head) == []
    assert open_todos(author) == ["proposals.rate"]
    assert running(proposal) == {"proposals.rate": in_days(10)}
    assert told(author, "proposal.replied") == [
        (
            f"“{case.title}” has been answered",
            f"{case.lead_department} has replied, signed by the leader in charge. The proposer can rate the reply now.",
        )
    ]
    assert case.assignments.get().answered_at is not None


def test_a_promise_needs_a_day_that_lies_ahead():
    case = case_in(C.IN_PROGRESS)
    worker = case.assignment.handler
    for day, words in [(None, "until when"), (timezone.localdate(), "lie ahead")]:
        with pytest.raises(DomainError, match=words):
            replies.submit_reply(
                case,
                by=worker,
                reply_class=reply_class("B"),
                text="已列入计划",
                promised="供应热餐",
                promised_on=day,
            )
    with pytest.raises(DomainError, match="what is promised"):
        replies.submit_reply(
            case, by=worker, reply_class=reply_class("B"), text="已列入计划", promised_on=in_days(5)
        )
    reply = replies.submit_reply(
        case, by=worker, reply_class=reply_class("C"), text="暂不能解决", promised_on=in_days(5)
    )
    assert reply.promised_on is None


def test_the_leader_returns_a_reply_and_signs_the_next():
    case = case_in(C.LEADER_REVIEW)
    worker = case.assignment.handler
    replies.return_reply(case, by=case.leader, reason="请写明时间")
    assert open_todos(worker) == ["proposals.reply"]
    assert told(worker, "case.reply_returned") == [
        (f"Reply returned: {case}", "Leader in charge writes: 请写明时间")
    ]
    replies.submit_reply(case, by=worker, reply_class=reply_class("A"), text="12月1日起供应")
    replies.sign_reply(case, by=case.leader)
    assert ProposalCase.objects.get().reply.text == "12月1日起供应"


def test_who_drafted_a_reply_does_not_sign_it():
    case = case_in(C.IN_PROGRESS)
    both = UserFactory(posts=["HOSPITAL_LEADER"])
    replies.submit_reply(case, by=both, reply_class=reply_class("A"), text="已落实")
    with pytest.raises(DomainError, match="drafted this reply yourself"):
        replies.sign_reply(case, by=both)
    case.refresh_from_db()
    assert case.state == "LEADER_REVIEW"


# -- rating and after ---------------------------------------------------------------------------------------
def rate(case, result=SATISFIED, reason=""):
    proposal = case.submissions.earliest("pk")
    return ratings.rate(proposal, by=proposal.proposer.user, attitude=SATISFIED, result=result, reason=reason)


def test_satisfied_closes_the_case():
    case = case_in(C.REPLIED)
    rate(case)
    case.refresh_from_db()
    assert case.state == "CLOSED"
    assert case.closed_at is not None
    assert not Todo.objects.filter(done_at=None).exists()
    assert not Deadline.objects.running().exists()
    assert Matter.objects.get().is_over


def test_rating_twice_is_harmless():
    case = case_in(C.REPLIED)
    assert rate(case) == rate(case, result=DISSATISFIED, reason="改主意了")
    assert Rating.objects.get().result == SATISFIED


def test_who_is_dissatisfied_says_with_what():
    case = case_in(C.REPLIED)
    with pytest.raises(DomainError, match="what you are dissatisfied with"):
        rate(case, result=DISSATISFIED)
    assert not Rating.objects.exists()


def test_dissatisfied_is_handled_a_second_time():
    case = case_in(C.REHANDLING)
    worker = case.assignment.handler
    assert (case.round, case.due_on) == (2, in_days(15))
    assert running(case) == {"proposals.reply": in_days(15)}
    assert open_todos(worker) == ["proposals.reply"]
    assert told(worker, "case.rehandling")[0][0] == f"Second handling: {case}"


def test_a_case_of_two_waits_for_both_ratings_and_one_dissatisfied_is_enough():
    case = case_in(C.IN_PROGRESS)
    other = file_proposal(proposal_in(State.UNDER_REVIEW), by=secretary(), join=case)
    replies.submit_reply(case, by=case.assignment.handler, reply_class=reply_class("A"), text="已落实")
    replies.sign_reply(case, by=case.leader)
    rate(case)
    case.refresh_from_db()
    assert case.state == "REPLIED"
    ratings.rate(other, by=other.proposer.user, attitude=SATISFIED, result=DISSATISFIED, reason="还是冷的")
    case.refresh_from_db()
    assert case.state == "REHANDLING"


def test_a_draft_has_nothing_to_rate():
    draft = ProposalFactory()
    with pytest.raises(NotNow, match="no reply to rate"):
        ratings.rate(draft, by=draft.proposer.user, attitude=SATISFIED, result=SATISFIED)


def test_it_is_closed_without_a_rating_only_after_its_days():
    case = case_in(C.REPLIED)
    with pytest.raises(NotNow, match="may rate the reply until"):
        ratings.close_unrated(case, by=secretary())
    case.replies.update(signed_at=timezone.now() - dt.timedelta(days=40))
    ratings.close_unrated(case, by=secretary())
    case.refresh_from_db()
    assert case.state == "CLOSED"
    assert not Todo.objects.filter(done_at=None).exists()


def test_every_state_can_be_reached_and_left():
    assert set().union(*NEXT.values()) == set(C) - {C.FILED}
    assert set(NEXT) == set(C)


# -- what a state refuses -----------------------------------------------------------------------------------
def assign(case):
    services.assign(case, by=leader(), department=handler().posts[0].department)


def join(case):
    file_proposal(proposal_in(State.UNDER_REVIEW), by=secretary(), join=case)


REFUSALS = {
    join: (JOINABLE, "answered already"),
    assign: ({C.FILED, C.RETURNED_BY_DEPT}, None),
    lambda case: services.accept(case, by=handler()): ({C.ASSIGNED}, None),
    lambda case: services.send_back(case, by=handler(), reason="理由"): ({C.ASSIGNED}, None),
    lambda case: replies.submit_reply(case, by=handler(), reply_class=reply_class("A"), text="答复"): (HANDLING, None),
    lambda case: replies.sign_reply(case, by=leader()): ({C.LEADER_REVIEW}, None),
    lambda case: replies.return_reply(case, by=leader(), reason="改"): ({C.LEADER_REVIEW}, None),
    rate: ({C.REPLIED, C.DECIDING, C.CLOSED, C.TRACKING, C.REHANDLING}, "no reply to rate"),
    lambda case: ratings.close_unrated(case, by=secretary()): ({C.REPLIED}, None),
}  # fmt: skip
"""A deed → the states that allow it, and what is said in all others."""


@pytest.mark.parametrize("state", sorted(C))
def test_whatever_a_state_doesnt_allow_is_refused(state):
    """The way to a state is long: every deed that it refuses is tried on the same case."""
    case = case_in(state)
    for deed, (allowed, words) in REFUSALS.items():
        if state not in allowed:
            with pytest.raises(NotNow, match=words):
                deed(ProposalCase.objects.get(pk=case.pk))
