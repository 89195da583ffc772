from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from union_portal.core.audit.models import AuditEntry, AuditSeal
from union_portal.core.audit.words import words_of
from union_portal.core.desk.admin import DeskAdmin


@admin.register(AuditEntry)
class AuditEntryAdmin(DeskAdmin):
    """The audit trail for the security auditor: to read and to search, never to change."""

    view_perm = "core.view_auditentry"
    position = 10
    list_display = ["at", "by", "what", "title", "address"]
    list_display_links = ["at"]
    list_filter = ["at", "about_type"]
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
    list_display = ["sealed_at", "digest", "entry"]
    list_select_related = ["entry"]
    ordering = ["-pk"]
    fields = ["sealed_at", "entry", "previous", "digest"]
