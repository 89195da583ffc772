"""Words and to-dos of talks and meetings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from proposals.dialogue import rules  # noqa: F401  registers them
from proposals.registering import tell

WORDS = {
    "talkmessage.written": _("wrote a message"),
    "meeting.recorded": _("recorded a meeting"),
    "meeting.confirmed": _("confirmed the meeting"),
    "meeting.disputed": _("did not confirm the meeting"),
}
TODOS = {"confirm_meeting": _("Was the meeting so? Please confirm")}


def register() -> None:
    tell(words=WORDS, todos=TODOS)
