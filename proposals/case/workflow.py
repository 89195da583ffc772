"""The life of a case (件), from filing to closing. A submission's own life ends where this begins."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    FILED = "FILED", _("Filed, to be assigned")
    ASSIGNED = "ASSIGNED", _("Assigned")
    RETURNED_BY_DEPT = "RETURNED_BY_DEPT", _("Sent back by the department")
    IN_PROGRESS = "IN_PROGRESS", _("Being handled")
    LEADER_REVIEW = "LEADER_REVIEW", _("Reply awaiting signature")
    REPLIED = "REPLIED", _("Replied, to be rated")
    REHANDLING = "REHANDLING", _("Second handling")
    DECIDING = "DECIDING", _("Final decision by a leader")
    TRACKING = "TRACKING", _("Promise being tracked")
    CLOSED = "CLOSED", pgettext_lazy("proposal", "Closed")


NEXT: dict[State, frozenset[State]] = {
    State.FILED: frozenset({State.ASSIGNED}),
    State.ASSIGNED: frozenset({State.IN_PROGRESS, State.RETURNED_BY_DEPT}),
    State.RETURNED_BY_DEPT: frozenset({State.ASSIGNED}),
    State.IN_PROGRESS: frozenset({State.LEADER_REVIEW}),
    State.LEADER_REVIEW: frozenset({State.REPLIED, State.IN_PROGRESS, State.REHANDLING}),
    State.REPLIED: frozenset({State.CLOSED, State.TRACKING, State.REHANDLING, State.DECIDING}),
    State.REHANDLING: frozenset({State.LEADER_REVIEW}),
    State.DECIDING: frozenset({State.CLOSED, State.TRACKING}),
    State.TRACKING: frozenset({State.CLOSED}),
    State.CLOSED: frozenset({State.TRACKING}),
}

TO_ASSIGN = frozenset({State.FILED, State.RETURNED_BY_DEPT})
HANDLING = frozenset({State.IN_PROGRESS, State.REHANDLING})
"""The department writes its reply."""
WITH_DEPARTMENT = frozenset({State.ASSIGNED, State.IN_PROGRESS, State.REHANDLING, State.LEADER_REVIEW})
"""An answer is owed: the reply's deadline runs until the leader has signed."""
ARRANGEABLE = frozenset({State.ASSIGNED, State.RETURNED_BY_DEPT, State.IN_PROGRESS, State.REHANDLING})
"""Further departments may come, go and give their input: the reply hasn't gone to the leader yet."""
IN_HAND = frozenset({State.IN_PROGRESS, State.REHANDLING, State.LEADER_REVIEW, State.TRACKING})
"""A department has it in hand and can say how it is coming on."""
JOINABLE = frozenset({State.FILED, State.ASSIGNED, State.RETURNED_BY_DEPT, State.IN_PROGRESS})
"""Nothing has been answered yet, so that a further submission can still be answered with it."""
