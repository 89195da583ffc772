"""How a department's reply comes about: drafted by the handler, signed step by step, corrected or put into another class."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Department, Post, User
from proposals.case import services as cases
from proposals.case.models import ProposalCase
from proposals.case.workflow import HANDLING, State
from proposals.cohandling import services as cohandling
from proposals.cohandling.models import CoHandling
from proposals.extension import services as extensions
from proposals.proposal import services as submissions
from proposals.reply import letters, sources
from proposals.reply.models import ClassChange, Reply, ReplyClass, Signature
from proposals.reply.rules import earlier_signers, hands_on, is_asked, leading_posts, open_steps
from union_portal.core.audit import services as audit
from union_portal.core.deadline import services as deadlines
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.todo import services as todo

RATE, SIGN = "proposals.rate", "proposals.sign"
ANSWERED = frozenset({State.REPLIED, State.TRACKING, State.CLOSED})
"""A signed reply stands and nobody writes another: it may be corrected, or put into another class."""


# -- drafting -----------------------------------------------------------------------------------------------
@transaction.atomic
def submit_reply(
    case: ProposalCase,
    *,
    by: User,
    reply_class: ReplyClass,
    text: str,
    cost: Decimal | None = None,
    promised: str = "",
    promised_on: dt.date | None = None,
) -> Reply:
    """The handler's reply (答复) goes up the chain to be signed. A class that is tracked needs a promise and its day.

    Raises ``NotNow`` when a colleague has handed in a reply already.
    """
    case = cases.lock(case)
    if case.state in HANDLING and reply_class.needs_tracking:
        _check_promise(promised, promised_on)
    case.submit_reply()
    cohandling.close_inputs(case)
    extensions.settle(case)
    reply = Reply.objects.create(
        case=case, round=case.round, reply_class=reply_class, text=text.strip(), cost=cost, drafted_by=by,
        drafted_at=timezone.now(), **_promise(reply_class, promised, promised_on),
    )  # fmt: skip
    _open_chain(reply)
    cases.save(case)
    todo.close_todo(case, cases.REPLY)
    audit.record("proposals.case.reply_submitted", case, by=by, reply_class=reply_class.code)
    _ask(case)
    return reply


def _check_promise(promised: str, promised_on: dt.date | None) -> None:
    if promised_on is None:
        raise DomainError(_("This class carries a promise: please say until when."), field="promised_on")
    if promised_on <= timezone.localdate():
        raise DomainError(_("The promised day must lie ahead."), field="promised_on")
    if not promised.strip():
        raise DomainError(_("This class carries a promise: please say what is promised."), field="promised")


def _promise(
    reply_class: ReplyClass, promised: str, promised_on: dt.date | None
) -> dict[str, str | dt.date | None]:
    """The promise's columns; a class that isn't tracked carries none."""
    if not reply_class.needs_tracking:
        return {}
    return {"promised": promised.strip(), "promised_on": promised_on}


# -- the chain ----------------------------------------------------------------------------------------------
def _open_chain(reply: Reply) -> None:
    """Write the steps that the house asks for (policy ``proposal.reply_chain``), without any that nobody can take."""
    chain: list[str] = policy.value("proposal.reply_chain")
    Signature.objects.bulk_create(
        Signature(reply=reply, position=chain.index(step), step=step, department=department)
        for step in chain
        for department in _departments(reply, step)
    )
    if not any(asked(step) for step in reply.signatures.filter(step=Signature.Step.LEADER)):
        raise DomainError(
            _("Nobody is entered who could sign this reply last. Ask the union office to enter the post.")
        )


def _departments(reply: Reply, step: str) -> Iterator[Department | None]:
    """For whom a step of the chain is opened: one department, several, or the house itself."""
    case = reply.case
    match step:
        case Signature.Step.LEADER:
            yield None
        case Signature.Step.HEAD:
            heads = User.objects.holding(Post.Kind.DEPARTMENT_HEAD, department=case.lead_department)
            if heads.exclude(pk=reply.drafted_by_id).exists():
                yield case.lead_department
        case Signature.Step.COSIGN:
            # Whose input was marked as overdue isn't waited for here either.
            for part in CoHandling.objects.now_in(case).exclude(input="").select_related("department"):
                if set(cases.answering_for(part.department)) - {reply.drafted_by_id}:
                    yield part.department


def asked(step: Signature) -> list[int]:
    """The accounts whose signature a step waits for; in the first handling the leader in charge before all others."""
    reply = step.reply
    match step.step:
        case Signature.Step.HEAD:
            found = User.objects.holding(Post.Kind.DEPARTMENT_HEAD, department=step.department)
        case Signature.Step.COSIGN:
            posts = [Post.Kind.DEPARTMENT_HANDLER, Post.Kind.DEPARTMENT_HEAD]
            found = User.objects.holding(*posts, department=step.department)
        case _:
            found = User.objects.holding(*leading_posts(reply)).exclude(pk__in=earlier_signers(reply))
    hands = set(found.exclude(pk=reply.drafted_by_id).values_list("pk", flat=True))
    hands -= hands_on(reply)
    in_charge = reply.case.leader_id
    if step.step == Signature.Step.LEADER and reply.round == 1 and in_charge and in_charge in hands:
        return [in_charge]
    return sorted(hands)


def _ask(case: ProposalCase) -> None:
    """Put the reply on the lists of those whose turn it is."""
    todo.close_todo(case, SIGN)
    for step in open_steps(case):
        todo.open_todo(case, SIGN, for_users=asked(step), due_on=case.due_on)
        outbox.notify("proposals.case.to_sign", to=asked(step), about=case, key=str(step.pk), step=step)


def _open_reply(case: ProposalCase) -> Reply:
    reply = case.replies.open().select_related("reply_class", "corrects").first()
    if reply is None:
        raise NotNow(
            _("No reply of this case waits for a signature. Reload the page to see what has happened.")
        )
    return reply


def _own_step(case: ProposalCase, reply: Reply, by: User) -> Signature:
    """The step that this person takes now."""
    if reply.drafted_by_id == by.pk:
        raise DomainError(_("You drafted this reply yourself. Somebody else must sign it."))
    waiting = open_steps(case)
    for step in waiting:
        if is_asked(by, step):
            return step
    raise DomainError(
        _("It isn't your turn to sign: the reply waits for %(steps)s.")
        % {"steps": _("、").join(step.label for step in waiting)}
    )


@transaction.atomic
def sign_reply(case: ProposalCase, *, by: User) -> ProposalCase:
    """Sign one's step of the chain. After the last one the reply goes to the proposers, who are asked to rate it."""
    case, now = cases.lock(case), timezone.now()
    reply = _open_reply(case)
    step = _own_step(case, reply, by)
    step.outcome, step.by, step.at = Signature.Outcome.SIGNED, by, now
    step.save(update_fields=["outcome", "by", "at"])
    is_last = not reply.signatures.undecided().exists()
    action = "reply_signed" if is_last else "reply_signed_on"
    audit.record(f"proposals.case.{action}", case, by=by, reply_class=reply.reply_class.code, step=step.label)
    if not is_last:
        _ask(case)
        return case
    reply.signed_by, reply.signed_at = by, now
    todo.close_todo(case, SIGN)
    if reply.corrects:
        _replace(case, reply)
    else:
        _answer(case, reply)
    for follow in sources.signed:
        follow(reply, by)
    letters.write(reply, cases.submissions_of(case))
    return case


