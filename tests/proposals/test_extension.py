"""A later day: asked for with a reason, limited by the rule, decided by another, and followed by all that is due."""

from __future__ import annotations

import pytest
from django.utils import timezone

from proposals.case.workflow import HANDLING
from proposals.case.workflow import State as C
from proposals.extension import services
from proposals.extension.models import Extension
from proposals.models import Assignment
from proposals.reply import services as replies
from tests.factories.members import UserFactory
from tests.factories.proposals import bare_case, case_in, handler, leader, reply_class
from union_portal.core.deadline.models import Deadline
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.matter.models import Matter
from union_portal.core.models import InboxMessage
from union_portal.core.todo.models import Todo
from union_portal.core.workday import services as workday

pytestmark = pytest.mark.django_db


def later(case, days):
    return workday.add(case.assignment.due_on, days)


def ask(case, days=10, reason="设备需招标", by=None):
    return services.ask(case, by=by or case.assignment.handler, due_on=later(case, days), reason=reason)


def told(user, kind):
    return list(InboxMessage.objects.filter(user=user, kind=f"proposals.{kind}").values_list("title", "body"))


def test_a_granted_extension_moves_deadline_to_do_and_matter():
    case = case_in(C.IN_PROGRESS)
    worker, head, proposal = case.assignment.handler, case.leader, case.submissions.get()
    due_on = later(case, 10)
    extension = ask(case)
    assert (extension.working_days, extension.was_due_on) == (10, case.due_on)
    assert list(Todo.objects.waiting_for(head).values_list("kind", flat=True)) == [
        "proposals.decide_extension"
    ]
    services.grant(case, by=head, answer="请抓紧")
    case.refresh_from_db()
    assert (case.due_on, Assignment.objects.get().due_on) == (due_on, due_on)
    deadline = Deadline.objects.about(case).running().get()
    assert (deadline.kind, deadline.due_on, deadline.working_days) == ("proposals.reply", due_on, 40)
    assert Todo.objects.waiting_for(worker).get().due_on == due_on
    assert Matter.objects.about(proposal).get().due_on == due_on
    assert not Todo.objects.waiting_for(head).exists()
    assert told(worker, "case.extension_granted")[0][0] == f"Extension granted: {case}"
    for person in (proposal.proposer, *proposal.seconders):
        assert (
            told(person.user, "proposal.extension_granted")[0][0]
            == f"“{proposal.title}” will be answered later"
        )


def test_a_refused_one_changes_nothing_and_may_be_asked_again():
    case = case_in(C.IN_PROGRESS)
    ask(case)
    with pytest.raises(DomainError, match="tell the department why"):
        services.refuse(case, by=case.leader, answer=" ")
    services.refuse(case, by=case.leader, answer="请按期答复")
    was = case.due_on
    case.refresh_from_db()
    assert case.due_on == was
    worker = case.assignment.handler
    assert "请按期答复" in told(worker, "case.extension_refused")[0][1]
    ask(case, reason="补充说明：招标公示期")
    assert Extension.objects.count() == 2


def test_the_rule_limits_number_and_length():
    case = case_in(C.IN_PROGRESS)
    with pytest.raises(DomainError, match="can be extended until"):
        ask(case, 16)
    with pytest.raises(DomainError, match="must lie after"):
        ask(case, 0)
    ask(case, 15)
    services.grant(case, by=case.leader)
    case.refresh_from_db()
    with pytest.raises(DomainError, match="as often as the rule allows"):
        ask(case, 1)


def test_it_is_a_working_day_has_a_reason_and_comes_before_the_day():
    case = case_in(C.IN_PROGRESS)
    day = case.due_on + timezone.timedelta(days=1)
    while workday.is_working_day(day):
        day += timezone.timedelta(days=1)
    with pytest.raises(DomainError, match="Nobody works"):
        services.ask(case, by=handler(), due_on=day, reason="来不及")
    with pytest.raises(DomainError, match="what takes longer"):
        ask(case, reason="")
    yesterday = timezone.localdate() - timezone.timedelta(days=1)
    Assignment.objects.update(counted_from=yesterday, due_on=yesterday)
    case.refresh_from_db()
    with pytest.raises(NotNow, match="has passed already"):
        ask(case)


def test_who_asks_does_not_grant():
    case = case_in(C.IN_PROGRESS)
    both = UserFactory(posts=["HOSPITAL_LEADER"])
    ask(case, by=both)
    with pytest.raises(DomainError, match="asked for this extension yourself"):
        services.grant(case, by=both)


def test_one_request_at_a_time():
    case = case_in(C.IN_PROGRESS)
    ask(case)
    with pytest.raises(NotNow, match="waits for the leader"):
        ask(case, 5)


def test_the_reply_settles_a_waiting_request():
    case = case_in(C.IN_PROGRESS)
    ask(case)
    replies.submit_reply(case, by=case.assignment.handler, reply_class=reply_class("A"), text="已落实")
    assert Extension.objects.get().state == "LAPSED"
    for decide in (services.grant, services.refuse):
        with pytest.raises(NotNow, match="No request"):
            decide(case, by=case.leader, answer="好")


@pytest.mark.parametrize("state", sorted(set(C) - HANDLING))
def test_only_what_is_being_handled_can_be_extended(state):
    case = bare_case(state, worker=handler(), head=leader())
    with pytest.raises(NotNow):
        services.ask(case, by=handler(), due_on=timezone.localdate(), reason="来不及")
