"""Several departments in one case: each accepts or sends back, gives its part, has its handler; the lead waits for all."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from members.models import Post
from proposals.case import services as cases
from proposals.case.models import Handling
from proposals.case.workflow import ARRANGEABLE
from proposals.case.workflow import State as C
from proposals.cohandling import services
from proposals.cohandling.models import CoHandling
from proposals.models import Proposal, ProposalCase
from proposals.rating import services as ratings
from proposals.reply import services as replies
from tests.factories.members import DepartmentFactory
from tests.factories.proposals import bare_case, case_in, handler, leader, reply_class, sign_all
from union_portal.core.audit.models import AuditEntry
from union_portal.core.deadline.models import Deadline
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.models import InboxMessage
from union_portal.core.todo.models import Todo
from union_portal.core.workday import services as workday

pytestmark = pytest.mark.django_db


def unit(user):
    return user.posts[0].department


def open_todos(user):
    return list(Todo.objects.waiting_for(user).values_list("kind", flat=True))


def told(user, kind):
    return list(InboxMessage.objects.filter(user=user, kind=f"proposals.{kind}").values_list("title", "body"))


def running(obj):
    return dict(Deadline.objects.about(obj).running().values_list("kind", "due_on"))


def in_days(count):
    return workday.add(timezone.localdate(), count)


@pytest.fixture
def helper():
    """Answers for a department that co-handles."""
    return handler()


def with_part(state, helper):
    """A case in a state, in which the helper's department takes part as well."""
    case = case_in(state)
    part = services.add_department(case, by=case.leader, department=unit(helper), note="核算经费")
    return case, part


def reply(case, text="已落实"):
    return replies.submit_reply(case, by=case.assignment.handler, reply_class=reply_class("A"), text=text)


# -- naming departments -------------------------------------------------------------------------------------
def test_a_case_is_given_to_a_lead_and_its_co_handlers_at_once(helper):
    case, head, lead = case_in(C.FILED), leader(), handler()
    services.assign(
        case, by=head, department=unit(lead), co_departments=[unit(helper), unit(lead)], note="请协同"
    )
    case.refresh_from_db()
    part = CoHandling.objects.get()
    assert (case.state, case.lead_department, case.handling) == ("ASSIGNED", unit(lead), "TOGETHER")
    assert (part.department, part.due_on, part.note) == (unit(helper), in_days(15), "请协同")
    assert running(part) == {"proposals.accept_part": in_days(7), "proposals.input": in_days(15)}
    assert open_todos(helper) == ["proposals.accept_part"]
    assert told(helper, "cohandling.assigned")[0][0] == f"Co-handling: {case}"


def test_the_input_is_due_no_later_than_the_reply(helper):
    case, lead = case_in(C.FILED), handler()
    services.assign(case, by=leader(), department=unit(lead), co_departments=[unit(helper)], working_days=5)
    part = CoHandling.objects.get()
    assert (part.due_on, part.working_days) == (in_days(5), 5)


def test_separate_handling_needs_more_than_one_department():
    case = case_in(C.FILED)
    with pytest.raises(DomainError, match="name at least one more"):
        services.assign(case, by=leader(), department=unit(handler()), handling=Handling.SEPARATELY)
    case.refresh_from_db()
    assert case.state == "FILED"


def test_a_department_without_anybody_does_not_co_handle():
    case = case_in(C.IN_PROGRESS)
    with pytest.raises(DomainError, match="neither a handler nor a head"):
        services.add_department(case, by=case.leader, department=DepartmentFactory())


def test_the_lead_does_not_co_handle_and_twice_is_harmless(helper):
    case, part = with_part(C.IN_PROGRESS, helper)
    with pytest.raises(DomainError, match="leads already"):
        services.add_department(case, by=case.leader, department=case.lead_department)
    assert services.add_department(case, by=case.leader, department=unit(helper)) == part


@pytest.mark.parametrize("state", sorted(set(C) - ARRANGEABLE))
def test_departments_come_and_go_only_before_the_reply(state, helper):
    case = bare_case(state, worker=handler(), head=leader())
    with pytest.raises(NotNow):
        services.add_department(case, by=leader(), department=unit(helper))


def test_a_department_is_taken_off_and_sees_it_later_still(helper):
    case, part = with_part(C.IN_PROGRESS, helper)
    services.release(case, by=case.leader, part=part)
    assert open_todos(helper) == []
    assert running(part) == {}
    assert len(told(helper, "cohandling.released")) == 1
    reply(case)
    assert ProposalCase.objects.visible_to(helper).get() == case
    with pytest.raises(NotNow, match="no longer"):
        services.accept_part(case_in(C.IN_PROGRESS), by=helper, part=part)


def test_who_co_handles_sees_case_and_confidential_submission(helper):
    stranger = handler()
    case, _part = with_part(C.IN_PROGRESS, helper)
    Proposal.objects.update(confidential=True)
    assert list(ProposalCase.objects.visible_to(helper)) == [case]
    assert Proposal.objects.visible_to(helper).count() == 1
    assert Proposal.objects.visible_to(stranger).count() == 0


