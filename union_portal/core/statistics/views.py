from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from union_portal.core import registry
from union_portal.core.http import PortalRequest
from union_portal.core.ui.page import Chip, Empty

YEARS_BACK = 5


@require_safe
def statistics(request: PortalRequest) -> HttpResponse:
    """The boards of all areas that the reader may see, one at a time, for one year (统计)."""
    boards = {key: board for key, board in registry.statistics.items() if board.seen_by(request.user)}
    if not boards:
        raise PermissionDenied
    this_year = timezone.localdate().year
    years = range(this_year, this_year - YEARS_BACK, -1)
    area = request.GET.get("area", next(iter(boards)))
    asked = request.GET.get("year", str(this_year))
    if area not in boards or asked not in map(str, years):
        raise Http404
    year = int(asked)
    context = {
        "title": _("Statistics"),
        "area": area,
        "year": year,
        "years": years,
        "chips": [
            Chip(board.label, f"?{urlencode({'area': key, 'year': str(year)})}", key == area)
            for key, board in boards.items()
        ],
        "charts": boards[area].charts(request.user, year),
        "empty": Empty(_("No figures for this year"), _("Choose another year."), icon="chart-bar"),
    }
    return render(request, "core/statistics.html", context)
