"""What is done with a case: filed, assigned, handled, answered, rated, closed."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Department, Post, User
from proposals.case.models import Assignment, ProposalCase, Rating, Reply, ReplyClass
from proposals.case.workflow import HANDLING, JOINABLE, State
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

ACCEPT, REPLY, RATE, PROMISE = (f"proposals.{what}" for what in ("accept", "reply", "rate", "promise"))


# -- who is concerned ---------------------------------------------------------------------------------------
def leaders() -> list[int]:
    return list(User.objects.holding(Post.Kind.HOSPITAL_LEADER).values_list("pk", flat=True))


def answering_for(department: Department) -> list[int]:
    """Handlers and head of a department."""
    posts = [Post.Kind.DEPARTMENT_HANDLER, Post.Kind.DEPARTMENT_HEAD]
    return list(User.objects.holding(*posts, department=department).values_list("pk", flat=True))


def _handling(assignment: Assignment) -> list[int]:
    """Whose hands a case is in: the named handler's, or everybody's who answers for the department."""
    return [assignment.handler_id] if assignment.handler_id else answering_for(assignment.department)


def _submissions(case: ProposalCase) -> list[Proposal]:
    return list(case.submissions.select_related("proposer__user", "case").order_by("pk"))


def _tell_proposers(case: ProposalCase, what: str, *, key: str = "", seconders: bool = False) -> None:
    """Tell every author of the case, about the author's own submission."""
    for proposal in _submissions(case):
        told = submissions.proposer_user(proposal)
        told += submissions.seconder_users(proposal) if seconders else []
        outbox.notify(
            f"proposals.proposal.{what}", to=told, about=proposal, key=key or str(case.round), case=case
        )


def lock(case: ProposalCase) -> ProposalCase:
    """The case as it is now, for this transaction alone."""
    rows = ProposalCase.objects.select_for_update(of=("self",))
    return rows.select_related("lead_department", "leader").get(pk=case.pk)


def _save(case: ProposalCase, *fields: str) -> None:
    case.save(update_fields=["state", *fields])
    for proposal in _submissions(case):
        submissions.mirror(proposal)


# -- filing -------------------------------------------------------------------------------------------------
@transaction.atomic
def file_proposal(
    proposal: Proposal, *, by: User, join: ProposalCase | None = None, reason: str = ""
) -> Proposal:
    """File a proposal (立案) under the committee's decision: number it, open a case or join one (并案).

    Raises ``NotNow`` when a colleague was faster, ``DomainError`` when it lacks seconders or a mandate.
    """
    proposal = submissions.lock(proposal)
    if proposal.kind == Proposal.Kind.SUGGESTION:
        raise DomainError(
            _(
                "Its author is no delegate, so it can't be filed as a proposal. Please take it as a suggestion."
            )
        )
    if proposal.may_become(ProposalState.FILED) and (missing := submissions.seconders_missing(proposal)):
        raise DomainError(
            submissions.in_words_missing(missing) + " " + _("Return it, or take it as a suggestion.")
        )
    return _take_in(proposal, ProposalState.FILED, by=by, join=join, reason=reason)


@transaction.atomic
def take_as_suggestion(
    proposal: Proposal, *, by: User, join: ProposalCase | None = None, reason: str = ""
) -> Proposal:
    """Take it as a suggestion (转为意见建议): it gets a department and a reply all the same."""
    return _take_in(submissions.lock(proposal), ProposalState.SUGGESTION, by=by, join=join, reason=reason)


def _take_in(
    proposal: Proposal, state: ProposalState, *, by: User, join: ProposalCase | None, reason: str
) -> Proposal:
    now = timezone.now()
    proposal.decide(state, by=by, at=now, reason=reason)
    case = lock(join) if join else None
    if case and case.state not in JOINABLE:
        raise NotNow(
            _("Case %(number)s has been answered already. Please open a new case instead.")
            % {"number": case.number},
            field="join",
        )
    session = proposal.session or CongressSession.objects.receiving()
    if session is None:
        raise DomainError(
            _("No congress session is entered to which it could belong. Please enter the next one.")
        )
    proposal.session = session
    proposal.number = _next_number(session, state)
    if case is None:
        is_suggestion = state == ProposalState.SUGGESTION
        case = ProposalCase.objects.create(
            number=proposal.number, title=proposal.title, session=session, filed_at=now,
            kind=ProposalCase.Kind.SUGGESTION if is_suggestion else ProposalCase.Kind.PROPOSAL,
        )  # fmt: skip
        todo.open_todo(case, "proposals.assign", for_users=leaders())
        outbox.notify("proposals.case.to_assign", to=leaders(), about=case)
    proposal.case = case
    proposal.save(
        update_fields=[
            "state",
            "number",
            "session",
            "case",
            "decided_by",
            "decided_at",
            "reason",
            "changed_at",
        ]
    )
    submissions.mirror(proposal)
    todo.close_todo(proposal)
    what = "filed" if state == ProposalState.FILED else "taken_as_suggestion"
    audit.record(f"proposals.proposal.{what}", proposal, by=by, number=proposal.number, case=case.number)
    told = [*submissions.proposer_user(proposal), *submissions.seconder_users(proposal)]
    outbox.notify(f"proposals.proposal.{what}", to=told, about=proposal, joined=join is not None, case=case)
    return proposal


