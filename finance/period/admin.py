from __future__ import annotations

from django.contrib import admin

from finance.period.models import MonthBalance, Period
from union_portal.core.desk.admin import DeskAdmin


@admin.register(Period)
class PeriodAdmin(DeskAdmin):
    view_perm = "finance.view_period"


@admin.register(MonthBalance)
class MonthBalanceAdmin(DeskAdmin):
    view_perm = "finance.view_monthbalance"
