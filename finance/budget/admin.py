"""The budget in force at the desk: what was decided, spent, reserved, and what is left. Only a plan changes it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from finance.budget.models import BudgetLine
from members.models import User
from union_portal.core.desk.admin import DeskAdmin
from union_portal.core.ui.page import Panel
from union_portal.core.ui.templatetags.ui import figure, percent


def _reservations(user: User, line: BudgetLine) -> dict[str, Any] | None:
    found = list(line.reservations.open().select_related("reserved_by__person"))
    return {"reservations": found} if found else None


@admin.register(BudgetLine)
class BudgetLineAdmin(DeskAdmin):
    view_perm = "finance.view_budgetline"
    position = 31
    exports = True
    list_display = [
        "year",
        "account",
        "fund",
        "unit",
        "planned",
        "actual",
        "reserved",
        "available",
        "execution",
    ]
    list_display_links = ["account"]
    list_select_related = ["account", "fund", "unit"]
    list_filter = ["year", "account__element", "fund", "unit__kind"]
    search_fields = ["account__code", "account__full_name", "account__initials", "unit__name"]
    fields = ()
    change_list_template = "finance/desk/budget_lines.html"
    panels = [Panel("finance/desk/_reservations.html", _reservations)]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).with_execution()  # type: ignore[attr-defined]

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        planned, decision = (_("Budget"), figure(obj.amount)), (_("decision"), obj.source)
        if obj.is_income:
            return [
                planned, (pgettext("budget", "Received"), figure(obj.actual)),
                (_("Budget less received"), figure(obj.available)), decision,
            ]  # fmt: skip
        return [
            planned, (_("Actual"), figure(obj.actual)), (_("Reserved"), figure(obj.reserved)),
            (_("Still free"), figure(obj.available)), decision,
        ]  # fmt: skip

    @admin.display(description=_("budget"), ordering="amount")
    def planned(self, line: Any) -> str:
        return figure(line.amount)

    @admin.display(description=_("actual"), ordering="actual")
    def actual(self, line: Any) -> str:
        return figure(line.actual)

    @admin.display(description=_("reserved"), ordering="reserved")
    def reserved(self, line: Any) -> str:
        return "–" if line.is_income else figure(line.reserved)

    @admin.display(description=_("still free"), ordering="available")
    def available(self, line: Any) -> str:
        return "–" if line.is_income else figure(line.available)

    @admin.display(description=_("reached"))
    def execution(self, line: Any) -> str:
        return percent(line.actual / line.amount if line.amount else None)
