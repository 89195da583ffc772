"""The chart of accounts and the earmarked funds at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from finance.account import services
from finance.account.forms import NameForm, SubAccountForm
from finance.account.models import Account, Fund
from union_portal.core.desk.admin import Deed, DeskAdmin


@admin.register(Account)
class AccountAdmin(DeskAdmin):
    """The accounts of 2021, never renamed, and below them the union's own, opened by a deed."""

    view_perm = "finance.view_account"
    position = 80
    exports = True
    list_display = ["code", "full_name", "element", "is_leaf", "is_basic", "is_own", "is_closed"]
    list_filter = ["element", "is_leaf", "is_basic", "is_own", "is_closed"]
    search_fields = ["code", "full_name", "initials"]
    fields = ["code", "full_name", "element", "parent", "is_leaf", "is_basic", "is_own", "is_closed", "chart"]
    list_per_page = 100
    deeds = [
        Deed(
            "divide", _("Open a sub-account"), perm="finance.keep_books", does=services.open_sub_account,
            form=SubAccountForm, when=lambda account: account.may_have_own,
            help=_("Where this account has entries already, move its balance to the sub-accounts by a voucher and then close it."),
        ),
        Deed(
            "rename", _("Rename"), perm="finance.keep_books", does=services.rename_account, form=NameForm,
            when=lambda account: account.is_own, tone="secondary",
        ),
        Deed(
            "close", _("Close the account"), perm="finance.keep_books", does=services.close_account,
            when=lambda account: account.is_leaf and not account.is_closed, tone="danger",
            help=_("It takes no more entries; what stands on it stays."),
        ),
        Deed(
            "open", _("Open the account again"), perm="finance.keep_books", does=services.open_account,
            when=lambda account: account.is_closed,
        ),
    ]  # fmt: skip


@admin.register(Fund)
class FundAdmin(DeskAdmin):
    view_perm = "finance.view_fund"
    position = 81
    add_perm = "finance.keep_books"
    list_display = ["code", "name", "purpose", "is_closed"]
    search_fields = ["code", "name"]
    fields = ["code", "name", "purpose"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        fund = services.open_fund(by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        obj.pk = fund.pk
