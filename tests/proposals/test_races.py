"""Two people at once on one proposal: real threads on real PostgreSQL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction

from proposals.authorship import services as authorship
from proposals.case import services as cases
from proposals.case.workflow import State as C
from proposals.cohandling import services as cohandling
from proposals.extension import services as extensions
from proposals.intake import services as intake
from proposals.models import Promise, Proposal, ProposalCase, Rating, Reply, Signature
from proposals.promise import services as promises
from proposals.proposal import services
from proposals.proposal.workflow import State
from proposals.rating import services as ratings
from proposals.reply import services as replies
from proposals.seconding import services as seconding
from tests.factories.core import upload
from tests.factories.members import UserFactory
from tests.factories.proposals import (
    case_in,
    file_proposal,
    handler,
    leader,
    proposal_in,
    reply_class,
    second,
    secretary,
)
from union_portal.core.base import new_public_id
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.models import Attachment, InboxMessage
from union_portal.core.workday import services as workday

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Start all acts at the same moment; a rule's "no" is a result like any other."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            barrier.wait()
            return act()
        except DomainError as error:
            return type(error)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_a_file_attached_while_the_proposal_is_handed_in():
    """It waits for the handing in and is refused: what the seconders read stays as it is."""
    draft = proposal_in(State.DRAFT)
    author, file = draft.proposer.user, upload()
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            services.hand_in(draft, by=author)
            attaching = pool.submit(at_once, lambda: services.attach(draft, file=file, by=author))
            wait([attaching], timeout=0.5)
        assert attaching.result() == [NotNow]
    assert not Attachment.objects.about(draft).exists()


def test_two_filings_of_one_proposal_file_it_once():
    proposal, clerk = proposal_in(State.UNDER_REVIEW), secretary()
    results = at_once(*[lambda: file_proposal(proposal, by=clerk)] * 2)
    assert results.count(NotNow) == 1
    assert list(ProposalCase.objects.values_list("number", flat=True)) == ["8-4-001"]


def test_filings_of_many_leave_no_gap():
    waiting, clerk = [proposal_in(State.UNDER_REVIEW) for _n in range(4)], secretary()
    at_once(*[lambda proposal=proposal: file_proposal(proposal, by=clerk) for proposal in waiting])
    assert sorted(Proposal.objects.values_list("number", flat=True)) == [f"8-4-{n:03}" for n in range(1, 5)]


def test_withdrawing_while_it_is_filed_ends_in_one_of_both():
    proposal, clerk = proposal_in(State.UNDER_REVIEW), secretary()
    author = proposal.proposer.user
    results = at_once(
        lambda: services.withdraw(proposal, by=author), lambda: file_proposal(proposal, by=clerk)
    )
    assert results.count(NotNow) == 1
    proposal.refresh_from_db()
    assert (proposal.state, ProposalCase.objects.count()) in {("WITHDRAWN", 0), ("FILED", 1)}


def test_the_last_name_taken_back_while_it_is_filed():
    proposal, clerk = proposal_in(State.UNDER_REVIEW), secretary()
    seconder = proposal.seconders[0].user
    at_once(
        lambda: seconding.answer_seconding(proposal, accept=False, by=seconder),
        lambda: file_proposal(proposal, by=clerk),
    )
    proposal.refresh_from_db()
    names = proposal.secondings.accepted().count()
    assert (proposal.state, names) in {("FILED", 2), ("UNDER_REVIEW", 1)}


def test_two_replies_at_once_leave_one():
    case = case_in(C.IN_PROGRESS)
    worker, words = case.assignment.handler, reply_class("A")
    results = at_once(*[lambda: replies.submit_reply(case, by=worker, reply_class=words, text="已落实")] * 2)
    assert results.count(NotNow) == 1
    assert Reply.objects.count() == 1


def test_signing_and_returning_at_once_do_one_of_both():
    case, head = case_in(C.LEADER_REVIEW), leader()
    results = at_once(
        lambda: replies.sign_reply(case, by=head),
        lambda: replies.return_reply(case, by=head, reason="请写明时间"),
    )
    assert results.count(NotNow) == 1
    reply = Reply.objects.get()
    assert bool(reply.signed_at) != bool(reply.returned_at)


def test_two_authors_rating_at_once_settle_the_case_once():
    case = case_in(C.IN_PROGRESS)
    other = file_proposal(proposal_in(State.UNDER_REVIEW), by=secretary(), join=case)
    replies.submit_reply(case, by=case.assignment.handler, reply_class=reply_class("A"), text="已落实")
    replies.sign_reply(case, by=case.leader)
    first = case.submissions.earliest("pk")
    at_once(
        *[
            lambda p=p: ratings.rate(p, by=p.proposer.user, attitude="SATISFIED", result="SATISFIED")
            for p in (first, other)
        ]
    )
    case.refresh_from_db()
    assert (case.state, Rating.objects.count()) == ("CLOSED", 2)


def test_a_new_sheet_saved_twice_at_once_is_one_draft():
    author, address = UserFactory(delegate=True), new_public_id()
    at_once(*[lambda: services.save_draft(address, by=author, title="夜班用餐")] * 2)
    assert Proposal.objects.count() == 1


# -- handling -----------------------------------------------------------------------------------------------
def test_accepting_and_sending_back_at_once_do_one_of_both():
    case = case_in(C.ASSIGNED)
    worker = case.assignment.handler
    results = at_once(
        lambda: cases.accept(case, by=worker), lambda: cases.send_back(case, by=worker, reason="不属于我科")
    )
    assert results.count(NotNow) == 1
    case.refresh_from_db()
    assignment = case.assignments.get()
    assert (case.state, bool(assignment.accepted_at), bool(assignment.sent_back_at)) in {
        ("IN_PROGRESS", True, False), ("RETURNED_BY_DEPT", False, True),
    }  # fmt: skip


def test_two_assignments_at_once_leave_one():
    case, unit = case_in(C.FILED), handler().posts[0].department
    other = handler().posts[0].department
    results = at_once(
        *[
            lambda head=head, unit=unit, other=other: cohandling.assign(
                case, by=head, department=unit, co_departments=[other]
            )
            for head, unit, other in ((leader(), unit, other), (leader(), other, unit))
        ]
    )
    assert results.count(NotNow) == 1
    case.refresh_from_db()
    assert case.assignments.get().department == case.lead_department
    assert case.co_handlings.get().department != case.lead_department


def test_two_extensions_asked_at_once_are_one_request():
    case = case_in(C.IN_PROGRESS)
    worker, day = case.assignment.handler, workday.add(case.due_on, 5)
    results = at_once(*[lambda: extensions.ask(case, by=worker, due_on=day, reason="需招标")] * 2)
    assert results.count(NotNow) == 1
    assert case.extensions.count() == 1


def test_granting_and_refusing_at_once_do_one_of_both():
    case = case_in(C.IN_PROGRESS)
    day, was = workday.add(case.due_on, 5), case.due_on
    extensions.ask(case, by=case.assignment.handler, due_on=day, reason="需招标")
    results = at_once(
        lambda: extensions.grant(case, by=case.leader),
        lambda: extensions.refuse(case, by=case.leader, answer="请按期答复"),
    )
    assert results.count(NotNow) == 1
    case.refresh_from_db()
    assert (case.extensions.get().state, case.due_on) in {("GRANTED", day), ("REFUSED", was)}


def test_an_input_given_while_the_reply_is_handed_in_is_in_it_or_refused():
    case, helper = case_in(C.IN_PROGRESS), handler()
    part = cohandling.add_department(case, by=case.leader, department=helper.posts[0].department)
    worker, words = case.assignment.handler, reply_class("A")
    at_once(
        lambda: cohandling.give_input(case, by=helper, part=part, text="可行"),
        lambda: replies.submit_reply(case, by=worker, reply_class=words, text="已落实"),
    )
    case.refresh_from_db()
    part.refresh_from_db()
    assert (case.state, part.input) in {("LEADER_REVIEW", "可行"), ("IN_PROGRESS", "可行")}


# -- names --------------------------------------------------------------------------------------------------
def test_two_last_names_at_once_hand_it_in_once():
    proposal = proposal_in(State.SECONDING)
    users = [UserFactory(delegate=True) for _n in range(2)]
    for user in users:
        seconding.ask_seconder(proposal, person=user.person, by=proposal.proposer.user)
    at_once(*[lambda user=user: seconding.answer_seconding(proposal, accept=True, by=user) for user in users])
    proposal.refresh_from_db()
    handed_in = InboxMessage.objects.filter(user=proposal.proposer.user, kind="proposals.proposal.submitted")
    assert (proposal.state, proposal.secondings.accepted().count(), handed_in.count()) == ("SUBMITTED", 2, 1)


def test_a_name_given_while_it_is_taken_back_is_under_no_other_text():
    proposal = proposal_in(State.SECONDING)
    author, user = proposal.proposer.user, UserFactory(delegate=True)
    seconding.ask_seconder(proposal, person=user.person, by=author)
    at_once(
        lambda: seconding.answer_seconding(proposal, accept=True, by=user),
        lambda: services.take_back(proposal, by=author),
    )
    proposal.refresh_from_db()
    assert (proposal.state, proposal.secondings.accepted().count()) == ("DRAFT", 0)


def test_two_joint_authors_joining_at_once_both_stand():
    draft = proposal_in(State.DRAFT)
    users = [UserFactory(delegate=True) for _n in range(2)]
    for user in users:
        authorship.invite(draft, person=user.person, by=draft.proposer.user)
    at_once(*[lambda user=user: authorship.answer(draft, accept=True, by=user) for user in users])
    assert {person.user for person in Proposal.objects.get().authors[1:]} == set(users)


def test_the_windows_end_and_the_last_name_leave_one_of_both():
    proposal = proposal_in(State.SECONDING)
    second(proposal, times=1)
    user, end = UserFactory(delegate=True), Proposal.objects.get().session.closes_on + dt.timedelta(days=1)
    seconding.ask_seconder(proposal, person=user.person, by=proposal.proposer.user)
    at_once(
        lambda: seconding.answer_seconding(proposal, accept=True, by=user),
        lambda: intake.close_windows(on=end),
    )
    proposal.refresh_from_db()
    assert (proposal.state, proposal.kind) in {("SUBMITTED", "PROPOSAL"), ("SUBMITTED", "SUGGESTION")}


def test_two_signatures_at_once_sign_once():
    case = case_in(C.LEADER_REVIEW)
    head, other = case.leader, leader()
    results = at_once(lambda: replies.sign_reply(case, by=head), lambda: replies.sign_reply(case, by=other))
    assert results.count(NotNow) == 1
    assert Signature.objects.get().outcome == "SIGNED"


def test_two_corrections_at_once_make_one():
    case = case_in(C.REPLIED)
    worker = case.assignment.handler
    results = at_once(*[lambda: replies.correct_reply(case, by=worker, text="改", reason="错了")] * 2)
    assert results.count(NotNow) == 1
    assert Reply.objects.filter(version=2).count() == 1


def test_a_day_is_moved_while_the_promise_is_kept():
    case = case_in(C.TRACKING)
    promise, worker, head = Promise.objects.get(), case.assignment.handler, case.leader
    day = promise.promised_on + dt.timedelta(days=30)
    at_once(
        lambda: promises.keep(promise, by=worker, note="已完成"),
        lambda: promises.move_day(promise, by=head, promised_on=day, reason="延期"),
    )
    promise.refresh_from_db()
    case.refresh_from_db()
    assert (promise.state, case.state, case.due_on) == ("KEPT", "CLOSED", None)
