"""Words, to-dos and deadlines of replies."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.case.ladder import ladder
from proposals.proposal import parts
from proposals.proposal.models import Proposal
from proposals.registering import tell
from proposals.reply import rules  # noqa: F401  registers them
from union_portal.core.deadline.services import DeadlineKind
from union_portal.core.ui.page import Panel

WORDS = {
    "case.reply_submitted": _("drafted the reply"),
    "case.reply_signed": _("signed the reply"),
    "case.reply_returned": _("returned the reply"),
    "replyclass.added": _("added the reply class"),
    "replyclass.changed": _("changed the reply class"),
}
TODOS = {
    "reply": _("Reply"),
    "sign": _("Sign the reply"),
}
DEADLINES = {
    "reply": DeadlineKind(_("Reply to the proposal"), ladder=ladder),
}


def _signed(user: User, proposal: Proposal) -> dict[str, Any] | None:
    """The latest signed reply of each of its cases."""
    replies = [case.reply for case in proposal.cases.all() if case.reply]
    return {"replies": replies} if replies else None


def register() -> None:
    tell(words=WORDS, todos=TODOS, deadlines=DEADLINES)
    parts.panels.register("reply", Panel("proposals/partials/_replies.html", _signed))
