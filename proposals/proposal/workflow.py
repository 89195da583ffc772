"""The life of a submission (份), from draft to the committee's decision; what follows is the case's (``case.workflow``)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    DRAFT = "DRAFT", _("Draft")
    SECONDING = "SECONDING", _("Being seconded")
    SUBMITTED = "SUBMITTED", _("Submitted")
    UNDER_REVIEW = "UNDER_REVIEW", _("Under review")
    RETURNED = "RETURNED", _("Returned for completion")
    FILED = "FILED", pgettext_lazy("proposal", "Filed")
    SUGGESTION = "SUGGESTION", _("Taken as a suggestion")
    ANSWERED = "ANSWERED", _("Answered by the committee")
    NOT_FILED = "NOT_FILED", _("Not filed")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")


NEXT: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.SECONDING, State.SUBMITTED}),
    State.SECONDING: frozenset({State.SUBMITTED, State.DRAFT, State.WITHDRAWN}),
    State.SUBMITTED: frozenset({State.UNDER_REVIEW, State.SECONDING, State.WITHDRAWN}),
    State.UNDER_REVIEW: frozenset(
        {
            State.FILED,
            State.SUGGESTION,
            State.ANSWERED,
            State.RETURNED,
            State.NOT_FILED,
            State.WITHDRAWN,
        }
    ),
    State.RETURNED: frozenset({State.SUBMITTED, State.SECONDING, State.WITHDRAWN}),
    State.NOT_FILED: frozenset({State.UNDER_REVIEW}),  # an appeal was upheld
}

EDITABLE = frozenset({State.DRAFT, State.RETURNED})
"""The proposer may change the text."""
SECONDABLE = frozenset({State.SECONDING, State.SUBMITTED, State.UNDER_REVIEW, State.RETURNED})
"""Colleagues may be asked, answer, and take their name back."""
UNDECIDED = EDITABLE | SECONDABLE
"""Joint authors may be invited, join and take their name back."""
HANDLED = frozenset({State.FILED, State.SUGGESTION})
"""In a case that a department answers."""
TAKEN_IN = HANDLED | {State.ANSWERED}
"""Numbered, and part of a case."""
OVER = frozenset({State.NOT_FILED, State.WITHDRAWN})
WITHDRAWABLE = frozenset(state for state, targets in NEXT.items() if State.WITHDRAWN in targets)
INVALID = frozenset({State.RETURNED, State.WITHDRAWN})
"""Received, but no valid submission (有效提案): sent back and not completed, or taken back."""
SEEN_BY_COMMITTEE = frozenset(State) - {State.DRAFT, State.SECONDING}
