"""The life of a statement file and of a reconciliation (余额调节表)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileState(models.TextChoices):
    REFUSED = "REFUSED", _("File refused")
    READY = "READY", _("Ready to take over")
    TAKEN = "TAKEN", _("Taken over")
    DROPPED = "DROPPED", _("Dropped")


FILE_NEXT: dict[str, frozenset[str]] = {
    FileState.READY: frozenset({FileState.TAKEN, FileState.REFUSED, FileState.DROPPED}),
    FileState.REFUSED: frozenset({FileState.DROPPED}),
    FileState.TAKEN: frozenset({FileState.DROPPED}),
    FileState.DROPPED: frozenset(),
}


class State(models.TextChoices):
    MADE = "MADE", _("Waiting for the checker")
    CONFIRMED = "CONFIRMED", _("Confirmed")


NEXT: dict[str, frozenset[str]] = {
    State.MADE: frozenset({State.CONFIRMED}),
    State.CONFIRMED: frozenset({State.MADE}),
}
