"""Who must approve a sum (审批链): a dated policy, and the people who hold the posts of its steps."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from finance.claim.workflow import Step
from members.models import Department, Person, User
from union_portal.core.errors import DomainError
from union_portal.core.policy import services as policy

KEY = "finance.approval_chain"
PRESET = [
    {"up_to": "1000", "steps": ["HEAD", "OFFICER"], "decision": False},
    {"up_to": "20000", "steps": ["HEAD", "OFFICER", "CHAIR"], "decision": False},
    {"up_to": "", "steps": ["HEAD", "OFFICER", "CHAIR"], "decision": True},
]
"""Above the last limit the chair needs a decision of the committee (集体研究决定), named by meeting and day."""


def check(value: Any) -> None:
    """A chain that can be worked with: limits that rise, the last one open, known steps in their order."""
    try:
        limits = [Decimal(rung["up_to"]) for rung in value[:-1]]
        steps = [[Step(step) for step in rung["steps"]] for rung in value]
        is_good = value[-1]["up_to"] == "" and limits == sorted(set(limits)) and all(steps)
    except (KeyError, TypeError, ValueError, IndexError, InvalidOperation):
        is_good = False
    order = list(Step)
    if not is_good or any(chain != sorted(set(chain), key=order.index) for chain in steps):
        raise DomainError(
            _(
                "Each rung needs a limit that is higher than the one before (the last one none) and steps in their order."
            ),
            field="value",
        )


def rung_for(amount: Decimal) -> dict[str, Any]:
    """The rung of the ladder that a sum stands on today."""
    rungs: list[dict[str, Any]] = policy.value(KEY)
    return next(rung for rung in rungs if not rung["up_to"] or amount <= Decimal(rung["up_to"]))


def approvers(step: str, *, department: Department, claimant: Person, but: set[int]) -> list[User]:
    """Who may take a step: holders of its post, without the claimant and those who signed before.

    For a claim of the chair's own, a leader of the hospital stands in.
    """
    others = User.objects.exclude(Q(person=claimant) | Q(pk__in=but))
    match step:
        case Step.HEAD:
            found = others.holding("DEPARTMENT_HEAD", department=department)
        case Step.OFFICER:
            found = others.holding("UNION_OFFICER")
        case _:
            found = others.holding("UNION_CHAIR")
            if not found.exists():
                found = others.holding("HOSPITAL_LEADER")
    return list(found.order_by("pk"))
