"""Who drafts a budget, who reviews it, and who notes that it was adopted and approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finance.budget_plan.workflow import State
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from finance.budget_plan.models import BudgetPlan
    from members.models import User


@rule("finance.draft_budgetplan")
def may_draft(user: User) -> bool:
    return user.holds("BOOKKEEPER")


@rule("finance.review_budgetplan")
def may_review(user: User, plan: BudgetPlan) -> bool:
    """The audit committee (经审会), but nobody his own draft."""
    return user.sits_on("AUDIT") and user.pk != plan.drafted_by_id


@rule("finance.adopt_budgetplan")
def may_adopt(user: User, plan: BudgetPlan) -> bool:
    """The chair notes what the union committee adopted and what the higher union answered."""
    return user.holds("UNION_CHAIR") and user.pk != plan.drafted_by_id


@rule("finance.return_budgetplan")
def may_return(user: User, plan: BudgetPlan) -> bool:
    """Whoever has it before him sends it back."""
    return may_review(user, plan) if plan.state == State.IN_REVIEW else may_adopt(user, plan)
