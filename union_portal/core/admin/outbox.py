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
        return [("given-up", _("given up")), ("waiting", _("to be sent")), ("done", _("sent"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "given-up":
                return queryset.given_up()
            case "waiting":
                return queryset.filter(done_at=None, failed_at=None)
            case "done":
                return queryset.exclude(done_at=None)
        return queryset


class Kind(admin.SimpleListFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(services.labels.items())

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(kind=self.value()) if self.value() else queryset


@admin.register(OutboxMessage)
class OutboxMessageAdmin(DeskAdmin):
    """What the portal still has to send or to run. The contents stay closed: they may be about anybody's matters."""

    view_perm = "core.view_outboxmessage"
    position = 23
    list_display = ["label", "created_at", "due_at", "attempts", "done_at", "failed_at"]
    list_filter = [Standing, Kind]
    fields = ["label", "created_at", "due_at", "attempts", "done_at", "failed_at", "error"]
    deeds = [
        Deed(
            "retry",
            _("Try again"),
            perm="core.retry_outboxmessage",
            does=services.retry,
            when=lambda message: message.failed_at is not None,
        )
    ]

    @admin.display(description=_("kind"), ordering="kind")
    def label(self, message: OutboxMessage) -> Any:
        return services.labels.get(message.kind, message.kind)
