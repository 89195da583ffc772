"""Say how a case is coming on; the proposers are told each time."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import User
from proposals.case import services as cases
from proposals.case.models import ProposalCase
from proposals.case.workflow import IN_HAND
from proposals.cohandling.services import speaking_for
from proposals.progress.models import ProgressNote
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow


@transaction.atomic
def write_note(
    case: ProposalCase, *, by: User, kind: str, text: str, done_by: dt.date | None = None
) -> ProgressNote:
    """Note the plan (办理方案) or the progress (办理进展), while the case is being handled or its promise kept."""
    case = cases.lock(case)
    if case.state not in IN_HAND:
        raise NotNow(
            _("This case is now “%(state)s”. Reload the page to see what has happened.")
            % {"state": case.get_state_display()}
        )
    if not text.strip():
        raise DomainError(_("Please write what you are going to do, or what has been done."), field="text")
    note = ProgressNote.objects.create(
        case=case, department=speaking_for(case, by), kind=kind, text=text.strip(), done_by=done_by, written_by=by,
        written_at=timezone.now(),
    )  # fmt: skip
    action = "plan_written" if kind == ProgressNote.Kind.PLAN else "progress_written"
    audit.record(f"proposals.case.{action}", case, by=by, department=str(note.department))
    cases.tell_proposers(case, action, key=str(note.pk), note=note)
    return note
