"""At the desk: urging on the case's page, and the rooms of checks and findings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext

from members.models import User
from proposals.case.models import ProposalCase
from proposals.supervision import services
from proposals.supervision.forms import (
    AcceptForm,
    AskAgainForm,
    CheckForm,
    ConcludeForm,
    CorrectionForm,
    FindingForm,
    SampleForm,
    UrgeForm,
)
from proposals.supervision.models import Check, Finding
from proposals.supervision.workflow import State
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.errors import DomainError
from union_portal.core.ui.page import Panel

DEEDS = [
    Deed(
        "urge", _("Urge the department"), perm="proposals.urge_proposalcase", form=UrgeForm, does=services.urge,
        when=lambda case: case.state in services.URGEABLE, tone="secondary", done=_("The department has your words."),
    ),
    Deed(
        "check", _("Check this case"), perm="proposals.check_proposalcase", does=services.begin_check,
        when=lambda case: case.lead_department_id is not None and not case.checks.open().exists(), tone="secondary",
        help=_("Content, procedure and timeliness are looked at; the department and the committee read what you find."),
        done=_("The check has begun. You find it under “Checks”."),
    ),
]  # fmt: skip
"""What supervision adds to a case."""


def _urgings(user: User, case: ProposalCase) -> dict[str, Any] | None:
    urgings = case.urgings.select_related("by__person", "department")
    return {"urgings": urgings} if urgings else None


def _checks(user: User, case: ProposalCase) -> dict[str, Any] | None:
    if not user.has_perm("proposals.desk_findings"):
        return None
    checks = case.checks.select_related("begun_by__person").prefetch_related("findings")
    return {"checks": checks} if checks else None


URGINGS = Panel("proposals/desk/_urgings.html", _urgings)
CHECKS = Panel("proposals/desk/_checks.html", _checks)


class StandingFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("open", _("Under way")), ("over", _("Concluded"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "open":
                return queryset.open()
            case "over":
                return queryset.exclude(concluded_at=None)
        return queryset


@admin.register(Check)
class CheckAdmin(DeskAdmin):
    """Checks (督查): the discipline supervisor chooses a case or draws a sample, and notes what he finds."""

    view_perm = "proposals.desk_checks"
    position = 10
    add_perm = "proposals.begin_check"
    form = CheckForm
    autocomplete_fields = ["case"]
    list_display = ["case_label", "department", "reason", "begun_by", "begun_at", "concluded_at"]
    list_display_links = ["case_label"]
    list_filter = [StandingFilter, "reason", "case__session"]
    list_select_related = ["case__lead_department", "begun_by__person"]
    exports = True
    change_list_template = "proposals/desk/checks.html"
    change_form_template = "proposals/desk/check.html"
    deeds = [
        Deed(
            "finding", _("Note a finding"), perm="proposals.run_check", form=FindingForm, does=services.add_finding,
            when=lambda check: not check.is_over,
        ),
        Deed(
            "conclude", _("Conclude the check"), perm="proposals.run_check", form=ConcludeForm, does=services.conclude,
            when=lambda check: not check.is_over, tone="secondary",
            help=_("Content, procedure and timeliness must each have been looked at, and every correction accepted."),
        ),
    ]  # fmt: skip

    @admin.display(description=_("proposal case"), ordering="case__number")
    def case_label(self, check: Check) -> str:
        return str(check.case)

    @admin.display(description=_("department"), ordering="case__lead_department")
    def department(self, check: Check) -> Any:
        return check.case.lead_department

    def get_form(
        self, request: HttpRequest, obj: models.Model | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        return type("CheckForm", (form,), {"user": request.user})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return [] if obj else [(None, {"fields": ["case"]})]

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        """Beginning goes through the service; there is no changing."""
        user: Any = request.user
        obj.pk = services.begin_check(obj.case, by=user).pk

    # -- drawing a sample -------------------------------------------------------------------------------
    def get_urls(self) -> list[URLPattern]:
        draw = path("sample/", self.admin_site.admin_view(self.sample_view), name="proposals_check_sample")
        return [draw, *super().get_urls()]

    def sample_view(self, request: HttpRequest) -> HttpResponse:
        """Draw the cases of a session that the rule of the house would have checked (抽查)."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        user: Any = request.user
        form = SampleForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                checks = services.draw_sample(form.cleaned_data["session"], by=user)
            except DomainError as error:
                form.add_error(None, str(error))
            else:
                count = len(checks)
                words = ngettext("%(n)d case is to be checked.", "%(n)d cases are to be checked.", count)
                messages.success(request, words % {"n": count})
                return redirect(self._address("changelist"))
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "form": form, "title": _("Draw a sample"), "back_url": self._address("changelist"),
        }  # fmt: skip
        return TemplateResponse(
            request, "proposals/desk/check_sample.html", context, status=422 if form.errors else 200
        )

    # -- the page of a check ----------------------------------------------------------------------------
    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        over = obj.is_over
        return {
            "state_label": _("Concluded") if over else _("Under way"),
            "tone": "success" if over else "info",
        }

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        pairs = [
            (_("Lead department"), obj.case.lead_department),
            (_("Why"), obj.get_reason_display()),
            (_("Supervisor"), obj.begun_by),
            (_("Conclusion"), obj.conclusion),
        ]
        return [(label, value) for label, value in pairs if value]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        check: Any = self.get_object(request, object_id)
        context: dict[str, Any] = dict(extra_context or {})
        if check is not None:
            context |= {
                "case_url": check.case.get_absolute_url(),
                "findings": check.findings.select_related("found_by__person", "answered_by__person"),
            }
        return super().change_view(request, object_id, form_url, context)


