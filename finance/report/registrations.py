"""Figures, charts and the place of the fund report."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from finance.registering import tell
from finance.report import jobs as _jobs  # noqa: F401  registers its kinds of work
from finance.report import (
    reports,
    rules,  # noqa: F401  registers the rules
    services,
)
from finance.report.figures import build
from finance.report.models import YearReport
from union_portal.core import registry
from union_portal.core.ui.templatetags.ui import figure

WORDS = {
    "report.exported": _("exported the fund report"),
    "yearreport.made": _("counted the year and drafted its report"),
    "yearreport.counted": _("counted the figures anew"),
    "yearreport.written": _("wrote the notes"),
    "yearreport.signed": _("signed as head of accounting"),
    "yearreport.approved": _("approved the report"),
    "yearreport.returned": _("returned the report"),
    "yearreport.published": _("published the report to all staff"),
}
TO_DOS = {
    "sign_report": _("Sign the year's fund report"),
    "approve_report": _("Approve the year's fund report"),
    "correct_report": _("Correct the returned fund report"),
}


def _this_year() -> int:
    return timezone.localdate().year


def _reads(user: Any) -> bool:
    return bool(user.has_perm("finance.view_report"))


def _figure(name: str, user: Any) -> str:
    return figure(getattr(build(_this_year()), name))


def _fresh_reports(user: Any) -> list[registry.OpenNow]:
    """What was published within a month stands on everybody's first page."""
    return [
        registry.OpenNow(
            str(YearReport(year=year, edition=edition)),
            reverse("finance:published-report", args=[public_id]),
            "report-money",
            note=pgettext("fund report", "Published"),
        )
        for year, edition, public_id in services.fresh()
    ]


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
    registry.open_now.register("finance.reports", _fresh_reports)
    registry.services.register(
        "finance.published",
        registry.Service(
            _("Where the money goes"),
            "report-money",
            "finance:published-report-list",
            note=_("The published fund reports"),
        ),
    )
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
        registry.Service(
            _("Fund report"), "report-money", "finance:fund-report", offered_to=_reads, position=65
        ),
    )
    registry.statistics.register(
        "finance",
        registry.Statistics(_("Union funds"), _reads, lambda user, year: reports.charts(build(year))),
    )
