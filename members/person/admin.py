from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from import_export.admin import ExportMixin
from import_export.formats.base_formats import CSV, XLSX

from members.person.models import Person
from members.person.resources import PersonResource
from union_portal.core.audit import services as audit
from union_portal.core.desk.admin import DeskAdmin

FORMATS = {"xlsx": XLSX, "csv": CSV}


@admin.register(Person)
class PersonAdmin(ExportMixin, DeskAdmin):
    """The staff register. It is changed by the HR file alone; the export has the columns of that file."""

    view_perm = "members.view_person"
    position = 1
    resource_classes = [PersonResource]
    import_export_change_list_template = "members/admin/person_list.html"
    to_encoding = "utf-8-sig"
    list_display = ["staff_number", "name", "sex", "department", "job_title", "employment", "status"]
    list_display_links = ["staff_number", "name"]
    list_select_related = ["department"]
    list_filter = ["status", "department__campus", "department__kind", "employment", "sex", "department"]
    search_fields = ["name"]
    search_help_text = _("Name, staff number or pinyin initials")

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """Each word may be a part of the name, a staff number or initials."""
        for word in search_term.split():
            queryset = queryset.named(word)  # type: ignore[attr-defined]
        return queryset, False

    def facts(self, request: HttpRequest, obj: models.Model) -> list[tuple[Any, Any]]:
        """The person's data; mobile and e-mail masked for those who need not reach people."""
        person: Any = obj
        may = request.user.has_perm("members.see_contacts", person)
        return [
            (_("staff number"), person.staff_number),
            (_("name"), person.name),
            (_("sex"), person.get_sex_display()),
            (_("date of birth"), person.birth_date),
            (_("department"), f"{person.department} · {person.department.campus}"),
            (_("union group"), person.department.group),
            (_("job title"), person.job_title),
            (_("employment"), person.get_employment_display()),
            (_("joined the hospital on"), person.joined_on),
            (_("status"), person.get_status_display()),
            (_("left on"), person.left_on),
            (_("mobile"), person.mobile if may else person.masked_mobile),
            (_("e-mail"), person.email if may else person.masked_email),
        ]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return []  # the facts show them, masked where they must be

    # -- export -----------------------------------------------------------------------------------------
    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("members.export_person")

    def get_export_formats(self) -> list[Any]:
        return [XLSX, CSV]

    def export_action(self, request: HttpRequest) -> HttpResponse:
        """Exactly what the list shows, as XLSX or CSV (``as=csv``); who exported how many is in the audit trail."""
        user: Any = request.user
        wanted = request.GET.get("as", "xlsx")
        query = request.GET.copy()
        query.pop("as", None)
        request.GET = query  # type: ignore[assignment]
        if not self.has_export_permission(request):
            return super().export_action(request)
        queryset = self.get_export_queryset(request).select_related("department__campus")
        audit.record(
            "members.person.exported",
            None,
            by=user,
            rows=queryset.count(),
            filter=query.urlencode(),
        )
        return self._do_file_export(FORMATS.get(wanted, XLSX)(), request, queryset)
