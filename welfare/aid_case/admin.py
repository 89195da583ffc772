"""The desk of aid cases: worklists, the case page with its deeds, sealed fields, checks, visits and decisions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from union_portal.core.attachment.models import Attachment
from union_portal.core.consent.services import purposes, stands
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.notice.models import Objection
from union_portal.core.ui.templatetags.ui import day, yuan
from welfare.aid_case import forms, services
from welfare.aid_case.figures import Worksheet
from welfare.aid_case.models import AidCase, AidCheck, AidDecision
from welfare.aid_case.rules import AID, PUBLICATION, may_reveal
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
        "category",
        "amount_asked",
        "amount_granted",
        "officer",
        "applied_on",
    ]
    list_filter = [WorklistFilter, "state", "kind", "category"]
    list_select_related = ["applicant", "officer__person"]
    search_fields = ["number", "applicant__name", "applicant__staff_number"]
    date_hierarchy = "applied_on"
    fields = ["number", "state"]
    deeds = [
        Deed("take-on", _("Take on"), perm="welfare.take_on_aidcase", does=services.take_on,
             help=_("The case is yours then, and closed to the other welfare officers.")),
        Deed("check", _("Fill in the worksheet"), perm="welfare.check_aidcase", form=forms.WorksheetForm,
             does=services.record_check),
        Deed("visit", _("Note a visit"), perm="welfare.check_aidcase", form=forms.VisitForm, does=record_visit,
             tone="secondary"),
        Deed("lay-before-committee", _("Lay before the committee"), perm="welfare.check_aidcase",
             form=forms.CategoryForm, does=services.lay_before_committee),
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
        return AidCase.objects.workable_by(request.user)  # type: ignore[arg-type]

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
            visits = list(VisitNote.objects.about(case).select_related("visited_by__person"))
            context |= {
                "checks": case.checks.select_related("made_by__person", "standard"),
                "decisions": case.decisions.select_related("recorded_by__person").prefetch_related("present__person"),
                "visits": visits,
                "may_reveal": may_reveal(user, case),
                "twins": AidCase.objects.twins_of(case).values_list("number", flat=True),
                "consents": [(purposes[key].label, stands(case.applied_by, key)) for key in (AID, PUBLICATION)],
                "notice": case.notice,
                "objections": Objection.objects.filter(
                    notice__about_type__app_label="welfare", notice__about_type__model="aidcase",
                    notice__about_id=case.pk,
                ).select_related("by__person"),
                "payment": case.payment,
                "attachments": Attachment.objects.about(case),
            }  # fmt: skip
        return super().change_view(request, object_id, form_url, context)


class PartOfCaseAdmin(DeskAdmin):
    """Checks and decisions are read on the page of their case; here is only the logged "show"."""

    reveal_perm = "welfare.reveal_part_of_aidcase"

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        user: Any = request.user
        return obj is not None and user.has_perm(self.reveal_perm, obj)


@admin.register(AidCheck)
class AidCheckAdmin(PartOfCaseAdmin):
    sealed_fields = ["worksheet", "findings"]
    fields = ["suggested", "made_by"]

    def reveal_view(self, request: HttpRequest, object_id: str, field: str) -> HttpResponse:
        """The worksheet opens as a small table."""
        response = super().reveal_view(request, object_id, field)
        if field == "worksheet" and isinstance(response, TemplateResponse):
            context: dict[str, Any] = response.context_data or {}
            rows = Worksheet.from_text(context["value"]).in_words()
            context["value"] = format_html(
                '<dl class="facts">{}</dl>',
                format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", rows),
            )
        return response


@admin.register(AidDecision)
class AidDecisionAdmin(PartOfCaseAdmin):
    sealed_fields = ["grounds"]
    fields = ["outcome", "met_on"]
