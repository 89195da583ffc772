"""A case led by chance through everything that people may try: what is refused leaves no trace, and what is done keeps
states, deadlines, to-dos and everybody's pages in step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from members.models import User
from proposals.case import services as cases
from proposals.case.workflow import HANDLING, NEXT, WITH_DEPARTMENT
from proposals.case.workflow import State as C
from proposals.cohandling import services as cohandling
from proposals.cohandling.models import CoHandling
from proposals.dialogue import services as dialogue
from proposals.dialogue.models import Talk
from proposals.extension import services as extensions
from proposals.models import Assignment, Meeting, ProposalCase
from proposals.progress import services as progress
from proposals.promise import services as promises
from proposals.promise.models import Promise
from proposals.proposal.workflow import State
from proposals.rating import services as ratings
from proposals.reply import services as replies
from proposals.reply.rules import open_steps
from tests.factories.proposals import handler, leader, proposal_in, reply_class, secretary
from union_portal.core.audit.models import AuditEntry
from union_portal.core.deadline.models import Deadline
from union_portal.core.errors import DomainError
from union_portal.core.matter.models import Matter
from union_portal.core.models import InboxMessage
from union_portal.core.todo.models import Todo
from union_portal.core.workday import services as workday

pytestmark = pytest.mark.django_db
Act = Callable[["Walk"], Any]


class Walk:
    """One case with its people; each method is something that somebody may try at any time."""

    def __init__(self) -> None:
        self.head, self.worker, self.helper = leader(), handler(), handler()
        self.proposal = proposal_in(State.FILED)
        self.clerk = secretary()

    @property
    def case(self) -> ProposalCase:
        return ProposalCase.objects.get()

    @property
    def part(self) -> CoHandling:
        """The part of the helper's department; without one there is nothing to try."""
        found = CoHandling.objects.now_in(self.case).filter(department=self.unit(self.helper)).first()
        if found is None:
            raise DomainError("no part")
        return found

    @staticmethod
    def unit(user: Any) -> Any:
        return user.posts[0].department

    def answer(self, code: str) -> Any:
        tracked = reply_class(code).needs_tracking
        return replies.submit_reply(
            self.case, by=self.worker, reply_class=reply_class(code), text="已落实",
            promised="十二月底前装好" if tracked else "",
            promised_on=timezone.localdate() + dt.timedelta(days=60) if tracked else None,
        )  # fmt: skip

    @property
    def signer(self) -> Any:
        """Whoever is asked to sign now; nobody is, while no reply waits."""
        steps = open_steps(self.case)
        return User.objects.get(pk=replies.asked(steps[0])[0]) if steps else self.head

    def keep(self) -> Any:
        promise = Promise.objects.last()
        return promise and promises.keep(promise, by=self.worker, note="已装好")

    def rate(self, result: str) -> Any:
        return ratings.rate(
            self.proposal,
            by=self.proposal.proposer.user,
            attitude="SATISFIED",
            result=result,
            reason="还是冷的",
        )

    def ask_extension(self) -> Any:
        day = workday.add(self.case.due_on or timezone.localdate(), 5)
        return extensions.ask(self.case, by=self.worker, due_on=day, reason="需招标")

    def time_passes(self) -> None:
        """The day of every input goes by."""
        yesterday = timezone.localdate() - dt.timedelta(days=1)
        CoHandling.objects.update(counted_from=yesterday, due_on=yesterday)

    def meet(self) -> Any:
        return dialogue.record_meeting(
            self.case, by=self.worker, submissions=[self.proposal], held_on=timezone.localdate(), way="FACE",
            place="", present="总务科", text="看了现场",
        )  # fmt: skip

    def confirm(self) -> Any:
        meeting = Meeting.objects.last()
        return meeting and dialogue.confirm_meeting(meeting, by=self.proposal.proposer.user)


