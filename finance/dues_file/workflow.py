"""The life of a file of wage bases or of payroll deductions: compared, then confirmed or thrown away."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    REFUSED = "REFUSED", _("Has mistakes")
    READY = "READY", _("Waits for confirmation")
    APPLIED = "APPLIED", pgettext_lazy("dues file", "Taken over")
    DISCARDED = "DISCARDED", _("Thrown away")


NEXT: dict[State, frozenset[State]] = {
    State.READY: frozenset({State.APPLIED, State.DISCARDED}),
    State.REFUSED: frozenset({State.DISCARDED}),
}

TONES: dict[str, str] = {State.REFUSED: "danger", State.READY: "warning", State.APPLIED: "success"}
