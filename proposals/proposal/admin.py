"""The committee's desk: submissions to review and decide."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from proposals.proposal.models import Category
from proposals.proposal.timeline import steps_of
from proposals.proposal.workflow import State
from union_portal.core.desk.admin import DeskAdmin
from union_portal.core.ui.page import Step


class WaitingFilter(admin.SimpleListFilter):
    title = _("worklist")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("review", _("To review")), ("late", _("Came late"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "review":
                return queryset.waiting_for_review()
            case "late":
                return queryset.late()
        return queryset


class SubmissionRoom(DeskAdmin):
    """Submissions (份): the committee reads and decides. ``proposals.admin`` adds the deeds."""

    view_perm = "proposals.desk_proposals"
    list_display = ["number", "title", "state", "proposer", "category", "submitted_at"]
    list_display_links = ["title"]
    list_filter = [WaitingFilter, "state", "category", "session"]
    list_select_related = ["proposer", "category", "session__term"]
    search_fields = ["title"]
    search_help_text = _("Part of the subject, or the whole number")
    change_form_template = "proposals/desk/proposal.html"
    exports = True

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        return queryset.matching(search_term), False  # type: ignore[attr-defined]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """What was handed in; a member's own drafts are written in the portal."""
        return super().get_queryset(request).exclude(state__in=[State.DRAFT, State.SECONDING])

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        pairs = [
            (_("Proposer"), obj.author_name),
            (_("Delegation"), obj.delegation),
            (_("Seconders"), "、".join(str(person) for person in obj.seconders)),
            (_("Kind of submission"), obj.get_kind_display()),
            (_("Category"), obj.category),
            (_("Congress session"), obj.session),
            (_("Suggested department"), obj.suggested_department),
            (_("Name withheld"), _("Yes") if obj.name_withheld else ""),
            (_("Confidential"), _("Not in the open ledger") if obj.confidential else ""),
        ]
        return [(label, value) for label, value in pairs if value]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """No form: the page shows the text, and deeds change what may be changed."""
        return []

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return super().head(request, obj) | {"number": ""}  # the title begins with it

    def steps(self, request: HttpRequest, obj: Any) -> list[Step]:
        return steps_of(obj, author=obj.author_name)


@admin.register(Category)
class CategoryAdmin(DeskAdmin):
    """The house's own list of categories; one that is no longer used is switched off, never deleted."""

    position = 81
    view_perm = "proposals.desk_proposals"
    add_perm = change_perm = "proposals.change_category"
    list_display = ["name", "code", "position", "is_active"]
    fields = ["code", "name", "position", "is_active"]
