"""Accounting units at the desk."""

from __future__ import annotations

from django.contrib import admin

from finance.unit.models import Unit
from union_portal.core.desk.admin import DeskAdmin


@admin.register(Unit)
class UnitAdmin(DeskAdmin):
    view_perm = "finance.view_unit"
    position = 30
    list_display = ["name", "kind", "is_closed"]
    list_filter = ["kind", "is_closed"]
    search_fields = ["name"]
    fields = ["name", "kind", "branch", "group", "is_closed"]
