"""The board of what is late, and urging by a proposer."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from proposals.proposal.models import Proposal
from proposals.supervision import figures, reports, services
from proposals.supervision.forms import UrgeForm
from union_portal.core.attachment.services import XLSX
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest, download
from union_portal.core.ui.page import Empty, Tile

LONG_AGO = 7


@require_safe
def overdue_board(request: PortalRequest) -> HttpResponse:
    """What is late (督办台账), by department, with the last urging; who may urges from here."""
    if not request.user.has_perm("proposals.view_overdue"):
        raise PermissionDenied
    today = timezone.localdate()
    rows = figures.overdue(request.user, on=today)
    silent = [
        row
        for row in rows
        if row.urging is None or (today - timezone.localdate(row.urging.urged_at)).days >= LONG_AGO
    ]
    departments = figures.by_department(rows)
    things, days = pgettext("unit", "items"), pgettext("unit", "working days")
    context = {
        "title": _("Overdue"), "departments": departments,
        "tiles": [
            Tile(_("Overdue"), len(rows), things, tone="danger" if rows else "success"),
            Tile(_("Departments concerned"), len(departments)),
            Tile(_("Longest"), max((row.days_late for row in rows), default=0), days),
            Tile(_("Not urged for a week"), len(silent), things, tone="warning" if silent else "neutral"),
        ],
        "export_url": reverse("proposals:overdue-export") if rows else "",
        "empty": Empty(_("Nothing is overdue"), _("Every department has answered in time."), "circle-check"),
    }  # fmt: skip
    return render(request, "proposals/overdue_board.html", context)


@require_safe
def overdue_export(request: PortalRequest) -> HttpResponse:
    """The same board as XLSX."""
    if not request.user.has_perm("proposals.view_overdue"):
        raise PermissionDenied
    today = timezone.localdate()
    content = reports.as_xlsx(figures.overdue(request.user, on=today), on=today, author=str(request.user))
    return download(content, f"{_('Overdue proposals')} {today}.xlsx", XLSX)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_urge(request: PortalRequest, public_id: str) -> HttpResponse:
    """A proposer urges the department that is late with the answer (催办)."""
    user = request.user
    shown = get_object_or_404(Proposal.objects.visible_to(user).with_page_parts(), public_id=public_id)
    case = shown.case
    if case is None or user.person not in shown.authors:
        raise PermissionDenied
    form = UrgeForm(request.POST or None, obj=case, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            services.urge(case, by=user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return redirect(shown)
    context = {
        "title": _("Urge the department"), "form": form, "submit_label": _("Send"),
        "intro": _("%(department)s reads your words. Your name is not shown.") % {"department": case.lead_department},
        "cancel_url": shown.get_absolute_url(),
    }  # fmt: skip
    return render(request, "patterns/form.html", context, status=422 if form.errors else 200)
