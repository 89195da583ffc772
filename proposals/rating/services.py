"""The proposers judge the reply; what follows is the end, a tracked promise, or a second handling."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import User
from proposals.case import services as cases
from proposals.case.models import Assignment, ProposalCase
from proposals.case.workflow import State
from proposals.cohandling import services as cohandling
from proposals.proposal import services as submissions
from proposals.proposal.models import Proposal
from proposals.rating.models import Rating
from proposals.reply.models import Reply
from proposals.reply.services import RATE
from union_portal.core.audit import services as audit
from union_portal.core.deadline import services as deadlines
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.todo import services as todo
from union_portal.core.workday import services as workday

PROMISE = "proposals.promise"


def reply_to_rate(proposal: Proposal) -> Reply | None:
    """The signed reply that its author hasn't rated yet; of several cases the one that was answered first."""
    waiting = Reply.objects.filter(
        case__submissions=proposal, case__state=State.REPLIED, round=F("case__round"), signed_at__isnull=False
    )
    return (
        waiting.exclude(ratings__proposal=proposal)
        .select_related("case", "reply_class")
        .order_by("signed_at")
        .first()
    )


@transaction.atomic
def rate(proposal: Proposal, *, by: User, attitude: str, result: str, reason: str = "") -> Rating:
    """The proposer judges attitude and result (满意度评价). Sending it twice is harmless.

    When all authors of the case have rated, it is closed, tracked, or handled a second time.
    """
    reply = reply_to_rate(proposal)
    case = cases.lock(reply.case) if reply else None
    if reply is None or case is None or case.state != State.REPLIED:
        if given := proposal.ratings.last():
            return given
        raise NotNow(_("There is no reply to rate yet."))
    if given := reply.ratings.filter(proposal=proposal).first():
        return given
    if Rating.Grade.DISSATISFIED in {attitude, result} and not reason.strip():
        raise DomainError(
            _("Please say what you are dissatisfied with, so that it can be put right."), field="reason"
        )
    rating = Rating.objects.create(
        reply=reply, proposal=proposal, attitude=attitude, result=result, reason=reason.strip(), rated_by=by,
        rated_at=timezone.now(),
    )  # fmt: skip
    if reply_to_rate(proposal) is None:
        deadlines.meet(proposal, RATE)
        todo.close_todo(proposal, RATE)
    audit.record("proposals.proposal.rated", proposal, by=by, attitude=attitude, result=result)
    if reply.ratings.count() == case.submissions.count():
        _settle(case, reply)
    return rating


@transaction.atomic
def close_unrated(case: ProposalCase, *, by: User) -> ProposalCase:
    """Go on without the missing ratings, once the days for rating are over."""
    case = cases.lock(case)
    reply = case.replies.filter(signed_at__isnull=False).select_related("reply_class").last()
    if reply is None or reply.signed_at is None or case.state != State.REPLIED:
        raise NotNow(_("There is no reply whose rating could be missing."))
    last_day = workday.add(timezone.localdate(reply.signed_at), policy.value("proposal.rating_days"))
    if timezone.localdate() <= last_day:
        raise NotNow(_("The proposer may rate the reply until %(day)s.") % {"day": last_day})
    for proposal in cases.submissions_of(case):
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
    told = cases.answering_for(assignment.department)
    if reply.reply_class.needs_tracking:
        case.track_promise(promised_on=reply.promised_on or timezone.localdate())
        cases.save(case, "due_on")
        deadlines.set_deadline(
            case, PROMISE, responsible=cases.hands_of(assignment), due_on=reply.promised_on,
            escalate_to=[case.leader_id, *submissions.committee_users()] if case.leader_id else [],
        )  # fmt: skip
        todo.open_todo(case, PROMISE, for_users=cases.hands_of(assignment), due_on=reply.promised_on)
        outbox.notify("proposals.case.tracking", to=told, about=case, key=str(case.round), reply=reply)
    else:
        case.close(at=timezone.now())
        cases.save(case, "closed_at", "due_on")
        outbox.notify("proposals.case.closed", to=told, about=case)
    cases.tell_proposers(case, "tracking" if case.state == State.TRACKING else "closed", seconders=True)


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
    cases.save(case, "round", "due_on")
    cases.set_reply_deadline(case, again, source=rule.source)
    cohandling.ask_again(case)
    todo.open_todo(case, cases.REPLY, for_users=cases.hands_of(again), due_on=case.due_on)
    told = [*cases.answering_for(last.department), case.leader_id, *submissions.committee_users()]
    outbox.notify("proposals.case.rehandling", to=told, about=case, key=str(case.round))
    cases.tell_proposers(case, "rehandling")


@transaction.atomic
def keep_promise(case: ProposalCase, *, by: User, note: str) -> ProposalCase:
    """What was promised has been done (销号): say what, tell the proposers, close."""
    case, now = cases.lock(case), timezone.now()
    if case.state != State.TRACKING:
        raise NotNow(_("No promise of this case is being tracked."))
    if not note.strip():
        raise DomainError(_("Please say what has been done."), field="note")
    case.close(at=now)
    reply = case.replies.filter(signed_at__isnull=False).latest("drafted_at")
    reply.kept_at, reply.kept_note = now, note.strip()
    reply.save(update_fields=["kept_at", "kept_note"])
    cases.save(case, "closed_at", "due_on")
    deadlines.meet(case, PROMISE)
    todo.close_todo(case)
    audit.record("proposals.case.promise_kept", case, by=by, note=note)
    cases.tell_proposers(case, "promise_kept", seconders=True)
    return case
