"""How far a case has come, for the stepper of the applicant's page and of the desk."""

from __future__ import annotations

from typing import Any

from union_portal.core.ui.page import Step
from welfare.aid_case import workflow
from welfare.aid_case.models import AidCase
from welfare.aid_case.workflow import State


def steps(case: AidCase) -> list[Step]:
    """The straight way; a refusal or withdrawal ends it where it happened."""
    state = State(case.state)
    here = State.CHECKING if state == State.RETURNED else state
    place = workflow.PATH.index(here) if here in workflow.PATH else -1
    officer = str(case.officer) if case.officer else ""
    notes: dict[State, dict[str, Any]] = {
        State.APPLIED: {"when": case.applied_on},
        State.CHECKING: {"who": officer},
        State.COMMITTEE: {"when": case.decided_on},
        State.PUBLIC_NOTICE: {"when": case.notice.ends_on if case.notice else None},
        State.APPROVED: {"when": case.approved_at},
        State.PAID: {"when": case.closed_on if state == State.PAID else None},
    }
    steps = [
        Step(
            step.label,
            "done"
            if n < place or state == State.PAID
            else "now"
            if n == place and not case.is_over
            else "next",
            **notes.get(step, {}),
        )
        for n, step in enumerate(workflow.PATH)
    ]
    if state in {State.REFUSED, State.WITHDRAWN}:
        return [
            Step(State.APPLIED.label, "done", when=case.applied_on),
            Step(state.label, "done", when=case.closed_on),
        ]
    return steps
