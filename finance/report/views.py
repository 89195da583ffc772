"""The fund report on screen: each figure opens its entries; the export runs as a job."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from finance.report import jobs, reports, services
from finance.report.figures import AccountLine, FundReport, build, groups
from finance.report.models import YearReport
from finance.report.workflow import TONES, State
from finance.sheet.forms import years
from finance.sheet.links import RESULT_KINDS, moved_url, opening_url, stood_url
from union_portal.core.attachment.models import Attachment
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest
from union_portal.core.ui.page import Chip, Empty, Row, Tile, paged
from union_portal.core.ui.templatetags.ui import day, figure, percent


@require_safe
def fund_report(request: HttpRequest) -> HttpResponse:
    """The newest year that is over, or else this one."""
    if not request.user.has_perm("finance.view_report"):
        raise PermissionDenied
    found, today = years(), timezone.localdate()
    past = [year for year in found if year < today.year]
    return redirect("finance:fund-report-page", year=past[0] if past else found[0])


@require_safe
def fund_report_page(request: HttpRequest, year: int) -> HttpResponse:
    if not request.user.has_perm("finance.view_report"):
        raise PermissionDenied
    found = years()
    if year not in found:
        raise Http404
    report = build(year)
    context = {
        "title": reports.title(report),
        "report": report,
        "chips": [
            Chip(str(y), reverse("finance:fund-report-page", args=[y]), active=y == year) for y in found
        ],
        "tiles": _tiles(report),
        "charts": reports.charts(report),
        "income": [(line, _links(year, line)) for line in report.income if line.amount or line.budget],
        "totals": {"income": _totals(year, "INCOME"), "expense": _totals(year, "EXPENSE")},
        "expense": [
            (group, [(line, _links(year, line), _items(year, line)) for line in group.lines])
            for group in groups(report.expense)
        ],
        "funds": [(fund, fund_links(year, fund.fund)) for fund in report.funds],
        "editions": YearReport.objects.filter(year=year),
        "may_make": request.user.has_perm("finance.make_yearreport"),
        "may_export": request.user.has_perm("finance.export_report"),
    }
    return render(request, "finance/fund_report_page.html", context)


def _tiles(report: FundReport) -> list[Tile]:
    everything = fund_links(report.year, None)
    execution = report.all_expense.execution
    return [
        Tile(_("Opening balance"), figure(report.opening), _("yuan"), url=everything["opening"]),
        Tile(_("Income"), figure(report.total_income), _("yuan"), _("without the opening balance"), elements_url(report.year, "INCOME")),
        Tile(
            _("Expense"), figure(report.total_expense), _("yuan"),
            _("%(share)s of the budget") % {"share": percent(execution)} if execution is not None else "",
            elements_url(report.year, "EXPENSE"),
        ),
        Tile(
            _("Closing balance"), figure(report.closing), _("yuan"), tone="success" if report.closing >= 0 else "danger",
            url=everything["closing"],
        ),
        *_per_head(report),
    ]  # fmt: skip


def _per_head(report: FundReport) -> list[Tile]:
    if report.expense_per_head is None:
        return []
    members = ngettext("%(n)d member", "%(n)d members", report.members) % {"n": report.members}
    spent = elements_url(report.year, "EXPENSE")
    return [Tile(_("Expense per member"), figure(report.expense_per_head), _("yuan"), members, spent)]


def _items(year: int, line: AccountLine) -> list[tuple[Any, str]]:
    return [
        (item, entries_url(year, line.account, item__exact=item.item)) for item in line.items if item.item
    ]


def _entries(year: int, **lookups: Any) -> str:
    query: dict[str, Any] = {"voucher__period__year": year, "voucher__kind__in": RESULT_KINDS} | lookups
    return f"{reverse('admin:finance_entry_changelist')}?{urlencode(query)}"


def entries_url(year: int, account: str, **lookups: Any) -> str:
    """The ledger's entries behind a figure."""
    return _entries(year, account__code=account, **lookups)


def elements_url(year: int, element: str) -> str:
    return _entries(year, account__element__exact=element)


