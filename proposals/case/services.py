"""What is done with a case until the department answers: opened at filing, assigned, accepted, sent back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.models import Department, Post, User
from proposals.case.models import Assignment, Handling, Inclusion, ProposalCase
from proposals.case.workflow import JOINABLE, State
from proposals.proposal import services as submissions
from proposals.proposal.models import Proposal
from proposals.proposal.workflow import State as ProposalState
from proposals.session.models import CongressSession
from union_portal.core.audit import services as audit
from union_portal.core.deadline import services as deadlines
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.number.services import next_number
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.todo import services as todo
from union_portal.core.workday import services as workday

if TYPE_CHECKING:
    from proposals.cohandling.models import CoHandling

ACCEPT, REPLY = "proposals.accept", "proposals.reply"


# -- who is concerned ---------------------------------------------------------------------------------------
def leaders() -> list[int]:
    return list(User.objects.holding(Post.Kind.HOSPITAL_LEADER).values_list("pk", flat=True))


def answering_for(department: Department) -> list[int]:
    """Handlers and head of a department."""
    posts = [Post.Kind.DEPARTMENT_HANDLER, Post.Kind.DEPARTMENT_HEAD]
    return list(User.objects.holding(*posts, department=department).values_list("pk", flat=True))


def hands_of(work: Assignment | CoHandling) -> list[int]:
    """Whose hands a case, or a part of it, is in: the named handler's, or everybody's who answers for the department."""
    return [work.handler_id] if work.handler_id else answering_for(work.department)


def check_answering(department: Department, *, field: str = "department") -> None:
    """Raises ``DomainError`` when nobody could receive what the department is given."""
    if not answering_for(department):
        raise DomainError(
            _(
                "%(department)s has neither a handler nor a head with an account. Ask the union office to enter one."
            )
            % {"department": department},
            field=field,
        )


def check_handler(department: Department, handler: User) -> None:
    """Raises ``DomainError`` unless the person is a handler or the head of the department."""
    if handler.pk not in answering_for(department):
        raise DomainError(
            _("%(name)s doesn't answer for %(department)s. Please choose its handler or its head.")
            % {"name": handler, "department": department},
            field="handler",
        )


def submissions_of(case: ProposalCase) -> list[Proposal]:
    """Its submissions, with all cases that they are in."""
    return list(case.submissions.select_related("proposer__user").prefetch_related("cases").order_by("pk"))


def tell_proposers(
    case: ProposalCase, what: str, *, key: str = "", seconders: bool = False, **context: Any
) -> None:
    """Tell every author of the case, about the author's own submission."""
    for proposal in submissions_of(case):
        told = submissions.everybody(proposal) if seconders else submissions.author_users(proposal)
        outbox.notify(
            f"proposals.proposal.{what}", to=told, about=proposal, key=key or str(case.round), case=case, **context
        )  # fmt: skip


def lock(case: ProposalCase) -> ProposalCase:
    """The case as it is now, for this transaction alone. Raises ``NotNow`` when it was merged into another meanwhile."""
    rows = ProposalCase.objects.select_for_update(of=("self",)).select_related("lead_department", "leader")
    if (found := rows.filter(pk=case.pk).first()) is None:
        raise NotNow(_("This case has been merged into another. Go back to the list."))
    return found


def save(case: ProposalCase, *fields: str) -> None:
    """Store the state and what else has changed, and let *my matters* of its authors show it. The caller holds the lock."""
    case.save(update_fields=["state", *fields])
    for proposal in submissions_of(case):
        submissions.mirror(proposal)


# -- taking in ----------------------------------------------------------------------------------------------
KIND_OF = {
    ProposalState.FILED: ProposalCase.Kind.PROPOSAL,
    ProposalState.SUGGESTION: ProposalCase.Kind.SUGGESTION,
    ProposalState.ANSWERED: ProposalCase.Kind.ANSWER,
}
SERIES = {
    ProposalState.FILED: ("proposal", ""),
    ProposalState.SUGGESTION: ("proposal.suggestion", "建"),
    ProposalState.ANSWERED: ("proposal.answer", "答"),
}
"""Suggestions and answers are counted apart, so that filed numbers have no gaps."""
TAKEN_IN_AS = {
    ProposalState.FILED: "filed",
    ProposalState.SUGGESTION: "taken_as_suggestion",
    ProposalState.ANSWERED: "answered",
}


