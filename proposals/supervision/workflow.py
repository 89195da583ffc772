"""The life of a finding (督查发现): noted, or a correction asked, answered and accepted."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    NOTED = "NOTED", pgettext_lazy("finding", "Noted")
    ASKED = "ASKED", _("Correction asked")
    ANSWERED = "ANSWERED", _("Correction reported")
    CLOSED = "CLOSED", pgettext_lazy("finding", "Corrected")


NEXT: dict[State, frozenset[State]] = {
    State.ASKED: frozenset({State.ANSWERED}),
    State.ANSWERED: frozenset({State.CLOSED, State.ASKED}),
}

OPEN = frozenset({State.ASKED, State.ANSWERED})
"""Somebody still has to act."""
