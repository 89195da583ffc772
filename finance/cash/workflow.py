"""The life of a day's closing (日结): counted by the cashier, witnessed by a colleague, or sent back to be counted anew."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    COUNTED = "COUNTED", _("Waiting for the witness")
    RETURNED = "RETURNED", _("To be counted anew")
    WITNESSED = "WITNESSED", _("Closed")


NEXT: dict[str, frozenset[str]] = {
    State.COUNTED: frozenset({State.WITNESSED, State.RETURNED}),
    State.RETURNED: frozenset({State.COUNTED}),
    State.WITNESSED: frozenset(),
}
