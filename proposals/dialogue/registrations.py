"""Words and to-dos of talks and meetings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.dialogue.models import TALKING, Meeting, Talk, TalkMessage
from proposals.dialogue.rules import is_author
from proposals.proposal import parts
from proposals.proposal.models import Proposal
from proposals.registering import tell
from union_portal.core.ui.page import Action, Panel

WORDS = {
    "talkmessage.written": _("wrote a message"),
    "meeting.recorded": _("recorded a meeting"),
    "meeting.confirmed": _("confirmed the meeting"),
    "meeting.disputed": _("did not confirm the meeting"),
}
TO_DOS = {"confirm_meeting": _("Was the meeting so? Please confirm")}


def _between_us(user: User, proposal: Proposal) -> dict[str, Any] | None:
    """To the author: the talk with each department, and the meetings that wait to be confirmed."""
    if not is_author(user, proposal):
        return None
    cases = proposal.cases.filter(lead_department__isnull=False).select_related("lead_department")
    talks = [Talk(case, proposal) for case in cases]
    shown = [
        {
            "talk": talk,
            "messages": TalkMessage.objects.of(talk).count(),
            "meetings": Meeting.objects.of(talk).count(),
            "waiting": Meeting.objects.of(talk).filter(state=Meeting.State.RECORDED).exists(),
        }
        for talk in talks
    ]
    return {"talks": shown} if shown else None


def _may_talk(user: User, proposal: Proposal) -> Iterable[Action]:
    """The author's way to the department, while there is one."""
    if not is_author(user, proposal):
        return
    for case in proposal.cases.filter(state__in=TALKING).select_related("lead_department"):
        label = gettext("Write to %(department)s") % {"department": case.lead_department}
        yield Action(label, Talk(case, proposal).get_absolute_url(), "get", "secondary", "messages")


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
    parts.panels.register("dialogue", Panel("proposals/partials/_talks.html", _between_us))
    parts.actions.register("dialogue", _may_talk)
