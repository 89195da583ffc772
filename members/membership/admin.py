from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.membership import services
from members.membership.forms import EndForm
from members.membership.models import Membership
from members.person.columns import department, staff_number
from union_portal.core.desk.admin import Deed, DeskAdmin


@admin.register(Membership)
class MembershipAdmin(DeskAdmin):
    """Periods of membership. Adding one admits a colleague; ending one is a deed."""

    view_perm = "members.view_membership"
    position = 2
    add_perm = "members.admit_member"
    fields = ["person", "state", "member_no", "since", "until"]
    list_display = [
        "person",
        staff_number,
        department,
        "state",
        "member_no",
        "since",
        "until",
    ]
    list_select_related = ["person__department"]
    list_filter = ["state", "person__department__campus"]
    search_fields = ["person__name", "person__staff_number", "person__initials", "member_no"]
    autocomplete_fields = ["person"]
    deeds = [
        Deed(
            "end",
            _("End the membership"),
            perm="members.end_membership",
            form=EndForm,
            does=services.end_membership,
            when=lambda membership: membership.until is None,
            tone="danger",
        )
    ]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Adding goes through the service; there is no changing."""
        membership = services.admit(
            obj.person,
            since=obj.since,
            until=obj.until,
            member_no=obj.member_no,
            state=obj.state,
            by=request.user,  # type: ignore[arg-type]
        )
        obj.pk = membership.pk
