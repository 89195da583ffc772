"""Ask for a later day, and grant or refuse it: everybody who follows the case sees both."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.models import User
from proposals.case import services as cases
from proposals.case.models import Assignment, ProposalCase
from proposals.case.workflow import HANDLING
from proposals.extension.models import Extension
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.todo import services as todo
from union_portal.core.workday import services as workday

DECIDE = "proposals.decide_extension"


def latest_day(assignment: Assignment) -> dt.date:
    """The last day that may be asked for, by the rule's number of working days."""
    return workday.add(assignment.due_on, int(policy.value("proposal.extension_days")))


@transaction.atomic
def ask(case: ProposalCase, *, by: User, due_on: dt.date, reason: str) -> Extension:
    """The department asks for a later day (申请延期), before the present one has passed.

    Raises ``NotNow`` when it isn't being handled or a request waits, ``DomainError`` beyond the rule's limits.
    """
    case = cases.lock(case)
    if case.state not in HANDLING:
        raise NotNow(
            _("This case is now “%(state)s”. Reload the page to see what has happened.")
            % {"state": case.get_state_display()}
        )
    if case.extensions.waiting().exists():
        raise NotNow(_("A request waits for the leader's decision already."))
    assignment = cases.assignment_of(case)
    _check(assignment, due_on, reason)
    extension = Extension.objects.create(
        case=case, assignment=assignment, reason=reason.strip(), was_due_on=assignment.due_on, due_on=due_on,
        working_days=workday.between(assignment.due_on, due_on), asked_by=by, asked_at=timezone.now(),
    )  # fmt: skip
    todo.open_todo(case, DECIDE, for_users=[case.leader_id], due_on=assignment.due_on)
    audit.record("proposals.case.extension_asked", case, by=by, due_on=due_on, reason=reason)
    outbox.notify(
        "proposals.case.extension_asked", to=[case.leader_id], about=case, key=str(extension.pk), extension=extension
    )  # fmt: skip
    return extension


def _check(assignment: Assignment, due_on: dt.date, reason: str) -> None:
    if not reason.strip():
        raise DomainError(_("Please say what takes longer, and why."), field="reason")
    if timezone.localdate() > assignment.due_on:
        raise NotNow(
            _("The day has passed already (%(day)s). Please reply, or talk to the leader in charge.")
            % {"day": date_format(assignment.due_on)}
        )
    granted = assignment.extensions.filter(state=Extension.State.GRANTED).count()
    if granted >= policy.value("proposal.max_extensions"):
        raise DomainError(_("It has been extended already as often as the rule allows."))
    if due_on <= assignment.due_on:
        raise DomainError(_("The new day must lie after the present one."), field="due_on")
    if due_on > (latest := latest_day(assignment)):
        raise DomainError(
            _("By the rule it can be extended until %(day)s at most.") % {"day": date_format(latest)},
            field="due_on",
        )
    if not workday.is_working_day(due_on):
        raise DomainError(_("Nobody works on that day. Please choose a working day."), field="due_on")


def _waiting(case: ProposalCase) -> Extension:
    found = case.extensions.waiting().select_related("assignment__department").first()
    if found is None:
        raise NotNow(_("No request for an extension waits for a decision."))
    return found


@transaction.atomic
def grant(case: ProposalCase, *, by: User, answer: str = "") -> Extension:
    """The leader in charge grants the later day (同意延期); reminders, to-dos and everybody's pages follow it."""
    case = cases.lock(case)
    extension = _waiting(case)
    assignment = extension.assignment
    _decide(extension, Extension.State.GRANTED, by=by, answer=answer)
    assignment.due_on = case.due_on = extension.due_on
    assignment.save(update_fields=["due_on"])
    cases.save(case, "due_on")
    cases.set_reply_deadline(case, assignment, source=_("extended on request"))
    todo.close_todo(case, cases.REPLY)
    todo.open_todo(case, cases.REPLY, for_users=cases.hands_of(assignment), due_on=case.due_on)
    audit.record("proposals.case.extension_granted", case, by=by, due_on=extension.due_on)
    _tell(case, extension, "extension_granted")
    return extension


@transaction.atomic
def refuse(case: ProposalCase, *, by: User, answer: str) -> Extension:
    """The leader in charge refuses (不同意延期): the present day stays."""
    case = cases.lock(case)
    extension = _waiting(case)
    if not answer.strip():
        raise DomainError(_("Please tell the department why."), field="answer")
    _decide(extension, Extension.State.REFUSED, by=by, answer=answer)
    audit.record("proposals.case.extension_refused", case, by=by, reason=answer)
    _tell(case, extension, "extension_refused")
    return extension


def _decide(extension: Extension, state: Extension.State, *, by: User, answer: str) -> None:
    if extension.asked_by_id == by.pk:
        raise DomainError(_("You asked for this extension yourself. Another leader must decide."))
    extension.state, extension.answer = state, answer.strip()
    extension.decided_by, extension.decided_at = by, timezone.now()
    extension.save(update_fields=["state", "answer", "decided_by", "decided_at"])
    todo.close_todo(extension.case, DECIDE)


def _tell(case: ProposalCase, extension: Extension, what: str) -> None:
    key = str(extension.pk)
    told = {*cases.hands_of(extension.assignment), extension.asked_by_id}
    outbox.notify(f"proposals.case.{what}", to=told, about=case, key=key, extension=extension)
    if extension.state == Extension.State.GRANTED:
        cases.tell_proposers(case, what, key=key, seconders=True, extension=extension)


def settle(case: ProposalCase) -> None:
    """The reply is in, so a request that still waits needs no decision. Called with the case locked."""
    if case.extensions.waiting().update(state=Extension.State.LAPSED, decided_at=timezone.now()):
        todo.close_todo(case, DECIDE)
