"""The life of a pay run (付款批次): put together, released by another person, sent to the bank, answered by it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    DRAFT = "DRAFT", _("To be released by a second person")
    RELEASED = "RELEASED", pgettext_lazy("pay run", "Released")
    SENT = "SENT", _("File made, waiting for the bank")
    DONE = "DONE", _("Answered by the bank")
    DROPPED = "DROPPED", _("Dropped")


NEXT: dict[str, frozenset[str]] = {
    State.DRAFT: frozenset({State.RELEASED, State.DROPPED}),
    State.RELEASED: frozenset({State.SENT, State.DROPPED}),
    State.SENT: frozenset({State.DONE}),
}
"""Once the file is out, a run isn't dropped any more: what the bank didn't pay is noted line by line."""


class Result(models.TextChoices):
    PENDING = "PENDING", _("Waiting")
    PAID = "PAID", _("Paid")
    FAILED = "FAILED", _("Not paid")
