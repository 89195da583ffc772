"""Month balances at the desk; the months themselves stand with their closing."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from finance.period.models import MonthBalance
from union_portal.core.desk.admin import DeskAdmin
from union_portal.core.ui.templatetags.ui import figure


@admin.register(MonthBalance)
class MonthBalanceAdmin(DeskAdmin):
    """What was posted per month, account, fund and occasion."""

    view_perm = "finance.view_monthbalance"
    position = 64
    list_display = ["period", "account", "fund", "item", "kind", "debit_side", "credit_side"]
    list_select_related = ["period", "account", "fund"]
    list_filter = ["period__year", "period__month", "kind", "account__element", "fund"]
    search_fields = ["account__code", "account__full_name", "account__initials", "item"]
    fields = ["period", "account", "fund", "item", "kind", "debit", "credit"]

    @admin.display(description=_("debit"), ordering="debit")
    def debit_side(self, balance: MonthBalance) -> str:
        return figure(balance.debit)

    @admin.display(description=_("credit"), ordering="credit")
    def credit_side(self, balance: MonthBalance) -> str:
        return figure(balance.credit)
