"""The way of a budget plan (预算方案): drafted, reviewed by the audit committee, adopted, approved by the higher union."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    DRAFT = "DRAFT", pgettext_lazy("budget plan", "Draft")
    IN_REVIEW = "IN_REVIEW", pgettext_lazy("budget plan", "With the audit committee")
    REVIEWED = "REVIEWED", pgettext_lazy("budget plan", "Reviewed")
    ADOPTED = "ADOPTED", pgettext_lazy("budget plan", "Adopted by the committee")
    APPROVED = "APPROVED", pgettext_lazy("budget plan", "Approved, in force")
    DISCARDED = "DISCARDED", pgettext_lazy("budget plan", "Discarded")


NEXT: dict[str, frozenset[str]] = {
    State.DRAFT: frozenset({State.IN_REVIEW, State.DISCARDED}),
    State.IN_REVIEW: frozenset({State.REVIEWED, State.DRAFT}),
    State.REVIEWED: frozenset({State.ADOPTED, State.DRAFT}),
    State.ADOPTED: frozenset({State.APPROVED, State.DRAFT}),
    State.APPROVED: frozenset(),
    State.DISCARDED: frozenset(),
}

TONES: dict[str, str] = {State.APPROVED: "success", State.DRAFT: "neutral", State.DISCARDED: "neutral"}
