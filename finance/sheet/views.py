"""Books and statements on screen: each figure opens its entries; the export runs as a job."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from finance.sheet import jobs
from finance.sheet.forms import WantedForm
from finance.sheet.kinds import SheetKind, Wanted, build, kinds
from union_portal.core.http import PortalRequest


@require_safe
def sheets(request: PortalRequest) -> HttpResponse:
    """All books and statements that there are."""
    if not request.user.has_perm("finance.view_report"):
        raise PermissionDenied
    groups: dict[Any, list[Any]] = {}
    for key, kind in kinds.items():
        groups.setdefault(kind.group, []).append((kind, reverse("finance:sheet", args=[key])))
    return render(
        request, "finance/sheets.html", {"title": _("Books and statements"), "groups": groups.items()}
    )


def _asked(request: PortalRequest, kind: str, perm: str, data: Any) -> tuple[SheetKind, WantedForm, Wanted]:
    if not request.user.has_perm(perm):
        raise PermissionDenied
    if kind not in kinds:
        raise Http404
    form = WantedForm(kinds[kind], data)
    if not form.is_valid():
        raise Http404
    return kinds[kind], form, form.wanted


@require_safe
def sheet(request: PortalRequest, kind: str) -> HttpResponse:
    found, form, wanted = _asked(request, kind, "finance.view_report", request.GET)
    shown = build(kind, wanted)
    context = {
        "title": shown.title, "sheet": shown, "form": form, "kind": kind, "note": found.note,
        "asked": wanted.as_params(), "may_export": request.user.has_perm("finance.export_report"),
    }  # fmt: skip
    return render(request, "finance/sheet.html", context)


@require_POST
def sheet_export(request: PortalRequest, kind: str) -> HttpResponse:
    """Make the files in the background; the job's page shows how far it is."""
    _found, _form, wanted = _asked(request, kind, "finance.export_report", request.POST)
    return redirect(jobs.start_export(kind, wanted, by=request.user))