@transaction.atomic
def take_in(
    proposals: Iterable[Proposal],
    state: ProposalState,
    *,
    by: User,
    join: ProposalCase | None = None,
    reason: str = "",
    matters: Sequence[str] = (),
) -> list[ProposalCase]:
    """Take submissions in under one decision of the committee: number each, and let them be one case together (并案),
    join a case, or be several cases by their ``matters`` (分案). Returns the cases.

    Raises ``NotNow`` when somebody was faster, ``DomainError`` when one lacks seconders or a mandate; then none is
    taken in.
    """
    taken, now = submissions.lock_all(proposals), timezone.now()
    if matters and (join or len(taken) > 1):
        raise DomainError(_("Only one submission at a time can be split, and it joins no case then."))
    for proposal in taken:
        _check(proposal, state, reason=reason)
        proposal.decide(state, by=by, at=now, reason=reason)
    joined = _joinable(join, state) if join else None
    sessions = [_session_of(proposal) for proposal in taken]
    for proposal, session in zip(taken, sessions, strict=True):  # numbers last, after all locks
        proposal.session, proposal.number = session, _next_number(session, state)
    cases = [joined] if joined else _open_cases(taken[0], state, matters or [taken[0].title], at=now)
    for proposal in taken:
        proposal.save(
            update_fields=["state", "number", "session", "decided_by", "decided_at", "reason", "changed_at"]
        )
        Inclusion.objects.bulk_create(Inclusion(case=case, proposal=proposal) for case in cases)
        submissions.mirror(proposal)
        todo.close_todo(proposal)
        numbers = _("、").join(case.number for case in cases)
        what = TAKEN_IN_AS[state]
        audit.record(f"proposals.proposal.{what}", proposal, by=by, number=proposal.number, case=numbers)
        told = submissions.everybody(proposal)
        outbox.notify(
            f"proposals.proposal.{what}", to=told, about=proposal, joined=bool(joined) or len(taken) > 1, case=cases[0],
            cases=cases,
        )  # fmt: skip
        if joined:
            _tell_hands(joined, "joined", number=proposal.number, reason=reason)
    return cases


def _session_of(proposal: Proposal) -> CongressSession:
    """The session that it counts for: the one it was handed in for, or else the next."""
    session = proposal.session or CongressSession.objects.receiving()
    if session is None:
        raise DomainError(
            _("No congress session is entered to which it could belong. Please enter the next one.")
        )
    return session


def _check(proposal: Proposal, state: ProposalState, *, reason: str) -> None:
    """What the state asks of a submission that may otherwise move there."""
    if not proposal.may_become(state):
        return  # the move itself says so
    if state == ProposalState.ANSWERED and not reason.strip():
        raise DomainError(_("Please write the committee's answer."), field="words")
    if state != ProposalState.FILED:
        return
    if proposal.kind == Proposal.Kind.SUGGESTION:
        raise DomainError(
            _(
                "Its author is no delegate, so it can't be filed as a proposal. Please take it as a suggestion."
            )
        )
    if missing := submissions.seconders_missing(proposal):
        raise DomainError(
            submissions.in_words_missing(missing) + " " + _("Return it, or take it as a suggestion.")
        )


def _joinable(join: ProposalCase, state: ProposalState) -> ProposalCase:
    """The case, locked, if a submission taken in as ``state`` can still be answered with it."""
    case = lock(join)
    if case.state not in JOINABLE:
        raise NotNow(
            _("Case %(number)s has been answered already. Please open a new case instead.")
            % {"number": case.number},
            field="join",
        )
    if state == ProposalState.ANSWERED:
        raise DomainError(_("What the committee answers itself joins no case of a department."), field="join")
    if state == ProposalState.FILED and case.kind != ProposalCase.Kind.PROPOSAL:
        raise DomainError(
            _("Case %(number)s is a suggestion's. A filed proposal joins a proposal's case.")
            % {"number": case.number},
            field="join",
        )
    return case


