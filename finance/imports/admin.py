from __future__ import annotations

from django.contrib import admin

from finance.imports.models import VoucherImport
from union_portal.core.desk.admin import DeskAdmin


@admin.register(VoucherImport)
class VoucherImportAdmin(DeskAdmin):
    view_perm = "finance.view_voucherimport"
