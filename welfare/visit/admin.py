from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from union_portal.core.desk.admin import DeskAdmin
from welfare.visit.models import VisitNote


@admin.register(VisitNote)
class VisitNoteAdmin(DeskAdmin):
    """No list of its own: visits are read on the page of their case. Here is only the logged "show"."""

    sealed_fields = ["note"]
    reveal_perm = "welfare.view_visitnote"
    fields = ["visited_on", "company"]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        user: Any = request.user
        return obj is not None and user.has_perm("welfare.view_visitnote", obj)