def _next_number(session: CongressSession, state: ProposalState) -> str:
    """Term–session–serial without gaps; suggestions are counted apart, so that filed numbers have none."""
    if state == ProposalState.FILED:
        return f"{session.code}-{next_number('proposal', within=session.code):03}"
    return f"{session.code}-建{next_number('proposal.suggestion', within=session.code):03}"


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
) -> Assignment:
    """The leader gives the case to a lead department (交办), with a deadline in working days.

    Without a number of days the rule of the house applies; the row keeps the version used.
    """
    case = lock(case)
    answering = answering_for(department)
    if not answering:
        raise DomainError(
            _(
                "%(department)s has neither a handler nor a head with an account. Ask the union office to enter one."
            )
            % {"department": department},
            field="department",
        )
    if handler is not None and handler.pk not in answering:
        raise DomainError(
            _("%(name)s doesn't answer for %(department)s. Please choose its handler or its head.")
            % {"name": handler, "department": department},
            field="handler",
        )
    now, today = timezone.now(), timezone.localdate()
    rule = policy.version("proposal.reply_days", on=today)
    days = working_days or int(rule.value)
    due_on = workday.add(today, days)
    case.assign(department, leader=by, due_on=due_on)
    assignment = Assignment.objects.create(
        case=case, round=case.round, department=department, handler=handler, assigned_by=by, assigned_at=now,
        note=note, counted_from=today, working_days=days, due_on=due_on, policy=rule,
    )  # fmt: skip
    _save(case, "lead_department", "leader", "due_on")
    todo.close_todo(case)
    return_rule = policy.version("proposal.return_days", on=today)
    answer_by = deadlines.set_deadline(
        case, ACCEPT, responsible=_handling(assignment), escalate_to=[by.pk],
        working_days=int(return_rule.value), source=return_rule.source,
    ).due_on  # fmt: skip
    _set_reply_deadline(case, assignment, source=rule.source)
    todo.open_todo(case, ACCEPT, for_users=_handling(assignment), due_on=answer_by)
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
        to=answering,
        about=case,
        key=key,
        assignment=assignment,
        answer_by=answer_by,
    )
    _tell_proposers(case, "assigned", key=key)
    return assignment


def _set_reply_deadline(case: ProposalCase, assignment: Assignment, *, source: str) -> None:
    deadlines.set_deadline(
        case, REPLY, responsible=_handling(assignment), source=source, working_days=assignment.working_days,
        counted_from=assignment.counted_from, due_on=assignment.due_on,
        escalate_to=[*submissions.committee_users(), *([case.leader_id] if case.leader_id else [])],
    )  # fmt: skip


def _assignment(case: ProposalCase) -> Assignment:
    """The assignment that is being worked on."""
    return case.assignments.select_related("department").get(sent_back_at=None, answered_at=None)


@transaction.atomic
def accept(case: ProposalCase, *, by: User) -> ProposalCase:
    """The department takes it on and begins (承办). Who accepts becomes the handler unless one is named."""
    case = lock(case)
    case.accept()
    assignment = _assignment(case)
    assignment.accepted_at = timezone.now()
    assignment.handler = assignment.handler or by
    assignment.save(update_fields=["accepted_at", "handler"])
    _save(case)
    deadlines.meet(case, ACCEPT)
    todo.close_todo(case, ACCEPT)
    todo.open_todo(case, REPLY, for_users=_handling(assignment), due_on=case.due_on)
    audit.record("proposals.case.accepted", case, by=by, department=str(assignment.department))
    _tell_proposers(case, "started", key=str(assignment.pk))
    return case


@transaction.atomic
def send_back(case: ProposalCase, *, by: User, reason: str) -> ProposalCase:
    """The department sends it back (退办): it isn't theirs. Only within the days that the rule gives."""
    case = lock(case)
    if not reason.strip():
        raise DomainError(
            _("Please say why, and whose matter it is, so that it can be assigned anew."), field="reason"
        )
    case.send_back()
    assignment = _assignment(case)
    last_day = workday.add(
        assignment.counted_from, policy.value("proposal.return_days", on=assignment.counted_from)
    )
    if timezone.localdate() > last_day:
        raise NotNow(
            _("It could be sent back until %(day)s. Please handle it, or talk to the leader in charge.")
            % {"day": last_day}
        )
    assignment.sent_back_at, assignment.send_back_reason = timezone.now(), reason.strip()
    assignment.save(update_fields=["sent_back_at", "send_back_reason"])
    _save(case, "lead_department", "due_on")
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


