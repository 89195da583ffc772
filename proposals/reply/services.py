"""How a department's reply comes about: drafted by the handler, signed or returned by the leader in charge."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import User
from proposals.case import services as cases
from proposals.case.models import ProposalCase
from proposals.case.workflow import HANDLING
from proposals.cohandling import services as cohandling
from proposals.extension import services as extensions
from proposals.proposal import services as submissions
from proposals.reply.models import Reply, ReplyClass
from union_portal.core.audit import services as audit
from union_portal.core.deadline import services as deadlines
from union_portal.core.errors import DomainError
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.todo import services as todo

RATE = "proposals.rate"


@transaction.atomic
def submit_reply(
    case: ProposalCase, *, by: User, reply_class: ReplyClass, text: str, promised_on: dt.date | None = None
) -> Reply:
    """The handler's reply (答复) goes to the leader to be signed. A class that is tracked needs a promised day."""
    case = cases.lock(case)
    if case.state in HANDLING and reply_class.needs_tracking:
        if promised_on is None:
            raise DomainError(_("This class carries a promise: please say until when."), field="promised_on")
        if promised_on <= timezone.localdate():
            raise DomainError(_("The promised day must lie ahead."), field="promised_on")
    case.submit_reply()
    cohandling.close_inputs(case)
    extensions.settle(case)
    reply = Reply.objects.create(
        case=case, round=case.round, reply_class=reply_class, text=text.strip(), drafted_by=by,
        drafted_at=timezone.now(), promised_on=promised_on if reply_class.needs_tracking else None,
    )  # fmt: skip
    cases.save(case)
    todo.close_todo(case, cases.REPLY)
    todo.open_todo(case, "proposals.sign", for_users=[case.leader_id], due_on=case.due_on)
    audit.record("proposals.case.reply_submitted", case, by=by, reply_class=reply_class.code)
    outbox.notify("proposals.case.to_sign", to=[case.leader_id], about=case, key=str(reply.pk))
    return reply


def _open_reply(case: ProposalCase) -> Reply:
    return case.replies.select_related("reply_class").get(signed_at=None, returned_at=None)


@transaction.atomic
def sign_reply(case: ProposalCase, *, by: User) -> ProposalCase:
    """The leader signs the reply off; it goes to the proposers, who are asked to rate it."""
    case, now = cases.lock(case), timezone.now()
    case.answer(at=now)
    reply, assignment = _open_reply(case), cases.assignment_of(case)
    if reply.drafted_by_id == by.pk:
        raise DomainError(_("You drafted this reply yourself. Another leader must sign it."))
    reply.signed_by, reply.signed_at = by, now
    reply.save(update_fields=["signed_by", "signed_at"])
    assignment.answered_at = now
    assignment.save(update_fields=["answered_at"])
    cases.save(case, "replied_at", "due_on")
    deadlines.meet(case, cases.REPLY)
    todo.close_todo(case)
    audit.record("proposals.case.reply_signed", case, by=by, reply_class=reply.reply_class.code)
    rule = policy.version("proposal.rating_days")
    for proposal in cases.submissions_of(case):
        author = submissions.proposer_user(proposal)
        rate_by = deadlines.set_deadline(
            proposal, RATE, responsible=author, working_days=int(rule.value), source=rule.source
        ).due_on
        todo.open_todo(proposal, RATE, for_users=author, due_on=rate_by, url=proposal.rate_url)
    cases.tell_proposers(case, "replied", seconders=True)
    return case


@transaction.atomic
def return_reply(case: ProposalCase, *, by: User, reason: str) -> ProposalCase:
    """The leader wants the reply changed; it goes back to the handler with the reason."""
    case = cases.lock(case)
    if not reason.strip():
        raise DomainError(_("Please say what should be changed."), field="reason")
    case.return_reply()
    reply, assignment = _open_reply(case), cases.assignment_of(case)
    reply.returned_at, reply.return_reason = timezone.now(), reason.strip()
    reply.save(update_fields=["returned_at", "return_reason"])
    cases.save(case)
    todo.close_todo(case, "proposals.sign")
    todo.open_todo(case, cases.REPLY, for_users=cases.hands_of(assignment), due_on=case.due_on)
    audit.record("proposals.case.reply_returned", case, by=by, reason=reason)
    outbox.notify(
        "proposals.case.reply_returned",
        to=cases.hands_of(assignment),
        about=case,
        key=str(reply.pk),
        reply=reply,
    )
    return case