# -- accepting and sending back -----------------------------------------------------------------------------
def test_accepting_a_part_makes_its_handler_and_leaves_the_case_alone(helper):
    case, part = with_part(C.ASSIGNED, helper)
    part = services.accept_part(case, by=helper, part=part)
    case.refresh_from_db()
    assert (case.state, part.handler) == ("ASSIGNED", helper)
    assert open_todos(helper) == ["proposals.input"]
    assert running(part) == {"proposals.input": part.due_on}
    with pytest.raises(NotNow, match="accepted its part already"):
        services.accept_part(case, by=helper, part=part)
    with pytest.raises(NotNow, match="accepted its part already"):
        services.send_back_part(case, by=helper, part=part, reason="不属于我科")


def test_one_sends_back_all_others_go_on_and_the_trail_is_kept(helper):
    case, part = with_part(C.IN_PROGRESS, helper)
    other = services.add_department(case, by=case.leader, department=unit(handler()))
    services.send_back_part(case, by=helper, part=part, reason="经费属财务科")
    case.refresh_from_db()
    assert case.state == "IN_PROGRESS"
    assert list(CoHandling.objects.now_in(case)) == [other]
    assert open_todos(case.leader) == ["proposals.rearrange"]
    assert told(case.leader, "cohandling.sent_back")[0][0] == f"{unit(helper)} sent its part back: {case}"
    services.add_department(case, by=case.leader, department=unit(handler()))
    assert open_todos(case.leader) == []
    assert CoHandling.objects.filter(case=case).count() == 3


def test_the_lead_sends_back_and_the_co_handlers_stay(helper):
    case, part = with_part(C.ASSIGNED, helper)
    cases.send_back(case, by=case.assignment.handler, reason="属设备科")
    assert list(CoHandling.objects.now_in(case)) == [part]
    assert open_todos(helper) == ["proposals.accept_part"]
    services.accept_part(case, by=helper, part=part)
    services.assign(case, by=case.leader, department=unit(handler()))
    assert list(CoHandling.objects.now_in(case)) == [part]


def test_a_co_handler_that_becomes_the_lead_co_handles_no_longer(helper):
    case, _part = with_part(C.ASSIGNED, helper)
    cases.send_back(case, by=case.assignment.handler, reason="属设备科")
    services.assign(case, by=case.leader, department=unit(helper))
    assert not CoHandling.objects.now_in(case).exists()
    assert open_todos(helper) == ["proposals.accept"]


def test_sending_back_needs_a_reason_and_is_over_after_the_days_of_the_rule(helper):
    case, part = with_part(C.IN_PROGRESS, helper)
    with pytest.raises(DomainError, match="whose matter"):
        services.send_back_part(case, by=helper, part=part, reason="  ")
    CoHandling.objects.update(counted_from=workday.add(timezone.localdate(), -8))
    with pytest.raises(NotNow, match="could be sent back until"):
        services.send_back_part(case, by=helper, part=part, reason="太晚了")


def test_a_department_sends_back_once(helper):
    case, part = with_part(C.IN_PROGRESS, helper)
    services.send_back_part(case, by=helper, part=part, reason="不属于我科")
    again = services.add_department(case, by=case.leader, department=unit(helper))
    with pytest.raises(DomainError, match="sent it back before"):
        services.send_back_part(case, by=helper, part=again, reason="仍不属于我科")

    case = case_in(C.ASSIGNED)
    worker = case.assignment.handler
    cases.send_back(case, by=worker, reason="不属于我科")
    cases.assign(case, by=case.leader, department=unit(worker))
    with pytest.raises(DomainError, match="sent it back before"):
        cases.send_back(case, by=worker, reason="仍不属于我科")


# -- input --------------------------------------------------------------------------------------------------
def test_the_reply_waits_for_every_input(helper):
    case, part = with_part(C.IN_PROGRESS, helper)
    with pytest.raises(DomainError, match=f"the input of {unit(helper)}"):
        reply(case)
    services.give_input(case, by=helper, part=part, text="经费已列入预算。")
    part.refresh_from_db()
    assert (part.input, part.input_by, bool(part.accepted_at)) == ("经费已列入预算。", helper, True)
    assert told(case.assignment.handler, "cohandling.input_given")[0][0] == f"Input of {unit(helper)}: {case}"
    assert open_todos(helper) == []
    reply(case)
    case.refresh_from_db()
    assert case.state == "LEADER_REVIEW"
    with pytest.raises(NotNow):
        services.give_input(case, by=helper, part=part, text="再改改")


def test_an_input_may_be_changed_until_the_reply_goes_out(helper):
    case, part = with_part(C.IN_PROGRESS, helper)
    services.give_input(case, by=helper, part=part, text="可行")
    services.give_input(case, by=helper, part=part, text="不可行")
    part.refresh_from_db()
    assert part.input == "不可行"
    actions = (
        AuditEntry.objects.filter(action__contains="input").order_by("pk").values_list("action", flat=True)
    )
    assert list(actions) == ["proposals.case.input_given", "proposals.case.input_changed"]


