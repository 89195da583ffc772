"""The life of a fixed asset (固定资产), and of a stocktaking (盘点)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    PENDING = "PENDING", _("Waiting for its voucher")
    IN_USE = "IN_USE", _("In use")
    ASKED = "ASKED", _("Disposal asked for")
    DISPOSING = "DISPOSING", _("Disposal approved, waiting for its voucher")
    DISPOSED = "DISPOSED", _("Disposed of")
    CANCELLED = "CANCELLED", _("Not taken up")


NEXT: dict[str, frozenset[str]] = {
    State.PENDING: frozenset({State.IN_USE, State.CANCELLED}),
    State.IN_USE: frozenset({State.ASKED, State.DISPOSED, State.CANCELLED}),
    State.ASKED: frozenset({State.DISPOSING, State.IN_USE}),
    State.DISPOSING: frozenset({State.DISPOSED, State.ASKED}),
    State.DISPOSED: frozenset({State.ASKED}),
    State.CANCELLED: frozenset(),
}
"""Back from IN_USE to CANCELLED and from DISPOSED to ASKED only when the voucher behind it was reversed."""

ON_HAND = frozenset({State.PENDING, State.IN_USE, State.ASKED, State.DISPOSING})
"""What a stocktaking looks for."""
IN_BOOKS = frozenset({State.IN_USE, State.ASKED, State.DISPOSING})
"""What stands on 162, once the vouchers are posted."""


class CountState(models.TextChoices):
    OPEN = "OPEN", pgettext_lazy("stocktaking", "Under way")
    DONE = "DONE", _("Finished")


COUNT_NEXT: dict[str, frozenset[str]] = {
    CountState.OPEN: frozenset({CountState.DONE}),
    CountState.DONE: frozenset(),
}
