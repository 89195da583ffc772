from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from members.person.models import Person
from union_portal.core.attachment.services import XLSX
from union_portal.core.audit import services as audit
from union_portal.core.desk.admin import DeskAdmin
from union_portal.core.http import download

FORMATS = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8"}


@admin.register(Person)
class PersonAdmin(DeskAdmin):
    """The staff register. It is changed by the HR file alone; the export has the columns of that file."""

    view_perm = "members.view_person"
    position = 1
    change_list_template = "members/admin/person_list.html"
    list_display = ["staff_number", "name", "sex", "department", "job_title", "employment", "status"]
    list_display_links = ["staff_number", "name"]
    lookups = ["user__isnull"]
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
    def get_urls(self) -> list[URLPattern]:
        export = self.admin_site.admin_view(require_safe(self.export))
        return [path("export/", export, name="members_person_export"), *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        may = {"has_export_permission": request.user.has_perm("members.export_person")}
        return super().changelist_view(request, may | (extra_context or {}))

    def export(self, request: HttpRequest) -> HttpResponse:
        """Exactly what the list shows, as XLSX or CSV (``as=csv``); who exported how many is in the audit trail."""
        from members.person import resources  # brings tablib and openpyxl, which no other page needs

        if not request.user.has_perm("members.export_person"):
            raise PermissionDenied
        query = request.GET.copy()
        ending = "csv" if query.pop("as", []) == ["csv"] else "xlsx"
        request.GET = query  # type: ignore[assignment]
        people = self.get_changelist_instance(request).get_queryset(request)
        people = people.select_related("department__campus")
        user: Any = request.user
        audit.record("members.person.exported", None, by=user, rows=people.count(), filter=query.urlencode())
        name = f"{self.opts.verbose_name_plural}-{timezone.localdate()}.{ending}"
        return download(resources.as_file(people, ending), name, FORMATS[ending])