def fund_links(year: int, fund: str | None) -> dict[str, str]:
    """The entries behind each figure of a fund; of the free money when it is empty, of all money when it is none."""
    of: dict[str, Any] = {} if fund is None else {"fund__code": fund} if fund else {"fund__isnull": "True"}
    return {
        "opening": opening_url(year, net_assets="all", **of),
        "adjustments": moved_url(year, 1, 12, net_assets="moves", **of),
        "income": _entries(year, account__element__exact="INCOME", **of),
        "expense": _entries(year, account__element__exact="EXPENSE", **of),
        "closing": stood_url(year, 12, net_assets="all", **of),
    }


def _links(year: int, line: AccountLine) -> dict[str, str]:
    """This year's entries, last year's, and the lines of the budget."""
    lines = urlencode({"year": str(year), "q": line.account})
    return {
        "now": entries_url(year, line.account),
        "before": entries_url(year - 1, line.account),
        "budget": f"{reverse('admin:finance_budgetline_changelist')}?{lines}",
    }


def _totals(year: int, element: str) -> dict[str, str]:
    return {"now": elements_url(year, element), "before": elements_url(year - 1, element)}


@require_POST
def fund_report_export(request: HttpRequest, year: int) -> HttpResponse:
    """Make the files in the background; the job's page shows how far it is."""
    if not request.user.has_perm("finance.export_report"):
        raise PermissionDenied
    if year not in years():
        raise Http404
    return redirect(jobs.start_export(year, by=request.user))  # type: ignore[arg-type]


@require_POST
def year_report_make(request: PortalRequest, year: int) -> HttpResponse:
    """Count the year and draft its report; the desk shows it."""
    if not request.user.has_perm("finance.make_yearreport"):
        raise PermissionDenied
    try:
        report = services.make(year, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("finance:fund-report-page", year=year)
    return redirect(report.desk_url)


# -- for the members ----------------------------------------------------------------------------------------
@require_safe
def published_report_list(request: PortalRequest) -> HttpResponse:
    """The reports that all staff may read, the newest year first."""
    page = paged(request, YearReport.objects.published())
    page.object_list = [
        Row(str(report), report.get_absolute_url(), meta=[day(report.published_at)], icon="report-money")
        for report in page.object_list
    ]
    context = {
        "title": _("Where the union's money goes"),
        "page_obj": page,
        "empty": Empty(
            _("Nothing published yet"),
            _("The chair publishes the fund report once it has been approved."),
            "report-money",
        ),
    }
    return render(request, "finance/published_report_list.html", context)


@require_safe
def published_report(request: PortalRequest, public_id: str) -> HttpResponse:
    """A year's report as members read it: categories and totals, nobody's name. Before that, how it will look."""
    user = request.user
    report = get_object_or_404(YearReport.objects.visible_to(user), public_id=public_id)
    figures = services.members_version(report)
    context = {
        "title": str(report), "year_report": report, "report": figures, "published": report.published_at,
        "words": jobs.words_for_members(report), "tiles": _members_tiles(figures), "charts": reports.charts(figures),
        "groups": [group for group in groups(figures.expense) if group.amount or group.last_year],
        "income": [line for line in figures.income if line.amount or line.last_year],
        "attachments": Attachment.objects.about(report),
        "tone": TONES[State(report.state)],
        "may_publish": report.state == State.APPROVED and user.has_perm("finance.publish_yearreport", report),
        "newer": YearReport.objects.published().filter(year=report.year, edition__gt=report.edition).last(),
    }  # fmt: skip
    return render(request, "finance/published_report.html", context)


def _members_tiles(figures: FundReport) -> list[Tile]:
    return [
        Tile(_("Opening balance"), figure(figures.opening), _("yuan")),
        Tile(_("Income"), figure(figures.total_income), _("yuan"), _("without the opening balance")),
        Tile(_("Expense"), figure(figures.total_expense), _("yuan")),
        Tile(_("Closing balance"), figure(figures.closing), _("yuan")),
        *_per_head(figures),
    ]


@require_POST
def published_report_publish(request: PortalRequest, public_id: str) -> HttpResponse:
    """One click: all staff may read it, its files are made, and the members are told."""
    report = get_object_or_404(YearReport.objects.visible_to(request.user), public_id=public_id)
    if not request.user.has_perm("finance.publish_yearreport", report):
        raise PermissionDenied
    try:
        services.publish(report, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Published. The members are being told."))
    return redirect(report)
