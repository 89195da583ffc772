"""Payment requests at the desk: the cashier pays, or gives back with a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from finance.payment import services
from finance.payment.models import PaymentRequest
from finance.payment.workflow import State
from union_portal.core.desk.admin import Deed, DeedForm, DeskAdmin
from union_portal.core.ui.page import Step
from union_portal.core.ui.templatetags.ui import capitals, day, yuan


class PayForm(DeedForm):
    """What the cashier notes down; the sum and the payee are fixed by the approval."""

    paid_on = forms.DateField(
        label=_("Paid on"), initial=timezone.localdate, widget=forms.DateInput(attrs={"type": "date"})
    )
    method = forms.ChoiceField(label=_("Paid by"), choices=PaymentRequest.Method.choices)
    bank_reference = forms.CharField(label=_("Bank's reference"), max_length=60, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.obj.payee_account is None:  # type: ignore[attr-defined]
            self.fields["method"].initial = PaymentRequest.Method.CASH


class GiveBackForm(DeedForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever approved it reads this."),
    )  # fmt: skip


class SignForm(DeedForm):
    """What the committee has decided, where the sum needs it."""

    decision = forms.CharField(
        label=_("Decision of the committee"), max_length=120, required=False,
        help_text=_("Meeting and day; a sum above the last limit needs it."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].required = self.obj.needs_decision  # type: ignore[attr-defined]


class WaitingFilter(admin.SimpleListFilter):
    title = _("worklist")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("me", _("Waiting for me")), ("signature", _("Waiting for my signature"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "signature":
            return queryset.to_sign(request.user)
        return queryset.waiting_for(request.user) if self.value() == "me" else queryset


@admin.register(PaymentRequest)
class PaymentRequestAdmin(DeskAdmin):
    view_perm = "finance.view_paymentrequest"
    list_display = [
        "number",
        "source_title",
        "payee_name",
        "amount",
        "account",
        "state",
        "approved_at",
        "paid_on",
    ]
    position = 11
    list_select_related = ["payee", "company", "account"]
    list_filter = [WaitingFilter, "state", "approved_at"]
    search_fields = ["number", "source_title", "payee__name", "payee__staff_number", "company__name"]
    fields = ()
    sealed_fields = ["payee_account"]
    reveal_perm = "finance.reveal_paymentrequest"
    deeds = [
        Deed(
            "sign", _("Agree"), perm="finance.sign_paymentrequest", form=SignForm, does=services.sign_request,
            when=lambda request: request.state == State.SIGNING, done=_("Signed. The cashier has it now."),
            help=_("The sum is above what the approval alone may decide."),
        ),
        Deed(
            "pay", _("Paid"), perm="finance.pay_paymentrequest", form=PayForm, does=services.pay,
            when=lambda request: request.state == State.APPROVED,
            done=_("Noted as paid. The voucher's draft lies on the preparer's list."),
            help=_("Once only: pay the sum to the account shown, then note it here."),
        ),
        Deed(
            "give-back", _("Give back unpaid"), perm="finance.give_back_paymentrequest", form=GiveBackForm,
            does=services.give_back, when=lambda request: request.may_become(State.CANCELLED), tone="danger",
        ),
    ]  # fmt: skip

    @admin.display(description=_("payee"))
    def payee_name(self, request: PaymentRequest) -> str:
        return request.payee_name

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {"number": obj.number, "state_label": obj.get_state_display(), "tone": obj.tone}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        link = '<a href="{}">{}</a>'
        return [
            (_("amount"), yuan(obj.amount)),
            (_("in capitals"), capitals(obj.amount)),
            (_("payee"), obj.company or f"{obj.payee} {obj.payee.staff_number}"),
            (_("bank and branch"), obj.payee_bank),
            (obj.source_kind, format_html(link, obj.source_url, obj.source_title)),
            (_("summary"), obj.summary),
            (_("ledger account"), obj.account),
            (_("occasion"), obj.item),
            (_("approved by"), f"{obj.approved_by} {day(obj.approved_at)}"),
            (_("further signature by"), obj.get_signature_of_display()),
            (_("countersigned by"), f"{obj.signed_by} {day(obj.signed_at)}" if obj.signed_by else ""),
            (_("decision named"), obj.decision),
            (
                _("voucher"),
                format_html(link, obj.voucher.get_absolute_url(), obj.voucher) if obj.voucher else "",
            ),
            (_("cancelled because"), obj.cancelled_because),
        ]

    def steps(self, request: HttpRequest, obj: Any) -> list[Step]:
        if obj.state == State.CANCELLED:
            return [
                Step(_("Approved"), "done", obj.approved_by, obj.approved_at),
                Step(_("Cancelled"), "now"),
            ]
        paid, posted = obj.state == State.PAID, bool(obj.voucher and obj.voucher.is_posted)
        signed = Step(
            _("Countersigned"), "done" if obj.signed_by else "now", obj.signed_by or "", obj.signed_at
        )
        return [
            Step(_("Approved"), "done", obj.approved_by, obj.approved_at),
            *([signed] if obj.signature_of else []),
            *([Step(_("In a pay run"), "now")] if obj.state == State.WITH_BANK else []),
            Step(
                _("Paid"),
                "done" if paid else "next" if obj.state == State.SIGNING else "now",
                obj.paid_by or "",
                obj.paid_on,
            ),
            Step(_("In the books"), "done" if posted else "now" if paid else "next"),
        ]
