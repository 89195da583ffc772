"""The life of a movement of custody money (代管经费): money in is there at once, money out is ordered and then paid."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    ORDERED = "ORDERED", pgettext_lazy("custody", "Waiting for the cashier")
    DONE = "DONE", pgettext_lazy("custody", "Received or paid")
    CANCELLED = "CANCELLED", pgettext_lazy("custody", "Cancelled")


NEXT: dict[str, frozenset[str]] = {
    State.ORDERED: frozenset({State.DONE, State.CANCELLED}),
    State.DONE: frozenset({State.ORDERED, State.CANCELLED}),
    State.CANCELLED: frozenset(),
}
"""Back from DONE only when the voucher's draft was thrown away."""
