from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from union_portal.core.desk.admin import Deed, DeedForm, DeskAdmin
from union_portal.core.notice import services
from union_portal.core.notice.models import Objection, PublicNotice


class EndForm(DeedForm):
    reason = forms.CharField(label=_("reason"), max_length=200)


@admin.register(PublicNotice)
class PublicNoticeAdmin(DeskAdmin):
    """Public notices, past and present. What they are about is worked on in its own area."""

    view_perm = "core.view_publicnotice"
    position = 1
    list_display = ["title", "starts_on", "ends_on", "ended_at", "objections"]
    list_filter = ["starts_on"]
    search_fields = ["title"]
    fields = ["title", "body", "starts_on", "ends_on", "ended_at", "published_by"]
    deeds = [
        Deed(
            "end",
            _("Take off the portal"),
            perm="core.end_publicnotice",
            form=EndForm,
            does=services.end_notice,
            when=lambda notice: not notice.is_over(on=timezone.localdate()),
            tone="danger",
        )
    ]

    def get_queryset(self, request: Any) -> Any:
        rows: Any = super().get_queryset(request)
        return rows.with_objection_count()

    @admin.display(description=_("objections"))
    def objections(self, notice: Any) -> int:
        return int(notice.objection_count)


@admin.register(Objection)
class ObjectionAdmin(DeskAdmin):
    """Objections to public notices, for those who work on the case and for the discipline supervisor."""

    view_perm = "core.view_objection"
    position = 2
    list_display = ["created_at", "notice", "by"]
    list_select_related = ["notice", "by__person"]
    fields = ["notice", "by", "created_at", "text"]
