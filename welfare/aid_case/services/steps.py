"""What every step needs: the locked case, what changed, who is told, and who waits for what next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from members.models import User
from union_portal.core.audit import services as audit
from union_portal.core.deadline import services as deadline
from union_portal.core.deadline.models import Deadline
from union_portal.core.matter import services as matter
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.todo import services as todo
from welfare.aid_case.models import AidCase
from welfare.aid_case.workflow import State

WAITS = {
    State.APPLIED: "welfare.take_on",
    State.CHECKING: "welfare.check",
    State.RETURNED: "welfare.complete",
    State.COMMITTEE: "welfare.decide",
    State.PUBLIC_NOTICE: "welfare.submit",
    State.APPROVAL: "welfare.approve",
}
"""State → what is waited for: a to-do and a deadline of this kind, with its days in the policy ``<kind>_days``."""


def locked(case: AidCase) -> AidCase:
    """The case as it is now, for this transaction alone."""
    return (
        AidCase.objects.select_for_update(of=("self",))
        .select_related("applicant", "applied_by", "data_key", "notice", "payment")
        .get(pk=case.pk)
    )


def waiting_since(case: AidCase) -> dt.date | None:
    """The day on which the case came to where it stands now, as its running deadline keeps it."""
    running = Deadline.objects.about(case).running().filter(kind=WAITS[State(case.state)])
    return running.values_list("counted_from", flat=True).first()


def keep(case: AidCase, *fields: str) -> None:
    """Store the state and what else has changed. The caller holds the lock."""
    case.save(update_fields=["state", "saved_at", *fields])


def committee(*kinds: str) -> set[int]:
    """The users on the welfare committee, or those with certain posts in it."""
    posts = kinds or ("COMMITTEE_CHAIR", "COMMITTEE_SECRETARY", "COMMITTEE_MEMBER")
    return set(User.objects.holding(*posts, committee__kind="WELFARE").values_list("pk", flat=True))


def who_is_waited_for(case: AidCase) -> set[int]:
    """On whose list the case stands in its present state."""
    match case.state:
        case State.APPLIED:
            people = set(User.objects.holding("WELFARE_OFFICER").values_list("pk", flat=True))
        case State.CHECKING | State.PUBLIC_NOTICE:
            people = {case.officer_id}
        case State.RETURNED:
            return {case.applied_by_id}
        case State.COMMITTEE:
            people = committee("COMMITTEE_CHAIR", "COMMITTEE_SECRETARY")
        case State.APPROVAL:
            people = set(User.objects.holding("UNION_CHAIR").values_list("pk", flat=True)) - case.makers
        case _:
            people = set()
    return people - {case.applied_by_id}


def step(
    case: AidCase, what: str, *, by: User | None, was: str, tell: Iterable[int | None], **details: Any
) -> None:
    """Record a step, tell people, and bring matter, to-dos and deadlines up to where the case stands now."""
    audit.record(f"welfare.aidcase.{what}", case, by=by, state=[was, case.state], **details)
    outbox.notify(f"welfare.aidcase.{what}", to=tell, about=case, key=outbox.this_time())
    if was in WAITS:
        todo.close_todo(case)
        stop = deadline.cancel if case.state == State.WITHDRAWN else deadline.meet
        stop(case, WAITS[State(was)])
    due_on = None
    if kind := WAITS.get(State(case.state)):
        people = who_is_waited_for(case)
        start = case.notice.ends_on if case.state == State.PUBLIC_NOTICE and case.notice else None
        chairs = (
            User.objects.holding("UNION_CHAIR").exclude(pk=case.applied_by_id).values_list("pk", flat=True)
        )
        row = deadline.set_deadline(
            case, kind, responsible=people, working_days=int(policy.value(f"{kind}_days")), counted_from=start,
            escalate_to=() if case.state == State.RETURNED else chairs,
        )  # fmt: skip
        due_on = row.due_on
        todo.open_todo(case, kind, for_users=people, due_on=due_on)
    mirror(case, due_on=due_on)


def mirror(case: AidCase, *, due_on: dt.date | None = None) -> None:
    """How the case stands among the applicant's matters."""
    matter.put(
        case, "welfare.aid_case", title=str(case), state=case.state, parties=[case.applied_by_id],
        number=case.number, due_on=due_on, is_over=case.is_over,
    )  # fmt: skip


def say(case: AidCase, remark: str) -> None:
    """Leave a word for the applicant, sealed."""
    case.write("remark", remark)


def back_to_check(case: AidCase, what: str, *, by: User | None, tell: Iterable[int | None]) -> AidCase:
    """Send a locked case back to its officer for checking: what was decided and published since is void."""
    was = case.state
    case.resume_check()
    keep(case, "remark", "decided_by", "decided_on", "submitted_by", "notice")
    step(case, what, by=by, was=was, tell=tell)
    return case


def close_refused(case: AidCase, *, remark: str, by: User) -> AidCase:
    """Close a locked case without aid; the applicant reads the sealed remark, and the officer is told."""
    was = case.state
    case.close(State.REFUSED)
    say(case, remark)
    keep(case, "remark", "closed_on")
    step(case, "refused", by=by, was=was, tell=[case.applied_by_id, case.officer_id])
    return case
