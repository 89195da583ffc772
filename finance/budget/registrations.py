"""Words of the budget, and the page that sets plan against actual."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.budget.services import keep_within
from finance.registering import tell
from finance.voucher.checks import checks
from union_portal.core import registry

WORDS = {
    "budget.set": _("put the budget line in force"),
}


def register() -> None:
    tell(words=WORDS)
    checks.register("finance.budget", keep_within)
    registry.services.register(
        "finance.budget",
        registry.Service(
            _("Plan against actual"), "chart-bar", "finance:budget-execution",
            offered_to=lambda user: user.has_perm("finance.view_budgetline"), position=32,
        ),
    )  # fmt: skip
