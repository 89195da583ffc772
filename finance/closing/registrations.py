"""Words, the ledger's own closing checks and the worklist of months to close."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from finance.closing import checklist
from finance.closing import rules as _rules  # noqa: F401  registers its rules
from finance.period.models import Period
from finance.registering import tell
from union_portal.core import registry

WORDS = {
    "period.closed": _("closed the month"),
    "period.reopened": _("reopened the month"),
    "yearend.begun": _("began the year-end"),
    "yearend.proposed": _("proposed vouchers of the year-end"),
}


def _to_close(user: Any) -> int:
    """Months that are over and still open."""
    today = timezone.localdate()
    return Period.objects.open().before(Period(year=today.year, month=today.month)).count()


def register() -> None:
    tell(words=WORDS)
    checklist.register()
    registry.worklists.register(
        "finance.close",
        registry.Worklist(
            _("Months to close"), _to_close, lambda user: f"{reverse('admin:finance_period_changelist')}?closed=no",
            lambda user: user.holds("BOOKKEEPER"), "lock",
        ),
    )  # fmt: skip
