"""What the database itself refuses, whoever asks."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from proposals.case.workflow import NEXT as CASE_MOVES
from proposals.case.workflow import State as C
from proposals.models import Meeting, Proposal
from proposals.proposal.workflow import NEXT, State
from tests.factories.proposals import (
    CongressSessionFactory,
    bare_case,
    bare_proposal,
    case_in,
    co_handling,
    handler,
    leader,
    proposal_in,
    waiting_extension,
)

pytestmark = pytest.mark.django_db


def run(sql, *params):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


@pytest.mark.parametrize("state", sorted(State))
def test_a_submissions_state_moves_only_along_the_table(state):
    proposal = bare_proposal(state, reason="不属职权")
    for target in sorted(set(State) - NEXT.get(State(state), frozenset()) - {state}):
        with pytest.raises(ProgrammingError, match="state"):
            run("UPDATE proposals_proposal SET state = %s WHERE id = %s", target, proposal.pk)


@pytest.mark.parametrize("state", sorted(C))
def test_a_cases_state_moves_only_along_the_table(state):
    case = bare_case(state, worker=handler(), head=leader())
    for target in sorted(set(C) - CASE_MOVES.get(C(state), frozenset()) - {state}):
        with pytest.raises(ProgrammingError, match="state"):
            run("UPDATE proposals_proposalcase SET state = %s WHERE id = %s", target, case.pk)


@pytest.mark.parametrize(
    ("state", "change", "constraint"),
    [
        (State.FILED, "number = ''", "proposal_taken_in_has_number"),
        (State.SUBMITTED, "grounds = ''", "proposal_submitted_is_whole"),
        (State.SUBMITTED, "category_id = NULL", "proposal_submitted_is_whole"),
        (State.NOT_FILED, "reason = ''", "proposal_refusal_has_reason"),
        (State.RETURNED, "reason = ''", "proposal_refusal_has_reason"),
    ],
)
def test_a_submission_keeps_what_its_state_needs(state, change, constraint):
    proposal = bare_proposal(state, reason="不属职权")
    with pytest.raises(IntegrityError, match=constraint):
        run(f"UPDATE proposals_proposal SET {change} WHERE id = %s", proposal.pk)


def test_what_is_taken_in_is_in_a_case():
    proposal = proposal_in(State.FILED)
    proposal.inclusions.all().delete()
    Proposal.objects.filter(pk=proposal.pk).update(title="关于夜班热餐的提案")
    with pytest.raises(IntegrityError, match="in no case"), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_no_number_is_given_twice():
    first, second = bare_proposal(State.FILED), bare_proposal(State.FILED)
    with pytest.raises(IntegrityError, match="proposal_number_once"):
        run("UPDATE proposals_proposal SET number = %s WHERE id = %s", first.number, second.pk)


@pytest.mark.parametrize(
    ("state", "table", "change", "constraint"),
    [
        (C.ASSIGNED, "proposalcase", "lead_department_id = NULL", "case_with_department_has_one"),
        (C.IN_PROGRESS, "proposalcase", "due_on = NULL", "case_with_department_has_one"),
        (C.CLOSED, "proposalcase", "closed_at = NULL", "case_closed_has_time"),
        (C.REPLIED, "proposalcase", "closed_at = now()", "case_closed_has_time"),
        (C.REPLIED, "reply", "signed_by_id = drafted_by_id", "reply_signed_by_another"),
        (C.REPLIED, "reply", "returned_at = now(), return_reason = 'x'", "reply_signed_or_returned"),
        (C.LEADER_REVIEW, "reply", "returned_at = now()", "reply_returned_with_reason"),
        (C.RETURNED_BY_DEPT, "assignment", "send_back_reason = ''", "assignment_sent_back_with_reason"),
        (C.ASSIGNED, "assignment", "due_on = counted_from - 1", "assignment_due_after_start"),
        (C.CLOSED, "rating", "result = 'DISSATISFIED'", "rating_dissatisfied_says_why"),
        (C.FILED, "seconding", "answered_at = NULL", "seconding_answer_has_time"),
    ],
)
def test_a_case_keeps_what_its_state_needs(state, table, change, constraint):
    case_in(state)
    with pytest.raises(IntegrityError, match=constraint):
        run(f"UPDATE proposals_{table} SET {change}")


def test_a_window_closes_before_the_congress_meets():
    session = CongressSessionFactory()
    with pytest.raises(IntegrityError, match="session_window_in_order"):
        run("UPDATE proposals_congresssession SET closes_on = held_on + 1 WHERE id = %s", session.pk)


# -- handling -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("table", "change", "constraint"),
    [
        ("cohandling", "sent_back_at = now()", "cohandling_sent_back_with_reason"),
        ("cohandling", "input = '可行'", "cohandling_input_is_signed"),
        ("cohandling", "due_on = counted_from - 1", "cohandling_due_after_start"),
        ("extension", "due_on = was_due_on", "extension_to_a_later_day"),
        ("extension", "state = 'GRANTED'", "extension_decided_by_somebody_else"),
        (
            "extension",
            "state = 'GRANTED', decided_by_id = asked_by_id, decided_at = now()",
            "extension_decided_by_somebody_else",
        ),
        ("meeting", "state = 'CONFIRMED'", "meeting_answer_has_time"),
        (
            "meeting",
            "state = 'DISPUTED', answered_at = now(), answered_by_id = recorded_by_id",
            "meeting_disputed_with_reason",
        ),
    ],
)
def test_handling_keeps_what_its_states_need(table, change, constraint):
    case, worker = case_in(C.IN_PROGRESS), handler()
    co_handling(case, worker)
    waiting_extension(case, case.assignment.handler)
    Meeting.objects.create(
        case=case, proposal=case.submissions.get(), department=case.lead_department, held_on=timezone.localdate(),
        present="总务科", text="看了现场", recorded_by=worker, recorded_at=timezone.now(),
    )  # fmt: skip
    with pytest.raises(IntegrityError, match=constraint):
        run(f"UPDATE proposals_{table} SET {change}")


def test_a_department_co_handles_once_and_one_extension_waits():
    case, worker = case_in(C.IN_PROGRESS), handler()
    co_handling(case, worker)
    waiting_extension(case, worker)
    with pytest.raises(IntegrityError, match="cohandling_once_a_department"), transaction.atomic():
        co_handling(case, worker)
    with pytest.raises(IntegrityError, match="extension_one_waiting_a_case"):
        waiting_extension(case, worker)