def _answer(case: ProposalCase, reply: Reply) -> None:
    """The signed reply goes out (答复): the deadline is met, the authors are told and asked to rate it."""
    assert reply.signed_at is not None  # noqa: S101  the caller has just signed it
    case.answer(at=reply.signed_at)
    reply.save(update_fields=["signed_by", "signed_at"])
    assignment = cases.assignment_of(case)
    assignment.answered_at = reply.signed_at
    assignment.save(update_fields=["answered_at"])
    cases.save(case, "replied_at", "due_on")
    deadlines.meet(case, cases.REPLY)
    todo.close_todo(case)
    rule = policy.version("proposal.rating_days")
    for proposal in cases.submissions_of(case):
        author = submissions.proposer_user(proposal)
        rate_by = deadlines.set_deadline(
            proposal, RATE, responsible=author, working_days=int(rule.value), source=rule.source
        ).due_on
        todo.open_todo(proposal, RATE, for_users=author, due_on=rate_by, url=proposal.rate_url)
    cases.tell_proposers(case, "replied", seconders=True)


@transaction.atomic
def return_reply(case: ProposalCase, *, by: User, reason: str) -> ProposalCase:
    """Whose turn it is wants the reply changed; it goes back to the handler with the reason, the chain begins anew."""
    case, now = cases.lock(case), timezone.now()
    if not reason.strip():
        raise DomainError(_("Please say what should be changed."), field="reason")
    reply = _open_reply(case)
    step = _own_step(case, reply, by)
    step.outcome, step.by, step.at, step.reason = Signature.Outcome.RETURNED, by, now, reason.strip()
    step.save(update_fields=["outcome", "by", "at", "reason"])
    reply.returned_at, reply.return_reason = now, reason.strip()
    reply.save(update_fields=["returned_at", "return_reason"])
    todo.close_todo(case, SIGN)
    told: list[int] = [reply.drafted_by_id]
    if reply.corrects is None:
        case.return_reply()
        cases.save(case)
        told = cases.hands_of(cases.assignment_of(case))
        todo.open_todo(case, cases.REPLY, for_users=told, due_on=case.due_on)
    audit.record("proposals.case.reply_returned", case, by=by, reason=reason, step=step.label)
    outbox.notify(
        "proposals.case.reply_returned", to=told, about=case, key=str(reply.pk), reply=reply, step=step
    )
    return case


