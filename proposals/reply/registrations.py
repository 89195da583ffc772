"""Words, to-dos and deadlines of replies."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.case.ladder import ladder
from proposals.proposal import parts
from proposals.proposal.models import Proposal
from proposals.registering import tell
from proposals.reply import letters, rules  # noqa: F401  registers rules and the letters' handler
from proposals.reply.models import Letter, Reply
from union_portal.core.deadline.services import DeadlineKind
from union_portal.core.ui.page import Panel

WORDS = {
    "case.reply_submitted": _("drafted the reply"),
    "case.reply_signed_on": _("signed the reply and passed it on"),
    "case.reply_signed": _("signed the reply"),
    "case.reply_returned": _("returned the reply"),
    "case.reply_corrected": _("drafted a correction of the reply"),
    "case.reply_reclassified": _("put the reply into another class"),
    "letter.docx_taken": _("took the letter as an editable file"),
    "replyclass.added": _("added the reply class"),
    "replyclass.changed": _("changed the reply class"),
}
TO_DOS = {
    "reply": _("Reply"),
    "sign": _("Sign the reply"),
}
DEADLINES = {
    "reply": DeadlineKind(_("Reply to the proposal"), ladder=ladder),
}


def _signed(user: User, proposal: Proposal) -> dict[str, Any] | None:
    """The signed replies of each of its cases, the latest first; earlier versions can be opened below."""
    replies = list(
        Reply.objects.filter(case__submissions=proposal, signed_at__isnull=False)
        .select_related("reply_class", "signed_by__person", "case__lead_department", "promise")
        .prefetch_related("class_changes__before", "class_changes__after")
        .order_by("-signed_at")
    )
    if not replies:
        return None
    letters_of = {
        letter.reply_id: letter
        for letter in Letter.objects.visible_to(user).filter(proposal=proposal, reply__in=replies)
    }
    return {
        "replies": [(reply, letters_of.get(reply.pk)) for reply in replies if reply.superseded_at is None],
        "earlier": [reply for reply in replies if reply.superseded_at],
    }


def register() -> None:
    tell(words=WORDS, todos=TO_DOS, deadlines=DEADLINES)
    parts.panels.register("reply", Panel("proposals/partials/_replies.html", _signed))
