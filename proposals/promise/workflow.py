"""The life of a promise (承诺), from the signed reply until it has been kept."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    OPEN = "OPEN", pgettext_lazy("promise", "Open")
    KEPT = "KEPT", pgettext_lazy("promise", "Kept")
    DROPPED = "DROPPED", pgettext_lazy("promise", "No longer owed")


NEXT: dict[State, frozenset[State]] = {
    State.OPEN: frozenset({State.KEPT, State.DROPPED}),
    State.KEPT: frozenset({State.OPEN}),
    State.DROPPED: frozenset({State.OPEN}),
}

TONES: dict[str, str] = {State.OPEN: "warning", State.KEPT: "success", State.DROPPED: "neutral"}
