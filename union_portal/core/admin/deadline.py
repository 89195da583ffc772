from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from union_portal.core.deadline.models import Deadline
from union_portal.core.deadline.services import kinds
from union_portal.core.desk.admin import DeskAdmin


class Standing(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("running", _("running")), ("overdue", _("overdue"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "running":
                return queryset.running()
            case "overdue":
                return queryset.overdue(on=timezone.localdate())
        return queryset


@admin.register(Deadline)
class DeadlineAdmin(DeskAdmin):
    """All that is due, in all areas; each leads to its record."""

    view_perm = "core.view_deadline"
    position = 22
    list_display = ["title", "label", "due_on", "met_at", "cancelled_at", "rung"]
    list_filter = [Standing, "due_on"]
    search_fields = ["title"]
    fields = [
        "record", "label", "due_on", "counted_from", "working_days", "source", "responsible", "escalate_to", "rung",
        "met_at", "cancelled_at",
    ]  # fmt: skip

    @admin.display(description=_("kind"), ordering="kind")
    def label(self, deadline: Deadline) -> Any:
        return kinds[deadline.kind].label if deadline.kind in kinds else deadline.kind

    @admin.display(description=_("matter"))
    def record(self, deadline: Deadline) -> str:
        return (
            format_html('<a href="{}">{}</a>', deadline.url, deadline.title)
            if deadline.url
            else deadline.title
        )