def _open_cases(
    founder: Proposal, state: ProposalState, titles: Sequence[str], *, at: dt.datetime
) -> list[ProposalCase]:
    """A case for each matter of the founding submission; the first bears its number."""
    is_over = state == ProposalState.ANSWERED
    cases = [
        ProposalCase.objects.create(
            number=founder.number if n == 1 else f"{founder.number}-{n}", title=title, session=_session_of(founder),
            filed_at=at, kind=KIND_OF[state], state=State.CLOSED if is_over else State.FILED,
            closed_at=at if is_over else None,
        )
        for n, title in enumerate(titles, start=1)
    ]  # fmt: skip
    if not is_over:
        for case in cases:
            _ask_leaders(case)
    return cases


def _ask_leaders(case: ProposalCase) -> None:
    todo.open_todo(case, "proposals.assign", for_users=leaders())
    outbox.notify("proposals.case.to_assign", to=leaders(), about=case)


def _next_number(session: CongressSession, state: ProposalState) -> str:
    """Term–session–serial without gaps."""
    series, mark = SERIES[state]
    return f"{session.code}-{mark}{next_number(series, within=session.code):03}"


# -- merging and splitting afterwards -------------------------------------------------------------------------
def _tell_hands(case: ProposalCase, what: str, *, number: str, reason: str) -> None:
    """Tell those who handle a case that its submissions have changed."""
    assignment = case.assignment
    if assignment is not None:
        outbox.notify(
            f"proposals.case.{what}", to=[*hands_of(assignment), case.leader_id], about=case, key=number, number=number,
            reason=reason,
        )  # fmt: skip


def _lock_cases(proposal: Proposal, *more: ProposalCase) -> dict[int, ProposalCase]:
    """The submission's cases as they are now, and others, in the order of their keys."""
    keys = {*proposal.cases.values_list("pk", flat=True), *(case.pk for case in more)}
    rows = ProposalCase.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    return {case.pk: case for case in rows.select_related("lead_department", "leader").order_by("pk")}


def _with_reason(reason: str) -> str:
    if not reason.strip():
        raise DomainError(_("Please say why; it stays in the history."), field="reason")
    return reason.strip()


@transaction.atomic
def join(proposal: Proposal, *, by: User, case: ProposalCase, reason: str) -> ProposalCase:
    """Merge what has been filed into another case (并案), as long as nobody has been given its own, which is dissolved.

    Number, notices and rating stay with the author. Raises ``NotNow`` when somebody was faster.
    """
    proposal, reason = submissions.lock(proposal), _with_reason(reason)
    locked = _lock_cases(proposal, case)
    target = _joinable(case, ProposalState(proposal.state))
    own = [each for each in proposal.cases.all() if each.pk != target.pk]
    if len(own) != 1 or target in proposal.cases.all() or own[0].submissions.count() > 1:
        raise NotNow(_("Only a submission that has one case of its own can be merged into another."))
    if locked[own[0].pk].state != State.FILED:
        raise NotNow(
            _("Case %(number)s has been assigned already, so it can't be dissolved any more.")
            % {"number": own[0].number}
        )
    proposal.inclusions.all().delete()
    Inclusion.objects.create(case=target, proposal=proposal)
    todo.close_todo(own[0])
    try:
        own[0].delete()
    except ProtectedError as error:
        raise NotNow(
            _("Case %(number)s has been worked on already, so it can't be dissolved any more.")
            % {"number": own[0].number}
        ) from error
    audit.record("proposals.proposal.joined", proposal, by=by, case=target.number, reason=reason)
    audit.record("proposals.case.joined", target, by=by, number=proposal.number, reason=reason)
    _moved(proposal, "joined", target, reason)
    _tell_hands(target, "joined", number=proposal.number, reason=reason)
    return target


