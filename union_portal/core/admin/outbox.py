from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.outbox import services
from union_portal.core.outbox.models import OutboxMessage


class Standing(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("given-up", _("given up")), ("waiting", _("waiting")), ("done", _("done"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "given-up":
                return queryset.given_up()
            case "waiting":
                return queryset.filter(done_at=None, failed_at=None)
            case "done":
                return queryset.exclude(done_at=None)
        return queryset


@admin.register(OutboxMessage)
class OutboxMessageAdmin(DeskAdmin):
    """What the portal still has to send or to run. The contents stay closed: they may be about anybody's matters."""

    view_perm = "core.view_outboxmessage"
    position = 23
    list_display = ["kind", "created_at", "due_at", "attempts", "done_at", "failed_at"]
    list_filter = [Standing, "kind"]
    fields = ["kind", "created_at", "due_at", "attempts", "done_at", "failed_at", "error"]
    deeds = [
        Deed(
            "retry",
            _("Try again"),
            perm="core.retry_outboxmessage",
            does=services.retry,
            when=lambda message: message.failed_at is not None,
        )
    ]
