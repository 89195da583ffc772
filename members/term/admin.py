from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.person.columns import department, staff_number
from members.term.forms import TermForm
from members.term.models import Delegation, Mandate, Term
from union_portal.core.desk.admin import DeskAdmin


class TermRoomAdmin(DeskAdmin):
    """Terms, delegations and mandates are kept by the union office; every change is in the audit trail."""

    view_perm = "members.view_mandate"
    add_perm = change_perm = "members.change_mandate"


@admin.register(Term)
class TermAdmin(TermRoomAdmin):
    position = 22
    form = TermForm
    list_display = ["body", "term_no", "starts_on", "ends_on"]
    list_filter = ["body"]


@admin.register(Delegation)
class DelegationAdmin(TermRoomAdmin):
    position = 23
    list_display = ["name", "term", "delegates"]
    list_filter = ["term"]
    list_select_related = ["term"]
    search_fields = ["name"]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(
            db_field, request, **kwargs | {"widget": forms.CheckboxSelectMultiple}
        )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).annotate(delegates=Count("mandates"))

    @admin.display(description=_("delegates"), ordering="delegates")
    def delegates(self, delegation: Any) -> int:
        return int(delegation.delegates)


@admin.register(Mandate)
class MandateAdmin(TermRoomAdmin):
    position = 24
    list_display = [
        "person",
        staff_number,
        department,
        "delegation",
        "is_head",
        "since",
        "ended_on",
    ]
    list_select_related = ["person__department", "delegation"]
    list_filter = ["term", "delegation", "is_head"]
    search_fields = ["person__name", "person__staff_number", "person__initials"]
    autocomplete_fields = ["person"]
