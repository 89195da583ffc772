"""The life of a report to the congress: made, submitted to the committee, approved, published."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    DRAFT = "DRAFT", pgettext_lazy("report", "Draft")
    SUBMITTED = "SUBMITTED", pgettext_lazy("report", "With the committee")
    APPROVED = "APPROVED", pgettext_lazy("report", "Approved")
    PUBLISHED = "PUBLISHED", pgettext_lazy("report", "Published")


NEXT: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.SUBMITTED}),
    State.SUBMITTED: frozenset({State.APPROVED, State.DRAFT}),
    State.APPROVED: frozenset({State.PUBLISHED}),
}

SETTLED = frozenset({State.APPROVED, State.PUBLISHED})
"""The committee has approved it: neither figures nor texts ever change again."""

TONES: dict[State, Any] = {
    State.DRAFT: "neutral",
    State.SUBMITTED: "warning",
    State.APPROVED: "info",
    State.PUBLISHED: "success",
}
