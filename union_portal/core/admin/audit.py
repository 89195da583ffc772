from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from union_portal.core.audit.models import AuditEntry, AuditSeal
from union_portal.core.audit.words import words_of
from union_portal.core.desk.admin import DeskAdmin

SHOWN_OF_LINK = 16
"""Characters of a link of the chain that a list shows: enough to tell two apart."""


class KindFilter(admin.SimpleListFilter):
    """Only one kind of record, by its name in the union's words."""

    title = _("kind of record")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        entries = AuditEntry.objects.filter(about_type=OuterRef("pk"))
        kinds = ContentType.objects.filter(Exists(entries))
        return sorted(((str(kind.pk), kind.name) for kind in kinds), key=lambda choice: choice[1])

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(about_type=self.value()) if self.value() else queryset


@admin.register(AuditEntry)
class AuditEntryAdmin(DeskAdmin):
    """The audit trail for the security auditor: to read and to search, never to change."""

    view_perm = "core.view_auditentry"
    position = 10
    list_display = ["at", "by", "what", "title", "address"]
    list_display_links = ["at"]
    list_filter = ["at", KindFilter]
    list_select_related = ["by__person"]
    search_fields = ["action", "title", "by__staff_number"]
    date_hierarchy = "at"
    fields = ["at", "by", "what", "action", "title", "concerns", "details", "address", "seal"]

    @admin.display(description=_("what"), ordering="action")
    def what(self, entry: AuditEntry) -> str:
        return words_of(entry.action)

    @admin.display(description=_("seal"))
    def seal(self, entry: AuditEntry) -> str:
        found = AuditSeal.objects.filter(entry=entry).first()
        return found.digest if found else "–"


@admin.register(AuditSeal)
class AuditSealAdmin(DeskAdmin):
    """The chain's links; its head is the first of the list."""

    view_perm = "core.view_auditseal"
    position = 11
    list_display = ["sealed_at", "entry", "link"]
    list_select_related = ["entry"]
    ordering = ["-pk"]
    fields = ["sealed_at", "entry", "previous", "digest"]

    @admin.display(description=_("link"))
    def link(self, seal: AuditSeal) -> str:
        return f"{seal.digest[:SHOWN_OF_LINK]}…"
