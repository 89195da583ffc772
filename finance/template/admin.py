"""The summary library and the templates at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finance.template import services
from finance.template.models import StandardSummary, VoucherTemplate
from members.models import User
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.ui.page import Panel


@admin.register(StandardSummary)
class StandardSummaryAdmin(DeskAdmin):
    view_perm = "finance.view_standardsummary"
    add_perm = "finance.keep_templates"
    position = 8
    exports = True
    list_display = ["text", "initials", "is_closed"]
    list_filter = ["is_closed"]
    search_fields = ["text", "initials"]
    fields = ["text"]
    deeds = [
        Deed(
            "close", _("Take out of use"), perm="finance.keep_templates", does=services.close_summary,
            when=lambda summary: not summary.is_closed, tone="secondary",
        ),
        Deed(
            "open", _("Offer again"), perm="finance.keep_templates", does=services.open_summary,
            when=lambda summary: summary.is_closed,
        ),
    ]  # fmt: skip

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.pk = services.keep_summary(text=form.cleaned_data["text"], by=request.user).pk  # type: ignore[arg-type]


def _lines(user: User, template: VoucherTemplate) -> dict[str, Any]:
    address = f"{reverse('admin:finance_voucher_add')}?template={template.pk}"
    offered = not template.is_closed and user.has_perm("finance.add_voucher")
    return {
        "lines": template.lines.select_related("account", "fund", "unit"),
        "write_url": address if offered else "",
    }


@admin.register(VoucherTemplate)
class VoucherTemplateAdmin(DeskAdmin):
    """Templates are kept from a voucher's page, and used at the voucher form."""

    view_perm = "finance.view_vouchertemplate"
    position = 7
    list_display = ["name", "summary", "kept_by", "is_closed"]
    list_filter = ["is_closed"]
    list_select_related = ["kept_by__person"]
    search_fields = ["name", "initials", "summary"]
    fields = ()
    panels = [Panel("finance/desk/_template_lines.html", _lines)]
    deeds = [
        Deed(
            "close", _("Take out of use"), perm="finance.keep_templates", does=services.close_template,
            when=lambda template: not template.is_closed, tone="secondary",
        ),
        Deed(
            "open", _("Offer again"), perm="finance.keep_templates", does=services.open_template,
            when=lambda template: template.is_closed,
        ),
    ]  # fmt: skip

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return [(_("summary"), obj.summary), (_("kept by"), obj.kept_by or "–")]
