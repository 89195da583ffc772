from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.organisation.models import BranchUnion, Campus, Committee, Department, UnionGroup
from union_portal.core.desk.admin import DeskAdmin

AT_WORK = Q(people__status__in=["ACTIVE", "LEAVE"])


class UnitAdmin(DeskAdmin):
    """Units are closed (not active any more), never deleted: people and records point to them."""

    view_perm = "members.view_organisation"
    add_perm = change_perm = "members.change_organisation"
    list_display = ["code", "name", "is_active"]
    list_display_links = ["code", "name"]
    list_filter = ["is_active"]
    search_fields = ["code", "name"]


@admin.register(Campus)
class CampusAdmin(UnitAdmin):
    position = 10


@admin.register(BranchUnion)
class BranchUnionAdmin(UnitAdmin):
    position = 12


@admin.register(UnionGroup)
class UnionGroupAdmin(UnitAdmin):
    position = 13
    list_display = ["code", "name", "branch", "is_active"]
    list_select_related = ["branch"]
    list_filter = ["branch", "is_active"]


@admin.register(Department)
class DepartmentAdmin(UnitAdmin):
    position = 11
    list_display = ["code", "name", "kind", "campus", "group", "staff", "is_active"]
    list_select_related = ["campus", "group"]
    list_filter = ["campus", "kind", "is_active"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).annotate(staff=Count("people", filter=AT_WORK))

    @admin.display(description=_("people at work"), ordering="staff")
    def staff(self, department: Any) -> int:
        return int(department.staff)


@admin.register(Committee)
class CommitteeAdmin(UnitAdmin):
    position = 21
    list_display = ["code", "name", "kind", "is_active"]
    list_filter = ["kind", "is_active"]
