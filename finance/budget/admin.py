from __future__ import annotations

from django.contrib import admin

from finance.budget.models import BudgetLine
from union_portal.core.desk.admin import DeskAdmin


@admin.register(BudgetLine)
class BudgetLineAdmin(DeskAdmin):
    view_perm = "finance.view_budgetline"
