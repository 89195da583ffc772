"""The life of a rationalisation suggestion (合理化建议), from the first idea to its use."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    DRAFT = "DRAFT", _("Draft")
    SUBMITTED = "SUBMITTED", _("Submitted")
    EVALUATING = "EVALUATING", _("Being evaluated")
    ADOPTED = "ADOPTED", pgettext_lazy("innovation", "Adopted")
    IN_USE = "IN_USE", _("Put to use")
    NOT_ADOPTED = "NOT_ADOPTED", _("Not adopted")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")


NEXT: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.SUBMITTED}),
    State.SUBMITTED: frozenset({State.EVALUATING, State.WITHDRAWN}),
    State.EVALUATING: frozenset({State.ADOPTED, State.NOT_ADOPTED, State.WITHDRAWN}),
    State.ADOPTED: frozenset({State.IN_USE}),
}

PUBLIC = frozenset({State.ADOPTED, State.IN_USE})
"""Read by all staff: what is adopted is there to be copied."""
OVER = frozenset({State.IN_USE, State.NOT_ADOPTED, State.WITHDRAWN})
WITHDRAWABLE = frozenset(state for state, targets in NEXT.items() if State.WITHDRAWN in targets)
NEXT_STEPS: dict[str, Any] = {
    State.DRAFT: _("Finish it and hand it in"),
    State.SUBMITTED: _("The committee names reviewers"),
    State.EVALUATING: _("The reviewers give their marks, the committee decides"),
    State.ADOPTED: _("The department puts it to use"),
}
TONES: dict[str, Any] = {
    State.SUBMITTED: "info",
    State.EVALUATING: "info",
    State.ADOPTED: "success",
    State.IN_USE: "success",
    State.NOT_ADOPTED: "danger",
}
