"""Months and their balances at the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from finance.period import services
from finance.period.models import MonthBalance, Period
from union_portal.core.desk.admin import Deed, DeedForm, DeskAdmin
from union_portal.core.ui.templatetags.ui import figure


class ReopenForm(DeedForm):
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("An exception; it is recorded."))


@admin.register(Period)
class PeriodAdmin(DeskAdmin):
    """Accounting months; they open by themselves."""

    view_perm = "finance.view_period"
    list_display = ["__str__", "unposted", "closed_at", "closed_by"]
    list_select_related = ["closed_by__person"]
    list_filter = ["year"]
    fields = ["year", "month", "closed_at", "closed_by"]
    deeds = [
        Deed(
            "close", _("Close the month"), perm="finance.keep_books", does=services.close_period,
            when=lambda period: not period.is_closed, help=_("No voucher enters a closed month any more."),
        ),
        Deed(
            "reopen", _("Reopen the month"), perm="finance.keep_books", does=services.reopen_period,
            form=ReopenForm, when=lambda period: period.is_closed, tone="danger",
        ),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        unposted = models.Count("vouchers", filter=~models.Q(vouchers__state="POSTED"))
        return super().get_queryset(request).annotate(unposted_count=unposted)

    @admin.display(description=_("not posted yet"))
    def unposted(self, period: Any) -> int:
        return int(period.unposted_count)


@admin.register(MonthBalance)
class MonthBalanceAdmin(DeskAdmin):
    """What was posted per month, account, fund and occasion."""

    view_perm = "finance.view_monthbalance"
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
