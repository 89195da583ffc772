"""Words of sessions."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from proposals.registering import tell
from proposals.session import rules  # noqa: F401  registers them

WORDS = {
    "congresssession.added": _("added the congress session"),
    "congresssession.changed": _("changed the congress session"),
}


def register() -> None:
    tell(words=WORDS)