@transaction.atomic
def separate(proposal: Proposal, *, by: User, reason: str) -> ProposalCase:
    """Undo a merge: the submission gets a case of its own again, to be assigned. Possible until a department has answered.

    Who founded a case stays in it: the case bears its number.
    """
    proposal, reason = submissions.lock(proposal), _with_reason(reason)
    locked = _lock_cases(proposal)
    shared = [case for case in locked.values() if not case.is_founded_by(proposal)]
    if not shared:
        raise NotNow(
            _("It isn't in the case of another submission. Separate the others from its case instead.")
        )
    left = shared[0]
    if left.state not in JOINABLE:
        raise NotNow(
            _("Case %(number)s has been answered already, so the merge can't be undone any more.")
            % {"number": left.number}
        )
    proposal.inclusions.filter(case=left).delete()
    (own,) = _open_cases(proposal, ProposalState(proposal.state), [proposal.title], at=timezone.now())
    Inclusion.objects.create(case=own, proposal=proposal)
    audit.record("proposals.proposal.separated", proposal, by=by, case=left.number, reason=reason)
    audit.record("proposals.case.left", left, by=by, number=proposal.number, reason=reason)
    _moved(proposal, "separated", own, reason)
    _tell_hands(left, "left", number=proposal.number, reason=reason)
    return own


@transaction.atomic
def split(proposal: Proposal, *, by: User, title: str, reason: str) -> ProposalCase:
    """Give a further matter of a submission a case of its own (分案), to be assigned; until a department has answered."""
    proposal, reason = submissions.lock(proposal), _with_reason(reason)
    locked = _lock_cases(proposal)
    if not any(case.state in JOINABLE for case in locked.values()):
        raise NotNow(_("It is in no case that waits for an answer, so nothing can be split off it."))
    numbers = {case.number for case in locked.values()}
    number = next(n for k in count(2) if (n := f"{proposal.number}-{k}") not in numbers)
    further = ProposalCase.objects.create(
        number=number, title=title, session=_session_of(proposal), filed_at=timezone.now(),
        kind=KIND_OF[ProposalState(proposal.state)],
    )  # fmt: skip
    Inclusion.objects.create(case=further, proposal=proposal)
    _ask_leaders(further)
    audit.record("proposals.proposal.split", proposal, by=by, case=further.number, title=title, reason=reason)
    _moved(proposal, "split", further, reason)
    return further


def _moved(proposal: Proposal, what: str, case: ProposalCase, reason: str) -> None:
    """Show and tell its people in which case it is now."""
    submissions.mirror(Proposal.objects.get(pk=proposal.pk))
    told = submissions.everybody(proposal)
    outbox.notify(
        f"proposals.proposal.{what}", to=told, about=proposal, case=case, reason=reason,
        key=outbox.this_time(),
    )  # fmt: skip


# -- assigning ----------------------------------------------------------------------------------------------
@transaction.atomic
def assign(
    case: ProposalCase,
    *,
    by: User,
    department: Department,
    handler: User | None = None,
    working_days: int | None = None,
    note: str = "",
    handling: str = Handling.TOGETHER,
) -> Assignment:
    """The leader gives the case to a lead department (交办), with a deadline in working days.

    Further departments are added by ``cohandling.services``. Without a number of days the rule of the house applies; the row keeps the version used.
    """
    case = lock(case)
    check_answering(department)
    if handler is not None:
        check_handler(department, handler)
    now, today = timezone.now(), timezone.localdate()
    rule = policy.version("proposal.reply_days", on=today)
    days = working_days or int(rule.value)
    due_on = workday.add(today, days)
    case.assign(department, leader=by, due_on=due_on, handling=handling)
    assignment = Assignment.objects.create(
        case=case, round=case.round, department=department, handler=handler, assigned_by=by, assigned_at=now,
        note=note, counted_from=today, working_days=days, due_on=due_on, policy=rule,
    )  # fmt: skip
    save(case, "lead_department", "leader", "due_on", "handling")
    todo.close_todo(case)
    return_rule = policy.version("proposal.return_days", on=today)
    answer_by = deadlines.set_deadline(
        case, ACCEPT, responsible=hands_of(assignment), escalate_to=[by.pk],
        working_days=int(return_rule.value), source=return_rule.source,
    ).due_on  # fmt: skip
    set_reply_deadline(case, assignment, source=rule.source)
    todo.open_todo(case, ACCEPT, for_users=hands_of(assignment), due_on=answer_by)
    audit.record(
        "proposals.case.assigned",
        case,
        by=by,
        department=str(department),
        due_on=case.due_on,
        working_days=days,
    )
    key = str(assignment.pk)
    outbox.notify(
        "proposals.case.assigned",
        to=answering_for(department),
        about=case,
        key=key,
        assignment=assignment,
        answer_by=answer_by,
    )
    tell_proposers(case, "assigned", key=key)
    return assignment


