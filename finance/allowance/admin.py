"""Allowances and draws at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from finance.allowance import forms, services
from finance.allowance.models import AllowanceYear, Draw
from finance.allowance.steps import steps_of
from finance.allowance.workflow import State
from members.models import User
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.ui.page import Panel, Step
from union_portal.core.ui.templatetags.ui import capitals, yuan


def _is_draft(year: AllowanceYear) -> bool:
    return year.is_draft


def _shares(user: User, year: AllowanceYear) -> dict[str, Any]:
    return {
        "allowances": list(
            year.allowances.select_related("unit", "year").order_by("unit__kind", "unit__name")
        )
    }


@admin.register(AllowanceYear)
class AllowanceYearAdmin(DeskAdmin):
    """The units' shares, year by year."""

    view_perm = "finance.view_allowanceyear"
    add_perm = "finance.work_out_allowances"
    position = 33
    list_display = ["__str__", "state", "counted_on", "worked_out_by", "adopted_by"]
    list_select_related = ["worked_out_by__person", "adopted_by__person"]
    panels = [Panel("finance/desk/_allowances.html", _shares)]
    deeds = [
        Deed(
            "adopt", _("Adopt the shares"), perm="finance.adopt_allowances", does=services.adopt_year,
            when=_is_draft, done=_("Adopted. The units may draw from now on."),
        ),
        Deed(
            "count", _("Count again"), perm="finance.work_out_allowances", form=forms.CountForm,
            does=services.count_again, when=_is_draft, tone="secondary",
        ),
    ]  # fmt: skip

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, **kwargs | {"form": forms.YearForm})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return super().get_fieldsets(request, obj) if obj is None else []

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        user: Any = request.user
        made = services.work_out(year=obj.year, counted_on=obj.counted_on, by=user)
        obj.__dict__.update(made.__dict__)

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return [
            (_("members counted on"), obj.counted_on), (_("Shares together"), yuan(obj.total)),
            (_("worked out by"), obj.worked_out_by), (_("adopted by"), obj.adopted_by or "–"),
        ]  # fmt: skip


@admin.register(Draw)
class DrawAdmin(DeskAdmin):
    """What units draw from their allowances."""

    view_perm = "finance.view_draw"
    position = 34
    list_display = ["number", "unit_name", "purpose", "amount", "spent", "state", "keeper", "requested_at"]
    list_display_links = ["number"]
    list_select_related = ["allowance__unit", "keeper"]
    list_filter = ["state", "allowance__year__year", "allowance__unit__kind"]
    search_fields = ["number", "purpose", "allowance__unit__name"]
    fields = ()
    deeds = [
        Deed(
            "approve", _("Approve"), perm="finance.approve_draw", does=services.approve_draw,
            when=lambda draw: draw.state == State.REQUESTED, done=_("Approved. It lies on the cashier's list."),
            help=_("The sum weighs on the allowance and on the budget from now on."),
        ),
        Deed(
            "refuse", _("Refuse"), perm="finance.approve_draw", form=forms.ReasonForm, does=services.refuse_draw,
            when=lambda draw: draw.state == State.REQUESTED, tone="danger",
        ),
        Deed(
            "pay", _("Paid"), perm="finance.pay_draw", form=forms.PayForm, does=services.pay_draw,
            when=lambda draw: draw.state == State.APPROVED,
            done=_("Noted as paid. The voucher's draft lies on the preparer's list."),
        ),
        Deed(
            "cancel", _("Give back unpaid"), perm="finance.pay_draw", form=forms.ReasonForm,
            does=services.cancel_draw, when=lambda draw: draw.state == State.APPROVED, tone="danger",
        ),
        Deed(
            "settle", _("Settle"), perm="finance.approve_draw", form=forms.SettleForm, does=services.settle_draw,
            when=lambda draw: draw.state == State.REPORTED,
            done=_("Settled. The voucher's draft lies on the preparer's list."),
        ),
        Deed(
            "return", _("Return the receipts"), perm="finance.approve_draw", form=forms.ReasonForm,
            does=services.return_report, when=lambda draw: draw.state == State.REPORTED, tone="danger",
        ),
    ]  # fmt: skip

    @admin.display(description=_("accounting unit"), ordering="allowance__unit__name")
    def unit_name(self, draw: Draw) -> str:
        return draw.unit.name

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {"number": obj.number, "state_label": obj.get_state_display(), "tone": obj.tone}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        link = '<a href="{}">{}</a>'
        pairs = [
            (_("accounting unit"), obj.unit),
            (_("amount"), yuan(obj.amount)),
            (_("in capitals"), capitals(obj.amount)),
            (_("Left of the allowance"), yuan(obj.allowance.left)),
            (_("ledger account"), obj.account),
            (_("who gets the money"), obj.keeper),
            (_("spent by receipts"), yuan(obj.spent)),
            (_("what it was spent on"), obj.report),
            (_("reason"), obj.answer),
        ]
        pairs += [
            (name, format_html(link, voucher.get_absolute_url(), voucher))
            for name, voucher in (
                (_("voucher of the advance"), obj.advance),
                (_("voucher of the settlement"), obj.settlement),
            )
            if voucher
        ]
        return [(label, value) for label, value in pairs if value not in {"", None}]

    def steps(self, request: HttpRequest, obj: Any) -> list[Step]:
        return steps_of(obj)
