"""A year of the employer's contribution, month by month and beside the books."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from finance.contribution import reports
from finance.contribution.figures import Year, year_of
from finance.contribution.models import Contribution
from members.models import User
from union_portal.core.attachment.services import XLSX
from union_portal.core.audit import services as audit
from union_portal.core.http import download
from union_portal.core.ui.page import Chip, Tile
from union_portal.core.ui.templatetags.ui import figure


def _reader(request: HttpRequest) -> User:
    user: Any = request.user
    if not user.has_perm("finance.view_contribution"):
        raise PermissionDenied
    found: User = user
    return found


def _years() -> list[int]:
    known = Contribution.objects.order_by().values_list("year", flat=True).distinct()
    return sorted({*known, timezone.localdate().year}, reverse=True)


@require_safe
def contribution(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """What was due, came in, was kept and was remitted in a year; what is overdue; whether the books say the same."""
    user = _reader(request)
    years = _years()
    chosen = year if year is not None else timezone.localdate().year
    if chosen not in years:
        raise Http404
    found = year_of(chosen)
    context = {
        "title": _("Employer's contribution"),
        "found": found,
        "chips": [
            Chip(str(each), reverse("finance:contribution-year", args=[each]), active=each == chosen)
            for each in years
        ],
        "tiles": _tiles(found),
        "export_url": reverse("finance:contribution-export", args=[chosen]) if found.months else "",
        "may_enter": user.has_perm("finance.add_contribution"),
    }
    return render(request, "finance/contribution.html", context)


def _tiles(found: Year) -> list[Tile]:
    totals = found.totals
    rooms = f"{reverse('admin:finance_contribution_changelist')}?year={found.year}"
    late = sum(month.is_overdue for month in found.months)
    held = sum(month.is_remitted_late for month in found.months)
    return [
        Tile(_("To come in here"), figure(totals["expected"]), _("yuan"), url=rooms),
        Tile(
            _("Received"), figure(totals["received"]), _("yuan"),
            _("%(sum)s still to be paid") % {"sum": figure(totals["unpaid"])}, rooms,
            "success" if not totals["unpaid"] else "warning",
        ),
        Tile(
            _("Still to be remitted"), figure(totals["to_remit"]), _("yuan"), url=f"{rooms}&standing=remit",
            tone="warning" if totals["to_remit"] else "success",
        ),
        Tile(
            _("Months overdue"), late + held, "",
            _("%(late)d unpaid, %(held)d not remitted") % {"late": late, "held": held},
            f"{rooms}&standing={'overdue' if late else 'late'}", "danger" if late or held else "success",
        ),
    ]  # fmt: skip


@require_safe
def contribution_export(request: HttpRequest, year: int) -> HttpResponse:
    user = _reader(request)
    if year not in _years():
        raise Http404
    content = reports.as_xlsx(year_of(year))
    audit.record("finance.contribution.exported", None, by=user, year=year)
    return download(content, _("Employer's contribution %(year)d") % {"year": year} + ".xlsx", XLSX)
