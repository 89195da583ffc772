from __future__ import annotations

import pytest

from proposals.case.workflow import IN_HAND
from proposals.case.workflow import State as C
from proposals.cohandling import services as cohandling
from proposals.progress import services
from proposals.progress.models import ProgressNote
from tests.factories.proposals import bare_case, case_in, handler, leader
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.models import InboxMessage

pytestmark = pytest.mark.django_db


def test_the_proposers_are_told_of_plan_and_progress():
    case = case_in(C.IN_PROGRESS)
    worker, proposal = case.assignment.handler, case.submissions.get()
    services.write_note(case, by=worker, kind="PLAN", text="十一月完成选址。")
    services.write_note(case, by=worker, kind="PROGRESS", text="选址已定。")
    told = InboxMessage.objects.filter(user=proposal.proposer.user, kind__endswith="_written").order_by("pk")
    assert list(told.values_list("title", "body")) == [
        (f"Plan for “{proposal.title}”", f"{case.lead_department} writes: 十一月完成选址。"),
        (f"Progress on “{proposal.title}”", f"{case.lead_department} writes: 选址已定。"),
    ]


def test_a_co_handler_speaks_for_its_own_department():
    case, helper = case_in(C.IN_PROGRESS), handler()
    unit = helper.posts[0].department
    cohandling.add_department(case, by=case.leader, department=unit)
    assert services.write_note(case, by=helper, kind="PROGRESS", text="预算已批。").department == unit
    with pytest.raises(NotNow, match="takes part in this case no longer"):
        services.write_note(case, by=handler(), kind="PROGRESS", text="我也说一句")


def test_an_empty_note_says_nothing():
    case = case_in(C.IN_PROGRESS)
    with pytest.raises(DomainError, match="Please write"):
        services.write_note(case, by=case.assignment.handler, kind="PLAN", text=" ")
    assert not ProgressNote.objects.exists()


@pytest.mark.parametrize("state", sorted(set(C) - IN_HAND))
def test_what_is_not_in_hand_makes_no_progress(state):
    case = bare_case(state, worker=handler(), head=leader())
    with pytest.raises(NotNow):
        services.write_note(case, by=handler(), kind="PROGRESS", text="完成")
