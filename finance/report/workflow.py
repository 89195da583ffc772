"""The life of a year's fund report: counted, signed by the head of accounting, approved by the chair, published."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    DRAFT = "DRAFT", pgettext_lazy("fund report", "Draft")
    SIGNED = "SIGNED", pgettext_lazy("fund report", "Signed, with the chair")
    APPROVED = "APPROVED", pgettext_lazy("fund report", "Approved")
    PUBLISHED = "PUBLISHED", pgettext_lazy("fund report", "Published")


NEXT: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.SIGNED}),
    State.SIGNED: frozenset({State.APPROVED, State.DRAFT}),
    State.APPROVED: frozenset({State.PUBLISHED, State.DRAFT}),
    State.PUBLISHED: frozenset(),
}

TONES: dict[str, Any] = {
    State.DRAFT: "neutral",
    State.SIGNED: "warning",
    State.APPROVED: "info",
    State.PUBLISHED: "success",
}