ACTS: dict[str, Act] = {
    "assign": lambda w: cohandling.assign(
        w.case, by=w.head, department=w.unit(w.worker), co_departments=[w.unit(w.helper)]
    ),
    "assign separately": lambda w: cohandling.assign(
        w.case,
        by=w.head,
        department=w.unit(w.worker),
        co_departments=[w.unit(w.helper)],
        handling="SEPARATELY",
    ),
    "accept": lambda w: cases.accept(w.case, by=w.worker),
    "send back": lambda w: cases.send_back(w.case, by=w.worker, reason="不属于我科"),
    "add department": lambda w: cohandling.add_department(w.case, by=w.head, department=w.unit(w.helper)),
    "accept part": lambda w: cohandling.accept_part(w.case, by=w.helper, part=w.part),
    "send part back": lambda w: cohandling.send_back_part(
        w.case, by=w.helper, part=w.part, reason="不属于我科"
    ),
    "input": lambda w: cohandling.give_input(w.case, by=w.helper, part=w.part, text="可行"),
    "mark overdue": lambda w: cohandling.mark_overdue(w.case, by=w.worker, part=w.part),
    "release": lambda w: cohandling.release(w.case, by=w.head, part=w.part),
    "name handler": lambda w: cohandling.name_handler(
        w.case, by=w.worker, department=w.unit(w.worker), handler=w.worker
    ),
    "time passes": Walk.time_passes,
    "ask extension": Walk.ask_extension,
    "grant": lambda w: extensions.grant(w.case, by=w.head),
    "refuse": lambda w: extensions.refuse(w.case, by=w.head, answer="请按期答复"),
    "note": lambda w: progress.write_note(w.case, by=w.worker, kind="PROGRESS", text="已开工"),
    "talk": lambda w: dialogue.say(
        Talk(w.case, w.proposal), by=w.proposal.proposer.user, text="在吗", as_author=True
    ),
    "meet": Walk.meet,
    "confirm": Walk.confirm,
    "reply": lambda w: w.answer("A"),
    "promise": lambda w: w.answer("B"),
    "sign": lambda w: replies.sign_reply(w.case, by=w.signer),
    "return": lambda w: replies.return_reply(w.case, by=w.signer, reason="请写明时间"),
    "satisfied": lambda w: w.rate("SATISFIED"),
    "dissatisfied": lambda w: w.rate("DISSATISFIED"),
    "keep": Walk.keep,
    "name who decides": lambda w: ratings.name_leader(w.case, by=w.clerk, leader=w.head),
    "decide": lambda w: ratings.decide_finally(w.case, by=w.head, outcome="STANDS", words="答复合理"),
    "close unrated": lambda w: ratings.close_unrated(w.case, by=w.clerk),
}
# The way most cases go, so that chance finds the late states as well.
WAYS: list[list[str]] = [
    [],
    ["assign", "accept", "input"],
    ["assign", "accept", "input", "reply", "sign", "sign"],
    ["assign", "accept", "input", "reply", "sign", "sign", "dissatisfied"],
    ["assign", "accept", "input", "promise", "sign", "sign", "satisfied"],
]


def trace() -> tuple[Any, ...]:
    """What a refused act must leave as it was."""
    return (
        ProposalCase.objects.values_list().get(), list(CoHandling.objects.order_by("pk").values_list()),
        list(Assignment.objects.order_by("pk").values_list()), AuditEntry.objects.count(), InboxMessage.objects.count(),
        Todo.objects.filter(done_at=None).count(), Deadline.objects.running().count(),
    )  # fmt: skip


def attempt(walk: Walk, act: str) -> None:
    before, was = trace(), walk.case.state
    try:
        with transaction.atomic():
            ACTS[act](walk)
    except DomainError:
        assert trace() == before, act
    assert walk.case.state in {was, *NEXT.get(C(was), ())}, act
    in_step(walk)


def in_step(walk: Walk) -> None:
    """What must always hold."""
    case = walk.case
    open_work = case.assignments.filter(sent_back_at=None, answered_at=None)
    deadlines = Deadline.objects.about(case).running().filter(kind=cases.REPLY)
    is_with_department = case.state in WITH_DEPARTMENT
    assert open_work.count() == int(is_with_department)
    assert list(deadlines.values_list("due_on", flat=True)) == ([case.due_on] if is_with_department else [])
    if is_with_department:
        assert open_work.get().due_on == case.due_on
        assert open_work.get().department == case.lead_department
    assert case.extensions.waiting().count() <= int(case.state in HANDLING)
    assert Matter.objects.about(walk.proposal).get().state == case.state
    parts = CoHandling.objects.now_in(case)
    if case.state in {C.LEADER_REVIEW, C.REPLIED}:
        assert not parts.missing().exists()
    for part in CoHandling.objects.all():
        is_due = part in parts and part.case.state not in {
            C.LEADER_REVIEW,
            C.REPLIED,
            C.DECIDING,
            C.TRACKING,
            C.CLOSED,
        }
        assert is_due or not Deadline.objects.about(part).running().exists()
    waiting = Todo.objects.filter(done_at=None)
    if case.state == C.CLOSED:
        assert not waiting.about(case).exists()
        assert case.closed_at
    elif case.state not in {C.REPLIED, C.DECIDING}:
        assert waiting.about(case).exists()


@settings(
    max_examples=8, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(way=st.sampled_from(WAYS), acts=st.lists(st.sampled_from(sorted(ACTS)), max_size=12))
def test_whatever_people_try_the_case_stays_in_step(way, acts):
    with transaction.atomic():
        walk = Walk()
        for act in [*way, *acts]:
            attempt(walk, act)
        transaction.set_rollback(True)


def test_the_ways_lead_where_they_should():
    """Else the walk above would only ever see refusals."""
    reached = []
    for way in WAYS:
        with transaction.atomic():
            walk = Walk()
            for act in way:
                attempt(walk, act)
            reached.append(walk.case.state)
            transaction.set_rollback(True)
    assert reached == ["FILED", "IN_PROGRESS", "REPLIED", "REHANDLING", "TRACKING"]