# -- answering ----------------------------------------------------------------------------------------------
@transaction.atomic
def submit_reply(
    case: ProposalCase, *, by: User, reply_class: ReplyClass, text: str, promised_on: dt.date | None = None
) -> Reply:
    """The handler's reply (答复) goes to the leader to be signed. A class that is tracked needs a promised day."""
    case = lock(case)
    if case.state in HANDLING and reply_class.needs_tracking:
        if promised_on is None:
            raise DomainError(_("This class carries a promise: please say until when."), field="promised_on")
        if promised_on <= timezone.localdate():
            raise DomainError(_("The promised day must lie ahead."), field="promised_on")
    case.submit_reply()
    reply = Reply.objects.create(
        case=case, round=case.round, reply_class=reply_class, text=text.strip(), drafted_by=by,
        drafted_at=timezone.now(), promised_on=promised_on if reply_class.needs_tracking else None,
    )  # fmt: skip
    _save(case)
    todo.close_todo(case, REPLY)
    todo.open_todo(case, "proposals.sign", for_users=[case.leader_id], due_on=case.due_on)
    audit.record("proposals.case.reply_submitted", case, by=by, reply_class=reply_class.code)
    outbox.notify("proposals.case.to_sign", to=[case.leader_id], about=case, key=str(reply.pk))
    return reply


def _open_reply(case: ProposalCase) -> Reply:
    return case.replies.select_related("reply_class").get(signed_at=None, returned_at=None)


@transaction.atomic
def sign_reply(case: ProposalCase, *, by: User) -> ProposalCase:
    """The leader signs the reply off; it goes to the proposers, who are asked to rate it."""
    case, now = lock(case), timezone.now()
    case.answer(at=now)
    reply, assignment = _open_reply(case), _assignment(case)
    if reply.drafted_by_id == by.pk:
        raise DomainError(_("You drafted this reply yourself. Another leader must sign it."))
    reply.signed_by, reply.signed_at = by, now
    reply.save(update_fields=["signed_by", "signed_at"])
    assignment.answered_at = now
    assignment.save(update_fields=["answered_at"])
    _save(case, "replied_at", "due_on")
    deadlines.meet(case, REPLY)
    todo.close_todo(case)
    audit.record("proposals.case.reply_signed", case, by=by, reply_class=reply.reply_class.code)
    rule = policy.version("proposal.rating_days")
    for proposal in _submissions(case):
        author = submissions.proposer_user(proposal)
        rate_by = deadlines.set_deadline(
            proposal, RATE, responsible=author, working_days=int(rule.value), source=rule.source
        ).due_on
        todo.open_todo(proposal, RATE, for_users=author, due_on=rate_by, url=proposal.rate_url)
    _tell_proposers(case, "replied", seconders=True)
    return case


@transaction.atomic
def return_reply(case: ProposalCase, *, by: User, reason: str) -> ProposalCase:
    """The leader wants the reply changed; it goes back to the handler with the reason."""
    case = lock(case)
    if not reason.strip():
        raise DomainError(_("Please say what should be changed."), field="reason")
    case.return_reply()
    reply, assignment = _open_reply(case), _assignment(case)
    reply.returned_at, reply.return_reason = timezone.now(), reason.strip()
    reply.save(update_fields=["returned_at", "return_reason"])
    _save(case)
    todo.close_todo(case, "proposals.sign")
    todo.open_todo(case, REPLY, for_users=_handling(assignment), due_on=case.due_on)
    audit.record("proposals.case.reply_returned", case, by=by, reason=reason)
    outbox.notify(
        "proposals.case.reply_returned", to=_handling(assignment), about=case, key=str(reply.pk), reply=reply
    )
    return case


# -- rating and after ---------------------------------------------------------------------------------------
@transaction.atomic
def rate(proposal: Proposal, *, by: User, attitude: str, result: str, reason: str = "") -> Rating:
    """The proposer judges attitude and result (满意度评价). Sending it twice is harmless.

    When all authors of the case have rated, it is closed, tracked, or handled a second time.
    """
    if proposal.case is None:
        raise NotNow(_("There is no reply to rate yet."))
    case = lock(proposal.case)
    reply = case.replies.filter(signed_at__isnull=False).select_related("reply_class").last()
    if reply is not None and (given := reply.ratings.filter(proposal=proposal).first()):
        return given
    if reply is None or case.state != State.REPLIED:
        raise NotNow(_("There is no reply to rate yet."))
    if Rating.Grade.DISSATISFIED in {attitude, result} and not reason.strip():
        raise DomainError(
            _("Please say what you are dissatisfied with, so that it can be put right."), field="reason"
        )
    rating = Rating.objects.create(
        reply=reply, proposal=proposal, attitude=attitude, result=result, reason=reason.strip(), rated_by=by,
        rated_at=timezone.now(),
    )  # fmt: skip
    deadlines.meet(proposal, RATE)
    todo.close_todo(proposal, RATE)
    audit.record("proposals.proposal.rated", proposal, by=by, attitude=attitude, result=result)
    if reply.ratings.count() == case.submissions.count():
        _settle(case, reply)
    return rating


