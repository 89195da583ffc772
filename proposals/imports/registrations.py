"""Words of the imports, and the mark on an imported proposal's page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.imports import rules as _rules  # noqa: F401  registers them
from proposals.imports.models import Origin
from proposals.proposal import parts
from proposals.proposal.models import Proposal
from proposals.registering import tell
from union_portal.core.ui.page import Panel

WORDS = {
    "proposalimport.uploaded": _("uploaded the list"),
    "proposalimport.applied": _("imported the list"),
    "proposalimport.undone": _("undid the import"),
    "proposalimport.discarded": _("threw the list away"),
}


def register() -> None:
    tell(words=WORDS)
    parts.panels.register("imports", Panel("proposals/partials/_origin.html", _origin))


def _origin(user: User, proposal: Proposal) -> dict[str, Any] | None:
    if not proposal.is_imported:
        return None
    knows_author = user.has_perm("proposals.know_author", proposal)
    origin = Origin.objects.select_related("file").filter(proposal=proposal).first()
    return {"origin": origin, "knows_author": knows_author} if origin else None
