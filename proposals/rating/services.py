"""The proposers judge the reply; what follows is the end, a tracked promise, a second handling, or a leader's last word."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.models import User
from proposals.case import services as cases
from proposals.case.models import Assignment, ProposalCase
from proposals.case.workflow import State
from proposals.cohandling import services as cohandling
from proposals.promise import services as promises
from proposals.promise.models import Promise
from proposals.proposal import services as submissions
from proposals.proposal.models import Proposal
from proposals.rating.models import FinalDecision, Grade, Rating, SeconderRating
from proposals.rating.rules import role_beside
from proposals.reply.models import Reply
from proposals.reply.services import RATE
from union_portal.core.audit import services as audit
from union_portal.core.deadline import services as deadlines
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.todo import services as todo
from union_portal.core.workday import services as workday

NAME_LEADER, DECIDE = "proposals.name_leader", "proposals.decide_finally"


# -- rating -------------------------------------------------------------------------------------------------
def reply_to_rate(proposal: Proposal) -> Reply | None:
    """The signed reply that its author hasn't rated yet; of several cases the one that was answered first."""
    waiting = Reply.objects.standing().filter(
        case__submissions=proposal, case__state=State.REPLIED, round=F("case__round")
    )
    return (
        waiting.exclude(ratings__proposal=proposal)
        .select_related("case", "reply_class")
        .order_by("signed_at")
        .first()
    )


def reply_to_rate_beside(proposal: Proposal, user: User) -> Reply | None:
    """The latest signed reply that a seconder or joint author hasn't rated yet: also after the author has."""
    standing = Reply.objects.standing().filter(case__submissions=proposal, round=F("case__round"))
    rated = SeconderRating.objects.filter(proposal=proposal, rated_by=user)
    return standing.exclude(pk__in=rated.values("reply")).select_related("case", "reply_class").last()


def _check_reason(attitude: str, result: str, reason: str) -> None:
    if Grade.DISSATISFIED in {attitude, result} and not reason.strip():
        raise DomainError(
            _("Please say what you are dissatisfied with, so that it can be put right."), field="reason"
        )


@transaction.atomic
def rate(proposal: Proposal, *, by: User, attitude: str, result: str, reason: str = "") -> Rating:
    """The lead author judges attitude and result (满意度评价). Sending it twice is harmless.

    When all authors of the case have rated, it is closed, tracked, handled a second time, or decided by a leader.
    """
    reply = reply_to_rate(proposal)
    case = cases.lock(reply.case) if reply else None
    if reply is None or case is None or case.state != State.REPLIED:
        if given := proposal.ratings.last():
            return given
        raise NotNow(_("There is no reply to rate yet."))
    if given := reply.ratings.filter(proposal=proposal).first():
        return given
    _check_reason(attitude, result, reason)
    rating = Rating.objects.create(
        reply=reply, proposal=proposal, attitude=attitude, result=result, reason=reason.strip(), rated_by=by,
        rated_at=timezone.now(),
    )  # fmt: skip
    if reply_to_rate(proposal) is None:
        deadlines.meet(proposal, RATE)
        todo.close_todo(proposal, RATE)
    audit.record("proposals.proposal.rated", proposal, by=by, attitude=attitude, result=result)
    if reply.ratings.count() == case.submissions.count():
        _settle(case, reply, by=by)
    return rating


@transaction.atomic
def rate_beside(
    proposal: Proposal, *, by: User, attitude: str, result: str, reason: str = ""
) -> SeconderRating:
    """A seconder or joint author judges the reply (附议人评价); it is shown apart and moves nothing."""
    role = role_beside(by, proposal)
    reply = reply_to_rate_beside(proposal, by)
    if role is None or reply is None:
        given = SeconderRating.objects.filter(proposal=proposal, rated_by=by).last()
        if role is not None and given is not None:
            return given
        raise NotNow(_("There is no reply to rate yet."))
    cases.lock(reply.case)
    _check_reason(attitude, result, reason)
    rating, is_new = SeconderRating.objects.get_or_create(
        reply=reply, proposal=proposal, rated_by=by,
        defaults={
            "role": role, "attitude": attitude, "result": result, "reason": reason.strip(), "rated_at": timezone.now(),
        },
    )  # fmt: skip
    if is_new:
        audit.record("proposals.proposal.rated_beside", proposal, by=by, attitude=attitude, result=result)
    return rating


def follow_correction(reply: Reply, by: User) -> None:
    """A corrected version takes over the ratings of the old one: what was judged is the handling, not the wording."""
    if reply.corrects:
        Rating.objects.filter(reply=reply.corrects).update(reply=reply)
        SeconderRating.objects.filter(reply=reply.corrects).update(reply=reply)


def last_day_to_rate(reply: Reply) -> dt.date:
    """Until when the proposers may rate a signed reply; from the next day on the case may be closed without."""
    assert reply.signed_at is not None  # noqa: S101  nobody is asked to rate a draft
    return workday.add(timezone.localdate(reply.signed_at), policy.value("proposal.rating_days"))


@transaction.atomic
def close_unrated(case: ProposalCase, *, by: User) -> ProposalCase:
    """Go on without the missing ratings, once the days for rating are over."""
    case = cases.lock(case)
    reply = case.replies.standing().select_related("reply_class").last()
    if reply is None or reply.signed_at is None or case.state != State.REPLIED:
        raise NotNow(_("There is no reply whose rating could be missing."))
    last_day = last_day_to_rate(reply)
    if timezone.localdate() <= last_day:
        raise NotNow(_("The proposer may rate the reply until %(day)s.") % {"day": date_format(last_day)})
    for proposal in cases.submissions_of(case):
        deadlines.cancel(proposal, RATE)
        todo.close_todo(proposal, RATE)
    audit.record("proposals.case.closed_unrated", case, by=by)
    _settle(case, reply, by=by)
    return case


