from __future__ import annotations

from django.contrib import admin

from proposals.session.models import CongressSession
from union_portal.core.desk.admin import DeskAdmin


@admin.register(CongressSession)
class CongressSessionAdmin(DeskAdmin):
    """The congress' sessions and their windows, entered by the committee's secretary."""

    position = 80
    view_perm = "proposals.view_congresssession"
    add_perm = change_perm = "proposals.change_congresssession"
    list_display = ["__str__", "opens_on", "closes_on", "held_on"]
    list_select_related = ["term"]
    fields = ["term", "session_no", "opens_on", "closes_on", "held_on"]