def set_reply_deadline(case: ProposalCase, assignment: Assignment, *, source: str) -> None:
    """Put the assignment's day for the reply (答复期限) on the ladder of reminders, or move it there.

    The handlers are reminded; once it is over the committee and the leader in charge are told. ``source`` says which
    rule, or whose decision, made the day. The caller holds the case's lock.
    """
    deadlines.set_deadline(
        case, REPLY, responsible=hands_of(assignment), source=source, counted_from=assignment.counted_from,
        working_days=workday.between(assignment.counted_from, assignment.due_on), due_on=assignment.due_on,
        escalate_to=[*submissions.committee_users(), *([case.leader_id] if case.leader_id else [])],
    )  # fmt: skip


def assignment_of(case: ProposalCase) -> Assignment:
    """The assignment that is being worked on."""
    return case.assignments.select_related("department").get(sent_back_at=None, answered_at=None)


@transaction.atomic
def accept(case: ProposalCase, *, by: User) -> ProposalCase:
    """The department takes it on and begins (承办). Who accepts becomes the handler unless one is named."""
    case = lock(case)
    case.accept()
    assignment = assignment_of(case)
    assignment.accepted_at = timezone.now()
    assignment.handler = assignment.handler or by
    assignment.save(update_fields=["accepted_at", "handler"])
    save(case)
    deadlines.meet(case, ACCEPT)
    todo.close_todo(case, ACCEPT)
    todo.open_todo(case, REPLY, for_users=hands_of(assignment), due_on=case.due_on)
    audit.record("proposals.case.accepted", case, by=by, department=str(assignment.department))
    tell_proposers(case, "started", key=str(assignment.pk))
    return case


def check_may_send_back(counted_from: dt.date, *, times: int) -> None:
    """Raises ``DomainError`` when its days are over, or when the department has sent it back before.

    The leader has then looked at its reason and decided that the matter is its own after all.
    """
    if times >= policy.value("proposal.max_send_backs", on=counted_from):
        raise DomainError(
            _("Your department sent it back before, and the leader gave it to you again. Please handle it.")
        )
    last_day = workday.add(counted_from, policy.value("proposal.return_days", on=counted_from))
    if timezone.localdate() > last_day:
        raise NotNow(
            _("It could be sent back until %(day)s. Please handle it, or talk to the leader in charge.")
            % {"day": date_format(last_day)}
        )


@transaction.atomic
def send_back(case: ProposalCase, *, by: User, reason: str) -> ProposalCase:
    """The department sends it back (退办): it isn't theirs. Only within the days that the rule gives."""
    case = lock(case)
    if not reason.strip():
        raise DomainError(
            _("Please say why, and whose matter it is, so that it can be assigned anew."), field="reason"
        )
    case.send_back()
    assignment = assignment_of(case)
    earlier = case.assignments.filter(department=assignment.department).exclude(sent_back_at=None)
    check_may_send_back(assignment.counted_from, times=earlier.count())
    assignment.sent_back_at, assignment.send_back_reason = timezone.now(), reason.strip()
    assignment.save(update_fields=["sent_back_at", "send_back_reason"])
    save(case, "lead_department", "due_on")
    deadlines.cancel(case)
    todo.close_todo(case)
    told = [case.leader_id, *submissions.committee_users()]
    todo.open_todo(case, "proposals.assign", for_users=[case.leader_id])
    audit.record(
        "proposals.case.sent_back", case, by=by, department=str(assignment.department), reason=reason
    )
    outbox.notify(
        "proposals.case.sent_back", to=told, about=case, key=str(assignment.pk), assignment=assignment
    )
    return case
