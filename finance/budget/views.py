"""Plan against actual on screen, each figure opening its entries, and as XLSX."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from finance.account.models import Account
from finance.budget import reports
from finance.budget.figures import Execution, ExecutionLine, execution
from finance.budget.models import NOT_OF_THE_YEAR, BudgetLine
from finance.period.models import Period, VoucherKind
from union_portal.core.attachment.services import XLSX
from union_portal.core.http import PortalRequest, download
from union_portal.core.ui.page import Chip, Tile
from union_portal.core.ui.templatetags.ui import figure, percent


def _years() -> list[int]:
    """Years with a budget or with books, the newest first."""
    found = set(BudgetLine.objects.order_by().values_list("year", flat=True).distinct())
    found |= set(Period.objects.order_by().values_list("year", flat=True).distinct())
    return sorted(found | {timezone.localdate().year}, reverse=True)


def _check(request: PortalRequest) -> None:
    if not request.user.has_perm("finance.view_budgetline"):
        raise PermissionDenied


@require_safe
def budget_execution(request: PortalRequest) -> HttpResponse:
    """This year's."""
    _check(request)
    return redirect("finance:budget-execution-page", year=timezone.localdate().year)


@require_safe
def budget_execution_page(request: PortalRequest, year: int) -> HttpResponse:
    """Each line: approved, spent, reserved, still free."""
    _check(request)
    years = _years()
    if year not in years:
        raise Http404
    found = execution(year)
    context = {
        "title": reports.title(year),
        "found": found,
        "chips": [
            Chip(str(y), reverse("finance:budget-execution-page", args=[y]), active=y == year) for y in years
        ],
        "tiles": _tiles(found),
        "export_url": reverse("finance:budget-execution-xlsx", args=[year]),
        "parts": [
            {
                "name": _("Expense"),
                "sums": found.expense_sums,
                "lines": _rows(year, found.expense),
                **_totals(year, Account.Element.EXPENSE),
            },
            {
                "name": _("Income"),
                "is_income": True,
                "sums": found.income_sums,
                "lines": _rows(year, found.income),
                **_totals(year, Account.Element.INCOME),
            },
        ],
    }
    return render(request, "finance/budget_execution.html", context)


def _tiles(found: Execution) -> list[Tile]:
    sums = found.expense_sums
    return [
        Tile(_("Expense budget"), figure(sums.amount), _("yuan")),
        Tile(
            _("Actual"), figure(sums.actual), _("yuan"),
            _("%(share)s of the budget") % {"share": percent(sums.share)} if sums.amount else "",
        ),
        Tile(_("Reserved"), figure(sums.reserved), _("yuan"), _("approved, not yet in the books")),
        Tile(_("Still free"), figure(sums.available), _("yuan"), tone="success" if sums.available >= 0 else "danger"),
    ]  # fmt: skip


def _rows(year: int, lines: tuple[ExecutionLine, ...]) -> list[tuple[ExecutionLine, str, str]]:
    """Each line with its entries and its own page."""
    return [(line, _entries(year, line), _page(line)) for line in lines]


def _totals(year: int, element: str) -> dict[str, str]:
    """The entries of all lines together, and the lines themselves."""
    lines = urlencode({"year": str(year), "account__element__exact": element})
    return {
        "entries": _ledger(year, account__element__exact=element),
        "page": f"{reverse('admin:finance_budgetline_changelist')}?{lines}",
    }


def _ledger(year: int, **lookups: Any) -> str:
    kinds = [kind for kind in VoucherKind.values if kind not in NOT_OF_THE_YEAR]
    query: dict[str, Any] = {"voucher__period__year": year, "voucher__kind__in": ",".join(kinds), **lookups}
    return f"{reverse('admin:finance_entry_changelist')}?{urlencode(query)}"


def _entries(year: int, line: ExecutionLine) -> str:
    narrowed = {"fund__code": line.fund_code, "unit__name": line.unit}
    return _ledger(
        year, account__code=line.account, **{key: value for key, value in narrowed.items() if value}
    )


def _page(line: ExecutionLine) -> str:
    return reverse("admin:finance_budgetline_change", args=[line.key]) if line.key else ""


@require_safe
def budget_execution_xlsx(request: PortalRequest, year: int) -> HttpResponse:
    """The same as a workbook; who reads the books may take it along."""
    _check(request)
    if year not in _years():
        raise Http404
    return download(reports.as_xlsx(execution(year)), f"{reports.title(year)}.xlsx", XLSX)
