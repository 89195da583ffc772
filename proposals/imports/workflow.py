"""The life of a file with earlier proposals: looked at, then taken in or thrown away; taking in can be undone."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    READY = "READY", _("Waits for confirmation")
    REFUSED = "REFUSED", _("Has mistakes")
    APPLIED = "APPLIED", _("Imported")
    UNDONE = "UNDONE", _("Undone")
    DISCARDED = "DISCARDED", _("Thrown away")


NEXT: dict[State, frozenset[State]] = {
    State.READY: frozenset({State.APPLIED, State.DISCARDED}),
    State.REFUSED: frozenset({State.DISCARDED}),
    State.APPLIED: frozenset({State.UNDONE}),
}
