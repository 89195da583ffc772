"""The desk of aid cases: worklists, the case page with its deeds, sealed fields, checks, visits and decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from union_portal.core.audit import services as audit
from union_portal.core.consent.services import purposes, stands
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.notice.models import Objection
from union_portal.core.todo.models import kinds as todo_kinds
from union_portal.core.ui.page import Step
from union_portal.core.ui.templatetags.ui import day, yuan
from welfare.aid_case import forms, progress, services
from welfare.aid_case.figures import Worksheet
from welfare.aid_case.models import AidCase
from welfare.aid_case.rules import AID, PUBLICATION
from welfare.visit.models import VisitNote
from welfare.visit.services import record_visit


class WorklistFilter(admin.SimpleListFilter):
    """The desk's worklists as filters, so that each has an address."""

    title = _("worklist")
    parameter_name = "list"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("new", _("New, untaken")),
            ("mine", _("With me")),
            ("committee", _("With the committee")),
            ("notice-ended", _("Notice has ended")),
            ("approval", _("For approval")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "new":
                return queryset.untaken()
            case "mine":
                return queryset.with_officer(request.user)
            case "committee":
                return queryset.at_committee()
            case "notice-ended":
                return queryset.notice_ended(on=timezone.localdate())
            case "approval":
                return queryset.for_approval()
        return queryset


PARTS: dict[tuple[str, str], Callable[[AidCase], models.QuerySet[Any]]] = {
    ("check", "worksheet"): lambda case: case.checks.all(),
    ("check", "findings"): lambda case: case.checks.all(),
    ("decision", "grounds"): lambda case: case.decisions.all(),
    ("visit", "note"): lambda case: VisitNote.objects.about(case),
}
"""Which part of a case has which sealed field, and where to find it within that case alone."""


@admin.register(AidCase)
class AidCaseAdmin(DeskAdmin):
    """Who has no part in a case doesn't see it here either; the list names nobody's illness or income."""

    view_perm = "welfare.work_on_aid_cases"
    reveal_perm = "welfare.reveal_aidcase"
    sealed_fields = AidCase.SEALED
    change_form_template = "welfare/desk/aidcase.html"
    list_display = [
        "number",
        "applicant",
        "kind",
        "state",
        "asked",
        "granted",
        "applied_on",
    ]
    list_filter = [WorklistFilter, "state", "kind", "category"]
    list_select_related = ["applicant"]
    search_fields = ["number", "applicant__name", "applicant__staff_number"]
    date_hierarchy = "applied_on"
    deeds = [
        Deed("take-on", _("Take on"), perm="welfare.take_on_aidcase", does=services.take_on,
             help=_("The case is yours then, and closed to the other welfare officers.")),
        Deed("check", _("Fill in the worksheet"), perm="welfare.check_aidcase", form=forms.WorksheetForm,
             does=services.record_check, tone="secondary"),
        Deed("visit", _("Note a visit"), perm="welfare.check_aidcase", form=forms.VisitForm, does=record_visit,
             tone="secondary"),
        Deed("lay-before-committee", _("Lay before the committee"), perm="welfare.check_aidcase",
             form=forms.CategoryForm, does=services.lay_before_committee, when=lambda case: case.checks.exists()),
        Deed("ask-for-completion", _("Ask for completion"), perm="welfare.check_aidcase", form=forms.RemarkForm,
             does=services.ask_for_completion, tone="secondary"),
        Deed("decide", _("Record the decision"), perm="welfare.decide_aidcase", form=forms.DecisionForm,
             does=services.decide,
             help=_("A grant goes on public notice at once: name masked, category and amount, nothing of what for.")),
        Deed("submit", _("Bring for approval"), perm="welfare.submit_aidcase", does=services.submit,
             help=_("The notice has ended, and nobody has objected.")),
        Deed("approve", _("Approve"), perm="welfare.approve_aidcase", does=services.approve,
             help=_("This reserves the budget and sends the payment to the cashier.")),
        Deed("send-back", _("Send back to the officer"), perm="welfare.send_back_aidcase",
             form=forms.OfficersRemarkForm, does=services.send_back, tone="secondary"),
        Deed("hand-over", _("Hand over"), perm="welfare.hand_over_aidcase", form=forms.HandOverForm,
             does=services.hand_over, tone="secondary"),
        Deed("refuse", _("Refuse"), perm="welfare.refuse_aidcase", form=forms.RemarkForm, does=services.refuse,
             tone="danger"),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """At the desk nobody meets an application of one's own."""
        user: Any = request.user
        return AidCase.objects.workable_by(user) | AidCase.objects.overseen_by(user)

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> list[Any]:
        """The facts beside the work say it all; there is no field to edit."""
        return []

    @admin.display(description=_("amount asked for"), ordering="amount_asked")
    def asked(self, case: AidCase) -> str:
        return yuan(case.amount_asked)

    @admin.display(description=_("amount granted"), ordering="amount_granted")
    def granted(self, case: AidCase) -> str:
        return yuan(case.amount_granted)

    def facts(self, request: HttpRequest, obj: models.Model) -> list[tuple[Any, Any]]:
        case: AidCase = obj  # type: ignore[assignment]
        known = [
            (_("Applicant"), f"{case.applicant} · {case.applicant.department}"),
            (_("Kind of aid"), case.get_kind_display()),
            (_("Applied on"), day(case.applied_on)),
            (_("People living together"), case.household_size),
            (_("Amount asked for"), yuan(case.amount_asked)),
            (_("Welfare officer"), case.officer),
            (_("Category"), case.get_category_display()),
            (_("Amount granted"), yuan(case.amount_granted)),
            (_("Approved by"), case.approved_by),
            (_("Closed on"), day(case.closed_on)),
        ]
        return [(label, value) for label, value in known if value not in (None, "")]

    def head(self, request: HttpRequest, obj: models.Model) -> dict[str, Any]:
        """As the matter, but the next step in the words of the desk."""
        kind = services.WAITS.get(obj.state)  # type: ignore[attr-defined]
        return {**super().head(request, obj), "next_step": todo_kinds[kind] if kind else ""}

    def steps(self, request: HttpRequest, obj: models.Model) -> list[Step]:
        case: AidCase = obj  # type: ignore[assignment]
        return progress.steps(case)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        case = self.get_object(request, object_id)
        context: dict[str, Any] = dict(extra_context or {})
        if isinstance(case, AidCase):
            user: Any = request.user
            if not user.has_perm("welfare.view_aidcase", case):
                return redirect(self._address("deed", case.pk, "hand-over"))
            parts = {
                "check": case.checks.select_related("made_by__person", "standard"),
                "decision": case.decisions.select_related("recorded_by__person").prefetch_related(
                    "present__person"
                ),
                "visit": VisitNote.objects.about(case).select_related("visited_by__person"),
            }
            context |= {
                **{f"{kind}s": self._masked(kind, rows, case, user) for kind, rows in parts.items()},
                "twins": AidCase.objects.twins_of(case).values_list("number", flat=True),
                "consents": [(purposes[key].label, stands(case.applied_by, key)) for key in (AID, PUBLICATION)],
                "notice": case.notice,
                "objections": Objection.objects.filter(
                    notice__about_type__app_label="welfare", notice__about_type__model="aidcase",
                    notice__about_id=case.pk,
                ).select_related("by__person"),
                "payment": case.payment,
            }  # fmt: skip
        return super().change_view(request, object_id, form_url, context)

    def after_deed(self, request: HttpRequest, obj: models.Model, deed: Deed) -> str:
        """Who may not read the case goes back to the list after handing it over."""
        if not request.user.has_perm("welfare.view_aidcase", AidCase.objects.get(pk=obj.pk)):
            return self._address("changelist")
        return super().after_deed(request, obj, deed)

    def _masked(self, kind: str, rows: Iterable[Any], case: AidCase, user: Any) -> list[Any]:
        """Parts of the case with their sealed fields as the page shows them."""
        found = list(rows)
        may_open = user.has_perm(self.reveal_perm, case) if found else False
        for row in found:
            row.sealed = [
                {
                    "name": f"{kind}-{row.pk}-{name}",
                    "label": row._meta.get_field(name).verbose_name,
                    "filled": getattr(row, name) is not None,
                    "may_reveal": may_open,
                    "url": self._address("reveal_part", case.pk, kind, row.pk, name),
                }
                for part, name in PARTS
                if part == kind
            ]
        return found

    # -- worksheet, visits and grounds: parts of the case, each with a logged "show" ------------------
    def get_urls(self) -> list[URLPattern]:
        reveal = path(
            "<int:object_id>/<slug:part>/<int:part_id>/reveal/<slug:field>/",
            self.admin_site.admin_view(require_POST(self.reveal_part_view)),
            name="welfare_aidcase_reveal_part",
        )
        return [reveal, *super().get_urls()]

    def reveal_part_view(
        self, request: HttpRequest, object_id: int, part: str, part_id: int, field: str
    ) -> HttpResponse:
        """Open a sealed field of a part of the case, for whoever may open the case itself."""
        case: Any = self._object(request, str(object_id))
        if (part, field) not in PARTS:
            raise Http404
        obj = get_object_or_404(PARTS[part, field](case), pk=part_id)
        if not request.user.has_perm(self.reveal_perm, case):
            raise PermissionDenied
        text = audit.reveal(obj, field, by=request.user)  # type: ignore[arg-type]
        context: dict[str, Any] = {"value": text, "figures": []}
        if field == "worksheet":
            context = {"value": "", "figures": Worksheet.from_text(text).in_words()}
        response = TemplateResponse(request, "welfare/desk/_revealed_part.html", context)
        response["Cache-Control"] = "no-store"
        return response
