"""The life of a draw (领用): asked for by the unit, approved, paid out, reported with receipts, settled."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class YearState(models.TextChoices):
    DRAFT = "DRAFT", pgettext_lazy("allowances of a year", "Worked out")
    ADOPTED = "ADOPTED", pgettext_lazy("allowances of a year", "Adopted")


YEAR_NEXT: dict[str, frozenset[str]] = {
    YearState.DRAFT: frozenset({YearState.ADOPTED}),
    YearState.ADOPTED: frozenset(),
}


class State(models.TextChoices):
    REQUESTED = "REQUESTED", pgettext_lazy("draw", "Waiting for approval")
    APPROVED = "APPROVED", pgettext_lazy("draw", "Waiting for the cashier")
    DRAWN = "DRAWN", pgettext_lazy("draw", "Paid out, to be settled")
    REPORTED = "REPORTED", pgettext_lazy("draw", "Receipts handed in")
    SETTLED = "SETTLED", pgettext_lazy("draw", "Settled")
    REFUSED = "REFUSED", pgettext_lazy("draw", "Refused")
    CANCELLED = "CANCELLED", pgettext_lazy("draw", "Cancelled")


NEXT: dict[str, frozenset[str]] = {
    State.REQUESTED: frozenset({State.APPROVED, State.REFUSED, State.CANCELLED}),
    State.APPROVED: frozenset({State.DRAWN, State.CANCELLED}),
    State.DRAWN: frozenset({State.REPORTED, State.APPROVED}),
    State.REPORTED: frozenset({State.SETTLED, State.DRAWN}),
    State.SETTLED: frozenset({State.REPORTED}),
    State.REFUSED: frozenset(),
    State.CANCELLED: frozenset(),
}
"""Back from DRAWN and from SETTLED only when the voucher was thrown away or reversed."""

TONES: dict[str, str] = {
    State.REQUESTED: "warning", State.DRAWN: "warning", State.SETTLED: "success", State.REFUSED: "danger",
    State.CANCELLED: "neutral",
}  # fmt: skip

OUT = frozenset({State.APPROVED, State.DRAWN, State.REPORTED})
"""What weighs on the allowance with its whole sum."""