# -- after it was signed ------------------------------------------------------------------------------------
def _standing_reply(case: ProposalCase) -> Reply:
    reply = case.replies.standing().filter(round=case.round).select_related("reply_class").last()
    if reply is None or case.state not in ANSWERED:
        raise NotNow(
            _("There is no signed reply that stands now: it hasn't come yet, or another is being written.")
        )
    return reply


@transaction.atomic
def correct_reply(
    case: ProposalCase, *, by: User, text: str, reason: str, cost: Decimal | None = None
) -> Reply:
    """Put a signed reply right (更正): a new version with its reason, signed anew. Until then the old one stands.

    Its class is changed by a supervisor and its promise by the leader, not by a correction.
    """
    case = cases.lock(case)
    if not reason.strip():
        raise DomainError(_("Please say what was wrong; the authors read it."), field="reason")
    old = _standing_reply(case)
    if case.replies.open().exists():
        raise NotNow(_("A correction of this reply is waiting to be signed already."))
    reply = Reply.objects.create(
        case=case, round=old.round, version=old.version + 1, corrects=old, correction_reason=reason.strip(),
        reply_class=old.reply_class, text=text.strip(), cost=cost, promised=old.promised,
        promised_on=old.promised_on, drafted_by=by, drafted_at=timezone.now(),
    )  # fmt: skip
    _open_chain(reply)
    audit.record("proposals.case.reply_corrected", case, by=by, version=reply.version, reason=reason)
    _ask(case)
    return reply


def _replace(case: ProposalCase, reply: Reply) -> None:
    """The corrected version takes the old one's place; who has rated isn't asked again."""
    old = reply.corrects
    assert old is not None  # noqa: S101  the caller looked
    old.superseded_at = reply.signed_at
    old.save(update_fields=["superseded_at"])
    reply.save(update_fields=["signed_by", "signed_at"])
    cases.tell_proposers(case, "reply_corrected", key=str(reply.pk), seconders=True, reply=reply)


@transaction.atomic
def reclassify(
    case: ProposalCase,
    *,
    by: User,
    reply_class: ReplyClass,
    reason: str,
    promised: str = "",
    promised_on: dt.date | None = None,
) -> Reply:
    """A supervisor puts the reply into another class (改判类别), with a reason that everybody reads.

    A class that is tracked needs a promise; one that isn't ends it.
    """
    case = cases.lock(case)
    if not reason.strip():
        raise DomainError(_("Please say why the class is another; the authors read it."), field="reason")
    reply = _standing_reply(case)
    before = reply.reply_class
    if before == reply_class:
        raise DomainError(_("The reply is in this class already."), field="reply_class")
    if case.replies.open().exists():
        raise NotNow(
            _("A correction of this reply is waiting to be signed. Please wait until it is decided.")
        )
    if reply_class.needs_tracking:
        _check_promise(promised, promised_on)
    ClassChange.objects.create(
        reply=reply, before=before, after=reply_class, reason=reason.strip(), changed_by=by
    )
    reply.reply_class = reply_class
    reply.save(update_fields=["reply_class"])
    audit.record(
        "proposals.case.reply_reclassified",
        case,
        by=by,
        before=before.code,
        after=reply_class.code,
        reason=reason,
    )
    change = sources.Reclassified(reason.strip(), promised.strip(), promised_on)
    for follow in sources.reclassified:
        follow(reply, by, change)
    told = (
        [*cases.answering_for(case.lead_department), case.leader_id]
        if case.lead_department
        else [case.leader_id]
    )
    key = str(reply.class_changes.count())
    outbox.notify("proposals.case.reclassified", to=told, about=case, key=key, reply=reply, reason=reason)
    cases.tell_proposers(case, "reclassified", key=f"{reply.pk}-{key}", reply=reply, reason=reason)
    return reply