# -- what follows -------------------------------------------------------------------------------------------
def _settle(case: ProposalCase, reply: Reply, *, by: User) -> None:
    """What follows from the authors' ratings: second handling, a leader's decision, tracking of the promise, the end."""
    if reply.ratings.filter(result=Grade.DISSATISFIED).exists():
        if case.round <= policy.value("proposal.max_rehandlings"):
            _handle_again(case, by=by)
        else:
            _pass_to_leader(case)
        return
    _finish(case)


def _finish(case: ProposalCase) -> None:
    """Track the promise that is still open, or close."""
    assignment = case.assignments.select_related("department").latest("assigned_at")
    told = cases.answering_for(assignment.department)
    promise = Promise.objects.open().filter(case=case).first()
    if promise:
        case.track_promise(promised_on=promise.promised_on)
        cases.save(case, "due_on", "closed_at")
        outbox.notify(
            "proposals.case.tracking",
            to=told,
            about=case,
            key=str(case.round),
            reply=promise.reply,
            promise=promise,
        )
    else:
        case.close(at=timezone.now())
        cases.save(case, "closed_at", "due_on")
        outbox.notify("proposals.case.closed", to=told, about=case)
    cases.tell_proposers(case, "tracking" if promise else "closed", seconders=True)


def _handle_again(case: ProposalCase, *, by: User) -> None:
    """The same department handles it a second time, with a deadline of its own and a higher signer (二次办理)."""
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
    promises.drop_open(case, reason=_("The authors weren't satisfied; it is handled a second time."), by=by)
    cases.set_reply_deadline(case, again, source=rule.source)
    cohandling.ask_again(case)
    todo.open_todo(case, cases.REPLY, for_users=cases.hands_of(again), due_on=case.due_on)
    told = [*cases.answering_for(last.department), case.leader_id, *submissions.committee_users()]
    outbox.notify("proposals.case.rehandling", to=told, about=case, key=str(case.round))
    cases.tell_proposers(case, "rehandling")


# -- the last word ------------------------------------------------------------------------------------------
def _pass_to_leader(case: ProposalCase) -> None:
    """Not satisfied again: the committee names the leader who decides finally."""
    case.pass_to_leader()
    cases.save(case, "due_on")
    todo.open_todo(case, NAME_LEADER, for_users=submissions.committee_users())
    outbox.notify("proposals.case.to_decide", to=submissions.committee_users(), about=case)
    cases.tell_proposers(case, "to_decide")


def deciders(case: ProposalCase) -> list[int]:
    """Who may be named: holders of the posts of the policy who haven't signed a reply of this case."""
    posts: list[str] = policy.value("proposal.rehandling_signer")
    signers = case.replies.exclude(signed_by=None).values_list("signed_by", flat=True)
    return list(User.objects.holding(*posts).exclude(pk__in=signers).values_list("pk", flat=True))


@transaction.atomic
def name_leader(case: ProposalCase, *, by: User, leader: User) -> FinalDecision:
    """The committee names who decides (指定裁定领导); naming another before the decision is possible."""
    case = cases.lock(case)
    if case.state != State.DECIDING:
        raise NotNow(_("Nothing of this case waits for a final decision."))
    if leader.pk not in deciders(case):
        raise DomainError(_("Please name a leader who hasn't signed a reply of this case."), field="leader")
    decision, _is_new = FinalDecision.objects.update_or_create(
        case=case, defaults={"leader": leader, "named_by": by, "named_at": timezone.now()}
    )
    todo.close_todo(case, NAME_LEADER)
    todo.close_todo(case, DECIDE)
    todo.open_todo(case, DECIDE, for_users=[leader.pk])
    audit.record("proposals.case.leader_named", case, by=by, leader=str(leader))
    outbox.notify("proposals.case.decide_asked", to=[leader.pk], about=case, key=str(leader.pk))
    return decision


@transaction.atomic
def decide_finally(
    case: ProposalCase,
    *,
    by: User,
    outcome: str,
    words: str,
    promised: str = "",
    promised_on: dt.date | None = None,
) -> FinalDecision:
    """The named leader's last word (终结裁定): the reply stands, or the department has to do more by a day.

    All who took part are told. Raises ``NotNow`` for everybody else and once it is decided.
    """
    case = cases.lock(case)
    decision = FinalDecision.objects.select_for_update().filter(case=case, decided_at=None).first()
    if case.state != State.DECIDING or decision is None or decision.leader_id != by.pk:
        raise NotNow(_("This decision isn't yours, or it has been taken already."))
    if not words.strip():
        raise DomainError(_("Please give the authors your reasons."), field="words")
    decision.outcome, decision.words, decision.decided_at = outcome, words.strip(), timezone.now()
    if outcome == FinalDecision.Outcome.MORE:
        if promised_on is None or promised_on <= timezone.localdate():
            raise DomainError(_("Please say until when; the day must lie ahead."), field="promised_on")
        if not promised.strip():
            raise DomainError(_("Please say what the department has to do."), field="promised")
        promises.order(case, by=by, text=promised.strip(), promised_on=promised_on)
    decision.save(update_fields=["outcome", "words", "decided_at"])
    todo.close_todo(case, DECIDE)
    audit.record("proposals.case.decided_finally", case, by=by, outcome=outcome)
    told = (
        [*cases.answering_for(case.lead_department), case.leader_id]
        if case.lead_department
        else [case.leader_id]
    )
    told += submissions.committee_users()
    outbox.notify("proposals.case.decided_finally", to=told, about=case, decision=decision)
    cases.tell_proposers(case, "decided_finally", seconders=True, decision=decision)
    _finish(case)
    return decision