@transaction.atomic
def close_unrated(case: ProposalCase, *, by: User) -> ProposalCase:
    """Go on without the missing ratings, once the days for rating are over."""
    case = lock(case)
    reply = case.replies.filter(signed_at__isnull=False).select_related("reply_class").last()
    if reply is None or reply.signed_at is None or case.state != State.REPLIED:
        raise NotNow(_("There is no reply whose rating could be missing."))
    last_day = workday.add(timezone.localdate(reply.signed_at), policy.value("proposal.rating_days"))
    if timezone.localdate() <= last_day:
        raise NotNow(_("The proposer may rate the reply until %(day)s.") % {"day": last_day})
    for proposal in _submissions(case):
        deadlines.cancel(proposal, RATE)
        todo.close_todo(proposal, RATE)
    audit.record("proposals.case.closed_unrated", case, by=by)
    _settle(case, reply)
    return case


def _settle(case: ProposalCase, reply: Reply) -> None:
    """What follows from the ratings: second handling, tracking of the promise, or the end."""
    dissatisfied = reply.ratings.filter(result=Rating.Grade.DISSATISFIED).exists()
    if dissatisfied and case.round <= policy.value("proposal.max_rehandlings"):
        _handle_again(case)
        return
    assignment = case.assignments.select_related("department").latest("assigned_at")
    told = answering_for(assignment.department)
    if reply.reply_class.needs_tracking:
        case.track_promise(promised_on=reply.promised_on or timezone.localdate())
        _save(case, "due_on")
        deadlines.set_deadline(
            case, PROMISE, responsible=_handling(assignment), due_on=reply.promised_on,
            escalate_to=[case.leader_id, *submissions.committee_users()] if case.leader_id else [],
        )  # fmt: skip
        todo.open_todo(case, PROMISE, for_users=_handling(assignment), due_on=reply.promised_on)
        outbox.notify("proposals.case.tracking", to=told, about=case, key=str(case.round), reply=reply)
    else:
        case.close(at=timezone.now())
        _save(case, "closed_at", "due_on")
        outbox.notify("proposals.case.closed", to=told, about=case)
    _tell_proposers(case, "tracking" if case.state == State.TRACKING else "closed", seconders=True)


def _handle_again(case: ProposalCase) -> None:
    """The same department handles it a second time, with a deadline of its own (二次办理)."""
    now, today = timezone.now(), timezone.localdate()
    rule = policy.version("proposal.rehandling_days", on=today)
    last = case.assignments.select_related("department").latest("assigned_at")
    due_on = workday.add(today, int(rule.value))
    case.handle_again(due_on=due_on)
    again = Assignment.objects.create(
        case=case, round=case.round, department=last.department, handler=last.handler, assigned_by=last.assigned_by,
        assigned_at=now, counted_from=today, working_days=int(rule.value), due_on=due_on, policy=rule,
        accepted_at=now,
    )  # fmt: skip
    _save(case, "round", "due_on")
    _set_reply_deadline(case, again, source=rule.source)
    todo.open_todo(case, REPLY, for_users=_handling(again), due_on=case.due_on)
    told = [*answering_for(last.department), case.leader_id, *submissions.committee_users()]
    outbox.notify("proposals.case.rehandling", to=told, about=case, key=str(case.round))
    _tell_proposers(case, "rehandling")


@transaction.atomic
def keep_promise(case: ProposalCase, *, by: User, note: str) -> ProposalCase:
    """What was promised has been done (销号): say what, tell the proposers, close."""
    case, now = lock(case), timezone.now()
    if case.state != State.TRACKING:
        raise NotNow(_("No promise of this case is being tracked."))
    if not note.strip():
        raise DomainError(_("Please say what has been done."), field="note")
    case.close(at=now)
    reply = case.replies.filter(signed_at__isnull=False).latest("drafted_at")
    reply.kept_at, reply.kept_note = now, note.strip()
    reply.save(update_fields=["kept_at", "kept_note"])
    _save(case, "closed_at", "due_on")
    deadlines.meet(case, PROMISE)
    todo.close_todo(case)
    audit.record("proposals.case.promise_kept", case, by=by, note=note)
    _tell_proposers(case, "promise_kept", seconders=True)
    return case
