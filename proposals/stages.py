"""Both lives in one list, for whoever only follows a matter: a submission's states, then its case's."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from proposals.case.workflow import State as CaseState
from proposals.proposal.workflow import State


class Stage(models.TextChoices):
    DRAFT = State.DRAFT.value, State.DRAFT.label
    SECONDING = State.SECONDING.value, State.SECONDING.label
    SUBMITTED = State.SUBMITTED.value, State.SUBMITTED.label
    UNDER_REVIEW = State.UNDER_REVIEW.value, State.UNDER_REVIEW.label
    RETURNED = State.RETURNED.value, State.RETURNED.label
    ANSWERED = State.ANSWERED.value, State.ANSWERED.label
    NOT_FILED = State.NOT_FILED.value, State.NOT_FILED.label
    WITHDRAWN = State.WITHDRAWN.value, State.WITHDRAWN.label
    FILED = CaseState.FILED.value, CaseState.FILED.label
    ASSIGNED = CaseState.ASSIGNED.value, CaseState.ASSIGNED.label
    RETURNED_BY_DEPT = CaseState.RETURNED_BY_DEPT.value, CaseState.RETURNED_BY_DEPT.label
    IN_PROGRESS = CaseState.IN_PROGRESS.value, CaseState.IN_PROGRESS.label
    LEADER_REVIEW = CaseState.LEADER_REVIEW.value, CaseState.LEADER_REVIEW.label
    REPLIED = CaseState.REPLIED.value, CaseState.REPLIED.label
    REHANDLING = CaseState.REHANDLING.value, CaseState.REHANDLING.label
    DECIDING = CaseState.DECIDING.value, CaseState.DECIDING.label
    TRACKING = CaseState.TRACKING.value, CaseState.TRACKING.label
    CLOSED = CaseState.CLOSED.value, CaseState.CLOSED.label


NEXT_STEPS: dict[str, Any] = {
    Stage.DRAFT: _("Finish it and look it over"),
    Stage.SECONDING: _("Colleagues second it"),
    Stage.SUBMITTED: _("The committee takes it up"),
    Stage.UNDER_REVIEW: _("The committee decides"),
    Stage.RETURNED: _("The proposer completes it"),
    Stage.FILED: _("A hospital leader assigns it"),
    Stage.ASSIGNED: _("The department accepts it"),
    Stage.RETURNED_BY_DEPT: _("A hospital leader assigns it anew"),
    Stage.IN_PROGRESS: _("The department replies"),
    Stage.LEADER_REVIEW: _("The leader in charge signs the reply"),
    Stage.REPLIED: _("The proposer rates the reply"),
    Stage.REHANDLING: _("The department handles it a second time"),
    Stage.DECIDING: _("A leader decides finally"),
    Stage.TRACKING: _("The department keeps its promise"),
}

TONES: dict[str, str] = {
    Stage.SECONDING: "info",
    Stage.SUBMITTED: "info",
    Stage.UNDER_REVIEW: "info",
    Stage.RETURNED: "warning",
    Stage.FILED: "info",
    Stage.ASSIGNED: "info",
    Stage.RETURNED_BY_DEPT: "warning",
    Stage.IN_PROGRESS: "info",
    Stage.LEADER_REVIEW: "info",
    Stage.REPLIED: "success",
    Stage.REHANDLING: "warning",
    Stage.DECIDING: "warning",
    Stage.TRACKING: "warning",
    Stage.CLOSED: "success",
    Stage.ANSWERED: "success",
    Stage.NOT_FILED: "danger",
}
