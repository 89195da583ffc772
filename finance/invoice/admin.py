"""Invoices at the desk: found by number, seller or sum, to answer whether one was claimed on before."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html

from finance.invoice.models import Invoice
from union_portal.core.desk.admin import DeskAdmin


@admin.register(Invoice)
class InvoiceAdmin(DeskAdmin):
    view_perm = "finance.view_invoice"
    position = 14
    exports = True
    list_display = ["number", "code", "issued_on", "amount", "seller_name", "source", "is_held", "taken_at"]
    list_filter = ["is_held", "source", "issued_on"]
    search_fields = ["number", "code", "seller_name", "seller_tax_number"]
    fields = [
        "number", "code", "issued_on", "amount", "seller_name", "seller_tax_number", "buyer_name", "goods", "source",
        "is_held", "taken_by", "taken_at",
    ]  # fmt: skip

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        record = obj.about
        if record is None:
            return []
        url = getattr(record, "desk_url", None) or record.get_absolute_url()
        return [(record._meta.verbose_name, format_html('<a href="{}">{}</a>', url, record))]
