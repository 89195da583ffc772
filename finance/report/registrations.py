"""Figures, charts and the place of the fund report."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from finance.registering import tell
from finance.report import jobs as _jobs  # noqa: F401  registers its kind of work
from finance.report import reports
from finance.report.figures import build
from union_portal.core import registry
from union_portal.core.ui.templatetags.ui import figure

WORDS = {
    "report.exported": _("exported the fund report"),
}


def _this_year() -> int:
    return timezone.localdate().year


def _reads(user: Any) -> bool:
    return bool(user.has_perm("finance.view_report"))


def _figure(name: str, user: Any) -> str:
    return figure(getattr(build(_this_year()), name))


def register() -> None:
    tell(words=WORDS)
    for key, label, name in (
        ("income", _("Income this year"), "total_income"),
        ("expense", _("Expense this year"), "total_expense"),
        ("balance", _("Balance of union funds"), "closing"),
    ):
        registry.figures.register(
            f"finance.{key}",
            registry.Figure(
                label=label,
                value=partial(_figure, name),
                url=lambda user: reverse("finance:fund-report-page", args=[_this_year()]),
                seen_by=_reads,
                unit=_("yuan"),
            ),
        )
    registry.services.register(
        "finance.report",
        registry.Service(_("Fund report"), "report-money", "finance:fund-report", offered_to=_reads),
    )
    registry.statistics.register(
        "finance",
        registry.Statistics(_("Union funds"), _reads, lambda user, year: reports.charts(build(year))),
    )
