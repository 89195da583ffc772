"""The fund report on screen: each figure opens its entries; the export runs as a job."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from finance.period.models import Period
from finance.report import jobs, reports
from finance.report.figures import AccountLine, FundReport, build
from union_portal.core.ui.page import Chip, Tile
from union_portal.core.ui.templatetags.ui import figure, percent


def _years() -> list[int]:
    """Years with books, the newest first; the current one in any case."""
    found = set(Period.objects.order_by().values_list("year", flat=True).distinct())
    return sorted(found | {timezone.localdate().year}, reverse=True)


@require_safe
def fund_report(request: HttpRequest) -> HttpResponse:
    """The newest year that is over, or else this one."""
    if not request.user.has_perm("finance.view_report"):
        raise PermissionDenied
    years, today = _years(), timezone.localdate()
    past = [year for year in years if year < today.year]
    return redirect("finance:fund-report-page", year=past[0] if past else years[0])


@require_safe
def fund_report_page(request: HttpRequest, year: int) -> HttpResponse:
    if not request.user.has_perm("finance.view_report"):
        raise PermissionDenied
    years = _years()
    if year not in years:
        raise Http404
    report = build(year)
    context = {
        "title": reports.title(report),
        "report": report,
        "chips": [
            Chip(str(y), reverse("finance:fund-report-page", args=[y]), active=y == year) for y in years
        ],
        "tiles": _tiles(report),
        "charts": reports.charts(report),
        "income": [
            (line, entries_url(year, line.account)) for line in report.income if line.amount or line.budget
        ],
        "expense": [
            (group, [(line, entries_url(year, line.account), _items(year, line)) for line in group.lines])
            for group in reports.groups(report.expense)
        ],
        "funds": [(fund, fund_url(year, fund.fund)) for fund in report.funds],
        "may_export": request.user.has_perm("finance.export_report"),
    }
    return render(request, "finance/fund_report_page.html", context)


def _tiles(report: FundReport) -> list[Tile]:
    url = reverse("finance:fund-report-page", args=[report.year - 1]) if report.has_last_year else ""
    spent = report.total_expense
    budget = sum(line.budget or 0 for line in report.expense)
    return [
        Tile(_("Opening balance"), figure(report.opening), _("yuan"), url=url),
        Tile(_("Income"), figure(report.total_income), _("yuan"), _("without the opening balance"), elements_url(report.year, "INCOME")),
        Tile(
            _("Expense"), figure(spent), _("yuan"),
            _("%(share)s of the budget") % {"share": percent(spent / budget)} if budget else "",
            elements_url(report.year, "EXPENSE"),
        ),
        Tile(_("Closing balance"), figure(report.closing), _("yuan"), tone="success" if report.closing >= 0 else "danger"),
    ]  # fmt: skip


def _items(year: int, line: AccountLine) -> list[tuple[Any, str]]:
    return [
        (item, entries_url(year, line.account, item__exact=item.item)) for item in line.items if item.item
    ]


def _entries(year: int, **lookups: Any) -> str:
    query: dict[str, Any] = {"voucher__period__year": year, "voucher__kind__in": "GENERAL"} | lookups
    return f"{reverse('admin:finance_entry_changelist')}?{urlencode(query)}"


def entries_url(year: int, account: str, **lookups: Any) -> str:
    """The ledger's entries behind a figure."""
    return _entries(year, account__code=account, **lookups)


def elements_url(year: int, element: str) -> str:
    return _entries(year, account__element__exact=element)


def fund_url(year: int, fund: str) -> str:
    return _entries(year, **({"fund__code": fund} if fund else {"fund__isnull": "True"}))


@require_POST
def fund_report_export(request: HttpRequest, year: int) -> HttpResponse:
    """Make the files in the background; the job's page shows how far it is."""
    if not request.user.has_perm("finance.export_report"):
        raise PermissionDenied
    if year not in _years():
        raise Http404
    return redirect(jobs.start_export(year, by=request.user))  # type: ignore[arg-type]