def test_a_missing_input_is_marked_as_overdue_only_after_its_day(helper):
    case, part = with_part(C.IN_PROGRESS, helper)
    worker = case.assignment.handler
    with pytest.raises(NotNow, match="It has time until"):
        services.mark_overdue(case, by=worker, part=part)
    day = timezone.localdate() - dt.timedelta(days=1)
    CoHandling.objects.update(counted_from=day, due_on=day)
    services.mark_overdue(case, by=worker, part=part)
    assert told(case.leader, "cohandling.overdue")[0][0] == f"Input of {unit(helper)} overdue: {case}"
    assert open_todos(helper) == ["proposals.accept_part"]
    reply(case)
    assert open_todos(helper) == []
    assert not Deadline.objects.about(part).running().exists()


def test_in_separate_handling_every_part_belongs_to_the_answer(helper):
    case, lead = case_in(C.FILED), handler()
    services.assign(
        case, by=leader(), department=unit(lead), handling=Handling.SEPARATELY, co_departments=[unit(helper)]
    )
    cases.accept(case, by=lead)
    part = CoHandling.objects.get()
    CoHandling.objects.update(counted_from=dt.date(2026, 1, 5), due_on=dt.date(2026, 1, 6))
    with pytest.raises(DomainError, match="belongs to the answer"):
        services.mark_overdue(case, by=lead, part=part)
    services.give_input(case, by=helper, part=part, text="二号楼由我科负责，12月完成。")
    replies.submit_reply(case, by=lead, reply_class=reply_class("A"), text="一号楼已完成。")
    sign_all(case)
    case = ProposalCase.objects.get(pk=case.pk)
    assert [each.input for each in case.answer_parts(1)] == ["二号楼由我科负责，12月完成。"]


def test_opinions_for_the_lead_are_no_part_of_the_answer(helper):
    case, part = with_part(C.IN_PROGRESS, helper)
    services.give_input(case, by=helper, part=part, text="内部意见")
    assert ProposalCase.objects.get(pk=case.pk).answer_parts(1) == []


def test_in_the_second_handling_the_same_departments_take_part_again(helper):
    case, part = with_part(C.IN_PROGRESS, helper)
    services.give_input(case, by=helper, part=part, text="可行")
    reply(case)
    sign_all(case)
    proposal = case.submissions.get()
    ratings.rate(
        proposal, by=proposal.proposer.user, attitude="SATISFIED", result="DISSATISFIED", reason="还是冷的"
    )
    case.refresh_from_db()
    assert (case.state, case.round) == ("REHANDLING", 2)
    again = CoHandling.objects.now_in(case).get()
    assert (again.department, again.round, again.input) == (unit(helper), 2, "")
    assert open_todos(helper) == ["proposals.accept_part"]
    with pytest.raises(DomainError, match="Still missing"):
        reply(case)


# -- handlers -----------------------------------------------------------------------------------------------
def test_the_head_names_another_handler_and_what_is_due_passes_on():
    case = case_in(C.IN_PROGRESS)
    worker = case.assignment.handler
    chief = handler(unit(worker), kind=Post.Kind.DEPARTMENT_HEAD)
    colleague = handler(unit(worker))
    assert open_todos(worker) == ["proposals.reply"]
    services.name_handler(case, by=chief, department=unit(worker), handler=colleague)
    assert open_todos(worker) == []
    assert open_todos(colleague) == ["proposals.reply"]
    assert Deadline.objects.about(case).running().get().responsible.get() == colleague
    assert case.assignments.get().handler == colleague
    assert told(colleague, "case.handler_named")[0][0] == f"You handle this case: {case}"


def test_a_co_handling_department_names_its_own(helper):
    case, part = with_part(C.IN_PROGRESS, helper)
    colleague = handler(unit(helper))
    services.name_handler(case, by=helper, department=unit(helper), handler=colleague)
    part.refresh_from_db()
    assert part.handler == colleague
    assert open_todos(colleague) == ["proposals.accept_part"]
    assert case.assignments.get().handler != colleague


def test_a_handler_answers_for_the_department(helper):
    case = case_in(C.IN_PROGRESS)
    with pytest.raises(DomainError, match="doesn't answer for"):
        services.name_handler(case, by=helper, department=case.lead_department, handler=helper)


@pytest.mark.parametrize("state", [C.FILED, C.RETURNED_BY_DEPT, C.REPLIED, C.DECIDING, C.TRACKING, C.CLOSED])
def test_where_nothing_is_to_do_nobody_is_named(state, helper):
    case = bare_case(state, worker=handler(), head=leader())
    with pytest.raises(NotNow, match="nothing to do"):
        services.name_handler(case, by=helper, department=unit(helper), handler=helper)
