from __future__ import annotations

from django.contrib import admin

from finance.voucher.models import Entry, Voucher
from union_portal.core.desk.admin import DeskAdmin


@admin.register(Voucher)
class VoucherAdmin(DeskAdmin):
    view_perm = "finance.view_voucher"


@admin.register(Entry)
class EntryAdmin(DeskAdmin):
    view_perm = "finance.view_entry"
