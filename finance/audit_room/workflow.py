"""The lives of a question on a voucher (质询) and of a finding with its repair (整改)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class Asked(models.TextChoices):
    OPEN = "OPEN", pgettext_lazy("question on a voucher", "To be answered")
    ANSWERED = "ANSWERED", pgettext_lazy("question on a voucher", "Answered, with the audit committee")
    CLOSED = "CLOSED", pgettext_lazy("question on a voucher", "Closed")


ASKED_NEXT: dict[Asked, frozenset[Asked]] = {
    Asked.OPEN: frozenset({Asked.ANSWERED}),
    Asked.ANSWERED: frozenset({Asked.CLOSED, Asked.OPEN}),
    Asked.CLOSED: frozenset(),
}


class Repair(models.TextChoices):
    NOTED = "NOTED", pgettext_lazy("finding of an audit", "Noted")
    DUE = "DUE", pgettext_lazy("finding of an audit", "To be repaired")
    REPORTED = "REPORTED", pgettext_lazy("finding of an audit", "Repair reported")
    ACCEPTED = "ACCEPTED", pgettext_lazy("finding of an audit", "Repair accepted")


REPAIR_NEXT: dict[Repair, frozenset[Repair]] = {
    Repair.NOTED: frozenset(),
    Repair.DUE: frozenset({Repair.REPORTED}),
    Repair.REPORTED: frozenset({Repair.ACCEPTED, Repair.DUE}),
    Repair.ACCEPTED: frozenset(),
}

TONES = {
    "OPEN": "warning", "ANSWERED": "info", "CLOSED": "success",
    "NOTED": "neutral", "DUE": "warning", "REPORTED": "info", "ACCEPTED": "success",
}  # fmt: skip
