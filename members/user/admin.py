from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.user import services
from members.user.forms import ReasonForm
from members.user.models import User
from union_portal.core.desk.admin import Deed, DeedForm, DeskAdmin


class ActivatedFilter(admin.SimpleListFilter):
    """Whether the person has signed in for the first time."""

    title = _("activated")
    parameter_name = "activated"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Has a password")), ("no", _("Waits for a first sign-in"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        waiting = User.objects.without_password().values("pk")
        match self.value():
            case "yes":
                return queryset.exclude(pk__in=waiting)
            case "no":
                return queryset.filter(pk__in=waiting)
        return queryset


@admin.register(User)
class UserAdmin(DeskAdmin):
    """Accounts: they come and go with the staff register. Nobody here sets or sees a password."""

    view_perm = "members.view_user"
    position = 3
    list_display = ["staff_number", "name", "department", "activated", "is_active", "last_login"]
    list_select_related = ["person__department"]
    list_filter = [ActivatedFilter, "is_active", "person__department"]
    search_fields = ["staff_number", "person__name", "person__initials"]
    deeds = [
        Deed(
            "issue-code",
            _("Issue an activation code"),
            perm="members.issue_activation_code",
            does=services.issue_code,
            when=lambda user: user.is_active,
            form=DeedForm,
            answer="members/admin/activation_code.html",
            help=_("An earlier code stops working. Hand the new one to the person, not to anybody else."),
        ),
        Deed(
            "disable",
            _("Disable the account"),
            perm="members.disable_user",
            form=ReasonForm,
            does=services.disable,
            when=lambda user: user.is_active,
            tone="danger",
            help=_("Open sessions end at once."),
        ),
        Deed(
            "enable",
            _("Enable the account"),
            perm="members.disable_user",
            form=ReasonForm,
            does=services.enable,
            when=lambda user: not user.is_active,
        ),
    ]

    @admin.display(description=_("name"), ordering="person__name")
    def name(self, user: User) -> str:
        return str(user)

    @admin.display(description=_("department"), ordering="person__department")
    def department(self, user: User) -> str:
        return str(user.person.department) if user.person else ""

    @admin.display(description=_("activated"), boolean=True)
    def activated(self, user: User) -> bool:
        return user.has_usable_password()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return []  # the facts show them, masked where they must be

    def facts(self, request: HttpRequest, obj: models.Model) -> list[tuple[Any, Any]]:
        user: Any = obj
        may = request.user.has_perm("members.see_contacts", user.person)
        code = user.activation_codes.open().first()
        return [
            (_("staff number"), user.staff_number),
            (_("name"), user.person.name),
            (_("department"), user.person.department),
            (_("e-mail"), user.email if may else user.person.masked_email),
            (_("mobile"), user.mobile if may else user.person.masked_mobile),
            (_("active"), _("Yes") if user.is_active else _("No")),
            (_("activated"), _("Yes") if user.has_usable_password() else _("No")),
            (_("last sign-in"), user.last_login),
            (_("activation code valid until"), code.expires_at if code else None),
        ]
