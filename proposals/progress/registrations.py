"""Words of plans and progress."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.progress import rules  # noqa: F401  registers them
from proposals.progress.models import ProgressNote
from proposals.proposal import parts
from proposals.proposal.models import Proposal
from proposals.registering import tell
from union_portal.core.ui.page import Panel

WORDS = {
    "case.plan_written": _("wrote the plan"),
    "case.progress_written": _("noted progress"),
}


def _coming_on(user: User, proposal: Proposal) -> dict[str, Any] | None:
    notes = ProgressNote.objects.filter(case__submissions=proposal).select_related("department")
    return {"notes": notes} if notes else None


def register() -> None:
    tell(words=WORDS)
    parts.panels.register("progress", Panel("proposals/partials/_progress.html", _coming_on))
