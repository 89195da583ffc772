"""The submissions' room at the desk, with the committee's table: side by side, in batches, as a sheet for the meeting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from proposals.proposal.admin import SubmissionRoom
from proposals.proposal.models import Proposal
from proposals.review import reports, services
from proposals.review.figures import review_result
from proposals.review.forms import DecideForm
from proposals.review.table import columns, filtered, with_parts
from proposals.session.models import CongressSession
from proposals.similar.likeness import like
from union_portal.core.attachment.services import XLSX
from union_portal.core.desk.admin import Deed
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest, download
from union_portal.core.ui.page import Chip, paged

SIDE_BY_SIDE = 8
TABLE = "admin:proposals_proposal_table"


class CommitteeRoom(SubmissionRoom):
    """Submissions (份) on the committee's desk; the table shows those that wait side by side."""

    change_list_template = "proposals/desk/proposals.html"

    def get_urls(self) -> list[URLPattern]:
        wrap, name = self.admin_site.admin_view, "proposals_proposal"
        return [
            path("table/", wrap(require_GET(self.table_view)), name=f"{name}_table"),
            path("table/open/", wrap(require_POST(self.open_view)), name=f"{name}_open"),
            path("table/decide/", wrap(self.decide_view), name=f"{name}_decide"),
            path("table/sheet/", wrap(require_GET(self.sheet_view)), name=f"{name}_sheet"),
            path("<int:object_id>/alike/", wrap(require_GET(self.alike_view)), name=f"{name}_alike"),
            *super().get_urls(),
        ]

    def _allow(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    # -- reading ----------------------------------------------------------------------------------------------
    def table_view(self, request: PortalRequest) -> HttpResponse:
        """The table (审查表): what waits, side by side, with the opinions as far as this member may see them."""
        self._allow(request)
        which = request.GET.get("show", "")
        found = filtered(request.user, which).matching(request.GET.get("q", "")[:60])
        page: Any = paged(request, with_parts(found), SIDE_BY_SIDE)
        page.object_list = columns(request.user, page.object_list)
        labels = {
            "": _("All"), "new": _("New, no round yet"), "mine": _("Waiting for my opinion"), "ready": _("Ready to decide"),
        }  # fmt: skip
        chips = [
            Chip(label, f"?show={key}" if key else "?", active=key == which) for key, label in labels.items()
        ]
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "title": _("The committee's table"), "page_obj": page, "chips": chips,
            "q": request.GET.get("q", ""), "show": which, "decides": any(c.decides for c in page.object_list),
        }  # fmt: skip
        return TemplateResponse(request, "proposals/desk/table.html", context)

    def alike_view(self, request: PortalRequest, object_id: int) -> HttpResponse:
        """What is like one submission, over all years, with its reply: loaded when its column comes into sight."""
        self._allow(request)
        shown = Proposal.objects.visible_to(request.user).filter(pk=object_id).first()
        if shown is None:
            raise Http404
        found = like(shown.title, grounds=shown.grounds, user=request.user, besides=shown.public_id)
        return TemplateResponse(request, "proposals/desk/_alike.html", {"found": found, "proposal": shown})

    def sheet_view(self, request: PortalRequest) -> HttpResponse:
        """The table as XLSX for the meeting, with the opinions that this member may read."""
        self._allow(request)
        found = filtered(request.user, request.GET.get("show", "")).matching(request.GET.get("q", "")[:60])
        book = reports.sheet(columns(request.user, list(with_parts(found))), user=request.user)
        return download(book, f"review-{timezone.localdate():%Y%m%d}.xlsx", XLSX)

    # -- for many at once -----------------------------------------------------------------------------------------
    def _picked(self, request: PortalRequest) -> list[Proposal]:
        """The submissions that were ticked, as far as this person may decide on them."""
        keys = [key for key in request.POST.getlist("pick") if key.isdecimal()]
        found = list(with_parts(Proposal.objects.visible_to(request.user).filter(pk__in=keys)))
        if not all(request.user.has_perm("proposals.decide_proposal", each) for each in found):
            raise PermissionDenied
        return found

    def open_view(self, request: PortalRequest) -> HttpResponse:
        """Open the round of opinions on all that were ticked."""
        self._allow(request)
        results = services.open_each(self._picked(request), by=request.user)
        return self._say(request, results, _("The round of opinions has been opened."))

    def decide_view(self, request: PortalRequest) -> HttpResponse:
        """One decision for all that were ticked: first a preview, then what came of each."""
        self._allow(request)
        if request.method != "POST":
            return redirect(TABLE)
        picked = self._picked(request)
        if not picked:
            messages.warning(request, _("Please tick the submissions first."))
            return redirect(TABLE)
        form = DecideForm(request.POST if "outcome" in request.POST or "sent" in request.POST else None)
        if form.is_valid() and (answer := self._decide(request, form, picked)):
            return answer
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "title": _("Record the joint decision"), "form": form,
            "columns": columns(request.user, picked), "back_url": reverse(TABLE),
        }  # fmt: skip
        status = 422 if form.errors else 200
        return TemplateResponse(request, "proposals/desk/decide.html", context, status=status)

    def _decide(
        self, request: PortalRequest, form: DecideForm, picked: list[Proposal]
    ) -> HttpResponse | None:
        data, by = form.cleaned_data, request.user
        if not data["together"]:
            results = services.decide_each(picked, by=by, outcome=data["outcome"], words=data["words"])
            return self._say(request, results, _("The decision has been recorded."))
        try:
            services.decide(picked, by=by, outcome=data["outcome"], words=data["words"], join=data["join"])
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
            return None
        n = len(picked)
        messages.success(
            request,
            ngettext("%(n)d submission is in one case.", "%(n)d submissions are in one case.", n) % {"n": n},
        )
        return redirect(TABLE)

    def _say(self, request: PortalRequest, results: list[services.Result], done: str) -> HttpResponse:
        """What came of each, one line a submission."""
        if not results:
            messages.warning(request, _("Please tick the submissions first."))
        for result in results:
            if result.error:
                messages.error(request, f"{result.proposal}: {result.error}")
            else:
                messages.success(request, f"{result.proposal}: {done}")
        return redirect(TABLE)

    # -- the list and the deeds ----------------------------------------------------------------------------------
    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, below what the review of its session came to: the one filtered by, else the current one."""
        sessions = CongressSession.objects.select_related("term")
        chosen = request.GET.get("session__id__exact", "")
        session = (
            sessions.filter(pk=chosen).first()
            if chosen.isdecimal()
            else sessions.receiving() or sessions.first()
        )
        result = review_result(session) if session else None
        return super().changelist_view(
            request, {"session": session, "result": result} | (extra_context or {})
        )

    def after_deed(self, request: HttpRequest, obj: models.Model, deed: Deed) -> str:
        return (
            reverse(TABLE) if request.GET.get("from") == "table" else super().after_deed(request, obj, deed)
        )
