"""Words, to-dos and deadlines of several departments in one case."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.cohandling import rules  # noqa: F401  registers them
from proposals.cohandling.works import works_of
from proposals.proposal import parts
from proposals.proposal.models import Proposal
from proposals.registering import tell
from union_portal.core.deadline.services import DeadlineKind
from union_portal.core.ui.page import Panel

WORDS = {
    "case.department_added": _("added a co-handling department"),
    "case.department_released": _("took a co-handling department off"),
    "case.part_accepted": _("accepted its part"),
    "case.part_sent_back": _("sent its part back"),
    "case.input_given": _("gave its input"),
    "case.input_changed": _("changed its input"),
    "case.part_overdue": _("marked an input as overdue"),
    "case.handler_named": _("named the handler"),
}
TO_DOS = {
    "accept_part": _("Accept your part or send it back"),
    "input": _("Give your input to the lead department"),
    "rearrange": _("A part was sent back: name another department"),
}
DEADLINES = {
    "accept_part": DeadlineKind(_("Accept your part or send it back"), remind=(-1, 0), escalate=(1,)),
    "input": DeadlineKind(_("Input for the lead department"), remind=(-3, 0), escalate=(1, 3)),
}


def _handled_by(user: User, proposal: Proposal) -> dict[str, Any] | None:
    """Who handles each of its cases, and until when."""
    works = works_of(proposal.cases.select_related("leader__person"))
    return {"works": works} if works else None


def register() -> None:
    tell(words=WORDS, todos=TO_DOS, deadlines=DEADLINES)
    parts.panels.register("handling", Panel("proposals/partials/_handling.html", _handled_by))
