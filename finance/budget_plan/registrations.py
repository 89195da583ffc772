"""Words and to-dos of budget plans."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.budget_plan import rules  # noqa: F401  registers the rules
from finance.registering import tell

WORDS = {
    "budget_plan.drafted": _("drafted the budget"),
    "budget_plan.line_set": _("wrote a line of the budget"),
    "budget_plan.amounts_set": _("changed sums of the budget"),
    "budget_plan.file_read": _("read lines of the budget from a file"),
    "budget_plan.line_removed": _("took a line out of the budget"),
    "budget_plan.discarded": _("discarded the draft"),
    "budget_plan.submitted": _("handed the budget in for review"),
    "budget_plan.reviewed": _("reviewed the budget"),
    "budget_plan.adopted": _("noted that the committee adopted the budget"),
    "budget_plan.approved": _("noted the higher union's approval; the budget is in force"),
    "budget_plan.returned": _("returned the budget to its drafter"),
}
TO_DOS = {
    "budget_review": _("Review a budget (audit committee)"),
    "budget_adopt": _("Note that a budget was adopted and approved"),
    "budget_correct": _("Draft a returned budget again"),
}


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
