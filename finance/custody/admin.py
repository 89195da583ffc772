"""Custody money at the desk: whose it is, what came in and went out, and whether it agrees with the books."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from finance.custody import services
from finance.custody.figures import agreement
from finance.custody.models import Custody, CustodyMove
from finance.custody.workflow import State
from members.models import User
from union_portal.core.desk.admin import Deed, DeedForm, DeskAdmin
from union_portal.core.ui.fields import DayField
from union_portal.core.ui.page import Panel
from union_portal.core.ui.templatetags.ui import capitals, yuan

METHODS = [(method.value, method.label) for method in services.MONEY]


def _amount() -> forms.DecimalField:
    return forms.DecimalField(label=_("Amount"), min_value=Decimal("0.01"), max_digits=14, decimal_places=2)


class ReceiveForm(DeedForm):
    amount = _amount()
    party = forms.CharField(label=_("From whom"), max_length=80)
    summary = forms.CharField(label=_("For what"), max_length=120)
    done_on = DayField(label=_("Received on"), initial=timezone.localdate)
    method = forms.ChoiceField(label=_("How"), choices=METHODS)


class OrderForm(DeedForm):
    amount = _amount()
    party = forms.CharField(label=_("To whom"), max_length=80)
    summary = forms.CharField(label=_("For what"), max_length=120)


class TakeOverForm(DeedForm):
    amount = _amount()


class PayForm(DeedForm):
    done_on = DayField(label=_("Paid on"), initial=timezone.localdate)
    method = forms.ChoiceField(label=_("How"), choices=METHODS)


class ReasonForm(DeedForm):
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


def _moves(user: User, custody: Custody) -> dict[str, Any]:
    return {"moves": list(custody.moves.select_related("done_by__person", "voucher")[:200])}


@admin.register(Custody)
class CustodyAdmin(DeskAdmin):
    view_perm = "finance.view_custody"
    add_perm = "finance.open_custody"
    position = 36
    list_display = ["name", "owner", "unit", "balance", "is_closed"]
    list_select_related = ["unit"]
    list_filter = ["is_closed", "unit__kind"]
    search_fields = ["name", "owner", "unit__name"]
    change_list_template = "finance/desk/custodies.html"
    panels = [Panel("finance/desk/_custody.html", _moves)]
    deeds = [
        Deed(
            "receive", _("Money received"), perm="finance.receive_custody", form=ReceiveForm,
            does=services.receive, when=lambda custody: not custody.is_closed,
            done=_("Noted. The voucher's draft lies on the preparer's list."),
        ),
        Deed(
            "order", _("Have money paid out"), perm="finance.order_custody", form=OrderForm, does=services.order,
            when=lambda custody: custody.balance > 0, done=_("It lies on the cashier's list."),
        ),
        Deed(
            "take-over", _("Take over from the books"), perm="finance.open_custody", form=TakeOverForm,
            does=services.take_over, when=lambda custody: not custody.is_closed, tone="secondary",
            help=_("For money that stands on 221 already and wasn't told apart; no entry is made."),
        ),
        Deed(
            "close", pgettext_lazy("custody", "Close"), perm="finance.open_custody", does=services.close_custody, tone="danger",
            when=lambda custody: not custody.is_closed and not custody.balance,
        ),
    ]  # fmt: skip

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["name", "owner", "unit"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return super().get_fieldsets(request, obj) if obj is None else []

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        user: Any = request.user
        made = services.open_custody(name=obj.name, owner=obj.owner, unit=obj.unit, by=user)
        obj.__dict__.update(made.__dict__)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        response = super().changelist_view(request, extra_context)
        if isinstance(response, TemplateResponse):
            response.context_data = (response.context_data or {}) | {"agreement": agreement()}
        return response

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return [
            (_("whose money"), obj.owner), (_("accounting unit"), obj.unit or "–"), (_("balance"), yuan(obj.balance)),
        ]  # fmt: skip


class WaitingFilter(admin.SimpleListFilter):
    title = _("worklist")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("pay", _("Waiting for the cashier"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.waiting() if self.value() == "pay" else queryset


@admin.register(CustodyMove)
class CustodyMoveAdmin(DeskAdmin):
    view_perm = "finance.view_custodymove"
    position = 37
    exports = True
    list_display = ["custody", "direction", "amount", "party", "summary", "state", "done_on"]
    list_select_related = ["custody"]
    list_filter = [WaitingFilter, "direction", "state", "custody"]
    search_fields = ["custody__name", "party", "summary"]
    fields = ()
    deeds = [
        Deed(
            "pay", _("Paid"), perm="finance.pay_custodymove", form=PayForm, does=services.pay,
            when=lambda move: move.state == State.ORDERED and move.is_out,
            done=_("Noted as paid. The voucher's draft lies on the preparer's list."),
        ),
        Deed(
            "cancel", _("Cancel"), perm="finance.cancel_custodymove", form=ReasonForm, does=services.cancel,
            when=lambda move: move.state == State.ORDERED, tone="danger",
        ),
    ]  # fmt: skip

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {"number": "", "state_label": obj.get_state_display(), "tone": obj.tone}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        voucher = obj.voucher
        pairs = [
            (
                _("custody money"),
                format_html('<a href="{}">{}</a>', obj.custody.get_absolute_url(), obj.custody),
            ),
            (_("in or out"), obj.get_direction_display()),
            (_("amount"), yuan(obj.amount)),
            (_("in capitals"), capitals(obj.amount)),
            (_("from or to whom"), obj.party),
            (_("entered by"), obj.ordered_by),
            (_("how"), obj.get_method_display()),
            (_("received or paid on"), obj.done_on),
            (
                _("voucher"),
                format_html('<a href="{}">{}</a>', voucher.get_absolute_url(), voucher) if voucher else "",
            ),
            (_("cancelled because"), obj.cancelled_because),
        ]
        return [(label, value) for label, value in pairs if value not in {"", None}]
