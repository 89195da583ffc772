"""Accounting units at the desk: what there is, and who belongs to clubs."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from finance.unit import forms, services
from finance.unit.models import Unit
from members.models import User
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.ui.page import Panel


def _people(user: User, unit: Unit) -> dict[str, Any] | None:
    people = list(unit.people.current().select_related("person__department").order_by("role", "person"))
    return {"people": people, "unit": unit} if people or unit.has_list else None


@admin.register(Unit)
class UnitAdmin(DeskAdmin):
    view_perm = "finance.view_unit"
    add_perm = "finance.keep_units"
    position = 35
    list_display = ["name", "kind", "is_closed"]
    list_filter = ["kind", "is_closed"]
    search_fields = ["name"]
    panels = [Panel("finance/desk/_unit_people.html", _people)]
    deeds = [
        Deed(
            "add", _("Put people on the list"), perm="finance.keep_units", form=forms.AddForm,
            does=services.add_people, when=lambda unit: not unit.is_closed,
            help=_("Members of a club; for every unit who keeps its money."),
        ),
        Deed(
            "remove", _("Take people off the list"), perm="finance.keep_units", form=forms.RemoveForm,
            does=services.remove_people, when=lambda unit: unit.people.current().exists(), tone="secondary",
        ),
        Deed(
            "kind", _("Say what it is"), perm="finance.keep_units", form=forms.KindForm, does=services.set_kind,
            when=lambda unit: not unit.branch_id and not unit.group_id, tone="secondary",
        ),
    ]  # fmt: skip

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, **kwargs | {"form": forms.UnitForm})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return super().get_fieldsets(request, obj) if obj is None else []

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        user: Any = request.user
        made = services.open_unit(name=obj.name, kind=obj.kind, by=user)
        obj.__dict__.update(made.__dict__)

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        body: tuple[Any, Any] = (
            (_("branch union"), obj.branch) if obj.branch else (_("union group"), obj.group)
        )
        return [
            (_("kind"), obj.get_kind_display()),
            *([body] if body[1] else []),
            (
                _("Its books"),
                format_html(
                    '<a href="{}">{}</a>', reverse("finance:unit", args=[obj.public_id]), _("Open its books")
                ),
            ),
        ]
