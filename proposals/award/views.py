"""The honour page for all, and the committee's score sheets."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from proposals.award import figures, reports, services
from proposals.award.forms import ChooseForm
from proposals.award.models import Award
from proposals.report.openness import names
from proposals.session.models import CongressSession
from union_portal.core.attachment.services import XLSX
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest, download
from union_portal.core.ui.page import Chip, Empty


@require_safe
def honours(request: PortalRequest) -> HttpResponse:
    """The honour page (光荣榜): what each session's committee has honoured."""
    awards = (
        Award.objects.published()
        .select_related("session__term", "case", "department")
        .prefetch_related(
            "case__submissions__proposer",
            "case__submissions__co_authors__person",
            "case__submissions__delegation",
        )
    )
    sessions = []
    for session, found in groupby(awards, key=lambda award: award.session):
        shown = [
            (award, "、".join(names(award.case.submissions.all())) if award.case else "") for award in found
        ]
        sessions.append(
            {
                "session": session,
                "proposals": [entry for entry in shown if entry[0].case],
                "departments": [entry for entry in shown if entry[0].department],
            }
        )
    chips = []
    if request.user.has_perm("proposals.view_award"):
        handled = CongressSession.objects.filter(cases__isnull=False).select_related("term").distinct()
        chips = [
            Chip(_("Score sheets: %(session)s") % {"session": session}, _sheet_url(session))
            for session in handled
        ]
    context = {
        "title": _("Excellent proposals and departments"), "sessions": sessions, "chips": chips,
        "empty": Empty(_("No awards yet"), _("The proposal committee honours proposals and departments after each session."), "award"),
    }  # fmt: skip
    return render(request, "proposals/honours.html", context)


# -- the committee's score sheets -----------------------------------------------------------------------------------
def _sheet_url(session: CongressSession, kind: str = Award.Kind.PROPOSAL) -> str:
    return reverse("proposals:award-sheet", args=[session.public_id, kind.lower()])


def _session(request: PortalRequest, public_id: str, perm: str) -> CongressSession:
    if not request.user.has_perm(perm):
        raise PermissionDenied
    return get_object_or_404(CongressSession.objects.select_related("term"), public_id=public_id)


def _kind(kind: str) -> str:
    if kind.upper() not in Award.Kind.values:
        raise Http404
    return kind.upper()


@require_safe
def award_sheet(request: PortalRequest, public_id: str, kind: str) -> HttpResponse:
    """All candidates by score, each component with its figure; the weights stand above (公开评分)."""
    user = request.user
    session, kind = _session(request, public_id, "proposals.view_award"), _kind(kind)
    chosen = {
        award.winner: award
        for award in Award.objects.filter(session=session, kind=kind).select_related("case", "department")
    }
    rule = figures.weights(kind)
    may_choose = user.has_perm("proposals.choose_award")
    context = {
        "title": _("Score sheets of the %(session)s") % {"session": session},
        "session": session, "kind": kind, "places": figures.places(kind), "rule": rule,
        "weights": [(figures.COMPONENTS[key], weight) for key, weight in rule.value.items()],
        "candidates": [
            {
                "candidate": candidate, "award": chosen.get(candidate.winner),
                "choose_url": reverse("proposals:award-choose", args=[session.public_id, kind.lower(), candidate.winner.public_id]),
            }
            for candidate in figures.candidates(session, kind)
        ],
        "proposed": Award.objects.proposed().filter(session=session).count(),
        "may_choose": may_choose,
        "chips": [Chip(label, _sheet_url(session, value), value == kind) for value, label in Award.Kind.choices],
        "export_url": reverse("proposals:award-export", args=[session.public_id]),
    }  # fmt: skip
    return render(request, "proposals/award_sheet.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def award_choose(request: PortalRequest, public_id: str, kind: str, winner: str) -> HttpResponse:
    """Enter one choice of the committee's, with its reason."""
    session, kind = _session(request, public_id, "proposals.choose_award"), _kind(kind)
    found = next((c for c in figures.candidates(session, kind) if c.winner.public_id == winner), None)
    if found is None:
        raise Http404
    form = ChooseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.choose(session, found.winner, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return redirect(_sheet_url(session, kind))
    context = {
        "title": str(found.winner), "form": form, "submit_label": _("Choose"), "cancel_url": _sheet_url(session, kind),
        "intro": _("Place %(rank)d by score, with %(score)s of 100 points.") % {"rank": found.rank, "score": found.score},
    }  # fmt: skip
    return render(request, "patterns/form.html", context, status=422 if form.errors else 200)


def _back(request: PortalRequest, session: CongressSession, kind: str, deed: Any, done: str) -> HttpResponse:
    try:
        deed()
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect(_sheet_url(session, kind))


@require_POST
def award_drop(request: PortalRequest, public_id: str) -> HttpResponse:
    """Take a choice back before it is published."""
    if not request.user.has_perm("proposals.choose_award"):
        raise PermissionDenied
    award = get_object_or_404(Award.objects.select_related("session__term"), public_id=public_id)
    return _back(
        request, award.session, award.kind, lambda: services.drop(award, by=request.user), _("Taken back.")
    )


@require_POST
def award_publish(request: PortalRequest, public_id: str) -> HttpResponse:
    """Publish a session's choices on the honour page."""
    session = _session(request, public_id, "proposals.choose_award")
    return _back(
        request, session, Award.Kind.PROPOSAL, lambda: services.publish(session, by=request.user),
        _("Published. The people concerned have been told."),
    )  # fmt: skip


@require_safe
def award_export(request: PortalRequest, public_id: str) -> HttpResponse:
    """The score sheets as XLSX."""
    session = _session(request, public_id, "proposals.view_award")
    sheets = {
        kind: (figures.weights(kind).value, figures.candidates(session, kind)) for kind in Award.Kind.values
    }
    awards = Award.objects.filter(session=session).select_related("case", "department")
    content = reports.as_xlsx(session, sheets, awards)
    audit.record("proposals.award.exported", session, by=request.user)
    return download(content, f"awards-{session.code}.xlsx", XLSX)
