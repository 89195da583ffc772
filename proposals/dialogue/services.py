"""Author and department talk in private; a meeting is recorded by one side and confirmed by the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import User
from proposals.case import services as cases
from proposals.case.models import ProposalCase
from proposals.cohandling.services import speaking_for
from proposals.dialogue.models import TALKING, Meeting, Talk, TalkMessage
from proposals.proposal import services as submissions
from proposals.proposal.models import Proposal
from union_portal.core.attachment import services as attachments
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.todo import services as todo

CONFIRM = "proposals.confirm_meeting"


# -- messages -----------------------------------------------------------------------------------------------
@transaction.atomic
def say(
    talk: Talk, *, by: User, text: str, file: File[bytes] | None = None, as_author: bool = False
) -> TalkMessage:
    """Write to the other side (沟通): the author to the department, or the department to the author.

    The caller has checked that ``by`` may speak. The department never learns a withheld name from it.
    """
    case = cases.lock(talk.case)
    _open(case)
    if not text.strip():
        raise DomainError(_("Please write something first."), field="text")
    message = TalkMessage.objects.create(
        case=case, proposal=talk.proposal, department=None if as_author else speaking_for(case, by),
        text=text.strip(), written_by=by, written_at=timezone.now(),
    )  # fmt: skip
    if file:
        attachments.add(message, file, by=by)
    audit.record("proposals.talkmessage.written", message, by=by)
    if as_author:
        told = departments_side(talk)
        outbox.notify("proposals.talkmessage.from_author", to=told, about=message, key=str(message.pk))
    else:
        told = submissions.author_users(talk.proposal)
        outbox.notify("proposals.talkmessage.from_department", to=told, about=message, key=str(message.pk))
    return message


def _open(case: ProposalCase) -> None:
    if case.state not in TALKING:
        raise NotNow(_("No department handles this case now, so nobody would read it."))


def departments_side(talk: Talk) -> list[int]:
    """Whoever handles the case in the lead department, and who has spoken for another."""
    assignment = talk.case.assignment
    hands = cases.hands_of(assignment) if assignment else []
    spoken = TalkMessage.objects.of(talk).exclude(department=None).values_list("written_by", flat=True)
    return [*hands, *spoken]


@transaction.atomic
def write_to_proposers(
    case: ProposalCase,
    *,
    by: User,
    submissions: Iterable[Proposal],
    text: str,
    file: File[bytes] | None = None,
) -> list[TalkMessage]:
    """From the desk: the same words to the authors of one or several submissions, to each apart."""
    return [say(Talk(case, proposal), by=by, text=text, file=file) for proposal in submissions]


# -- meetings -----------------------------------------------------------------------------------------------
@transaction.atomic
def record_meeting(
    case: ProposalCase, *, by: User, submissions: Iterable[Proposal], held_on: dt.date, **said: Any
) -> list[Meeting]:
    """Record that the author was met (面商): the author of each submission confirms it."""
    case = cases.lock(case)
    _open(case)
    if held_on > timezone.localdate():
        raise DomainError(
            _("This day lies ahead. Record the meeting once it has been held."), field="held_on"
        )
    if held_on < timezone.localdate(case.filed_at):
        raise DomainError(_("On that day the case hadn't been filed yet."), field="held_on")
    department = speaking_for(case, by)
    return [
        _record(case, proposal, by=by, department=department, held_on=held_on, **said)
        for proposal in submissions
    ]


def _record(case: ProposalCase, proposal: Proposal, *, by: User, **fields: Any) -> Meeting:
    meeting = Meeting.objects.create(
        case=case, proposal=proposal, recorded_by=by, recorded_at=timezone.now(), **fields
    )
    author = submissions.author_users(proposal)
    link = meeting.get_absolute_url()
    todo.open_todo(meeting, CONFIRM, for_users=author, url=link)
    audit.record("proposals.meeting.recorded", meeting, by=by, held_on=meeting.held_on, way=meeting.way)
    outbox.notify("proposals.meeting.recorded", to=author, about=meeting, url=link)
    return meeting


@transaction.atomic
def confirm_meeting(meeting: Meeting, *, by: User) -> Meeting:
    """The author confirms that it was so; only now it counts as contact (见面率). Twice is harmless."""
    return _answer(meeting, Meeting.State.CONFIRMED, by=by)


@transaction.atomic
def dispute_meeting(meeting: Meeting, *, by: User, objection: str) -> Meeting:
    """The author says what wasn't so; the department may record it anew."""
    if not objection.strip():
        raise DomainError(_("Please say what was different."), field="objection")
    return _answer(meeting, Meeting.State.DISPUTED, by=by, objection=objection.strip())


def _answer(meeting: Meeting, state: Meeting.State, *, by: User, objection: str = "") -> Meeting:
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("proposal", "case")
    meeting = rows.get(pk=meeting.pk)
    if meeting.state == state:
        return meeting
    if meeting.state != Meeting.State.RECORDED:
        raise NotNow(
            _("This record has been answered already: %(state)s.") % {"state": meeting.get_state_display()}
        )
    meeting.state, meeting.objection = state, objection
    meeting.answered_by, meeting.answered_at = by, timezone.now()
    meeting.save(update_fields=["state", "objection", "answered_by", "answered_at"])
    todo.close_todo(meeting)
    what = "confirmed" if state == Meeting.State.CONFIRMED else "disputed"
    audit.record(f"proposals.meeting.{what}", meeting, by=by)
    outbox.notify(f"proposals.meeting.{what}", to=[meeting.recorded_by_id], about=meeting)
    return meeting
