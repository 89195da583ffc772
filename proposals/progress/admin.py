"""At the desk: the plan and how it is coming on."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.case.models import ProposalCase
from proposals.case.workflow import IN_HAND
from proposals.progress import services
from proposals.progress.forms import NoteForm
from union_portal.core.desk.admin import Deed
from union_portal.core.ui.page import Panel

DEEDS = [
    Deed(
        "note-progress", _("Plan or progress"), perm="proposals.note_progress", form=NoteForm,
        does=services.write_note, when=lambda case: case.state in IN_HAND, tone="secondary",
        done=_("Noted. The proposers have been told."),
    ),
]  # fmt: skip


def _notes(user: User, case: ProposalCase) -> dict[str, Any] | None:
    notes = case.progress_notes.select_related("department")
    return {"notes": notes} if notes else None


NOTES = Panel("proposals/partials/_progress.html", _notes)
