"""The life of an imported staff file: checked, then confirmed or thrown away."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    UPLOADED = "UPLOADED", _("Being checked")
    REFUSED = "REFUSED", _("Has mistakes")
    READY = "READY", _("Waits for confirmation")
    APPLIED = "APPLIED", _("Imported")
    DISCARDED = "DISCARDED", _("Thrown away")


WAITING = frozenset({State.UPLOADED, State.READY})
"""May be checked, again too: nothing has been decided about the file."""
NEXT: dict[State, frozenset[State]] = {
    State.UPLOADED: frozenset({State.READY, State.REFUSED, State.DISCARDED}),
    State.READY: frozenset({State.APPLIED, State.REFUSED, State.DISCARDED}),
    State.REFUSED: frozenset({State.DISCARDED}),
}
