from __future__ import annotations

from django.contrib import admin

from finance.account.models import Account, Fund
from union_portal.core.desk.admin import DeskAdmin


@admin.register(Account)
class AccountAdmin(DeskAdmin):
    view_perm = "finance.view_account"


@admin.register(Fund)
class FundAdmin(DeskAdmin):
    view_perm = "finance.view_fund"