class FindingFilter(admin.SimpleListFilter):
    title = _("worklist")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("correct", _("To be corrected")), ("judge", _("To be judged")), ("overdue", _("Overdue"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "correct":
                return queryset.filter(state=State.ASKED)
            case "judge":
                return queryset.to_judge()
            case "overdue":
                return queryset.overdue(on=timezone.localdate())
        return queryset


@admin.register(Finding)
class FindingAdmin(DeskAdmin):
    """Findings and corrections: the department reports, the supervisor accepts or asks again."""

    view_perm = "proposals.desk_findings"
    position = 12
    list_display = ["__str__", "aspect", "grade", "state", "due_on"]
    list_filter = [FindingFilter, "state", "aspect", "grade"]
    list_select_related = ["check_of__case"]
    exports = True
    deeds = [
        Deed(
            "correct", _("Report the correction"), perm="proposals.correct_finding", form=CorrectionForm,
            does=services.report_correction, when=lambda finding: finding.state == State.ASKED,
            done=_("The supervisor has been told."),
        ),
        Deed(
            "accept", _("Accept the correction"), perm="proposals.judge_finding", form=AcceptForm,
            does=services.close_finding, when=lambda finding: finding.state == State.ANSWERED,
        ),
        Deed(
            "ask-again", _("Ask again"), perm="proposals.judge_finding", form=AskAgainForm, does=services.ask_again,
            when=lambda finding: finding.state == State.ANSWERED, tone="secondary",
        ),
    ]  # fmt: skip

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return []

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        due_on = obj.due_on if obj.state == State.ASKED else None
        return {"state_label": obj.get_state_display(), "tone": obj.tone, "due_on": due_on}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        pairs = [
            (_("Aspect"), obj.get_aspect_display()), (_("Grade"), obj.get_grade_display()), (_("Finding"), obj.words),
            (_("Found by"), obj.found_by), (pgettext("supervision", "Correction"), obj.answer), (_("Reported by"), obj.answered_by),
            (_("Supervisor's words"), obj.verdict),
        ]  # fmt: skip
        return [(label, value) for label, value in pairs if value]
