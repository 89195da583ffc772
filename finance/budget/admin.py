"""The budget at the desk: what was decided, spent, reserved, and what is left."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from finance.budget import services
from finance.budget.forms import BudgetForm
from finance.budget.models import BudgetLine
from union_portal.core.desk.admin import DeskAdmin
from union_portal.core.ui.templatetags.ui import figure, percent


@admin.register(BudgetLine)
class BudgetLineAdmin(DeskAdmin):
    view_perm = "finance.view_budgetline"
    add_perm = "finance.keep_books"
    change_perm = "finance.keep_books"
    form = BudgetForm
    list_display = ["year", "account", "planned", "actual", "reserved", "available", "execution"]
    list_display_links = ["account"]
    list_select_related = ["account"]
    list_filter = ["year", "account__element"]
    search_fields = ["account__code", "account__full_name", "account__initials"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).with_execution()  # type: ignore[attr-defined]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["year", "account"] if obj else []

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        user: Any = request.user
        line = services.set_budget(
            year=obj.year, account=obj.account, amount=obj.amount, source=obj.source, by=user
        )
        obj.pk = line.pk

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return [
            (_("Budget"), figure(obj.amount)), (_("Actual"), figure(obj.actual)),
            (_("Reserved"), figure(obj.reserved)), (_("Still free"), figure(obj.available)),
        ]  # fmt: skip

    @admin.display(description=_("budget"), ordering="amount")
    def planned(self, line: Any) -> str:
        return figure(line.amount)

    @admin.display(description=_("actual"), ordering="actual")
    def actual(self, line: Any) -> str:
        return figure(line.actual)

    @admin.display(description=_("reserved"), ordering="reserved")
    def reserved(self, line: Any) -> str:
        return figure(line.reserved)

    @admin.display(description=_("still free"), ordering="available")
    def available(self, line: Any) -> str:
        return figure(line.available)

    @admin.display(description=_("reached"))
    def execution(self, line: Any) -> str:
        return percent(line.actual / line.amount if line.amount else None)
