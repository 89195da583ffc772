"""Payment requests at the desk: the cashier pays, or gives back with a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account
from finance.payment import booking, services
from finance.payment.models import PaymentRequest, PaymentTemplate
from finance.payment.sources import sources
from finance.payment.workflow import State
from finance.template.models import VoucherTemplate
from union_portal.core.desk.admin import Deed, DeedForm, DeskAdmin
from union_portal.core.desk.entering import EnteringAdmin
from union_portal.core.ui.fields import DayField
from union_portal.core.ui.page import Step
from union_portal.core.ui.templatetags.ui import capitals, day, yuan


class PayForm(DeedForm):
    """What the cashier notes down; the sum and the payee are fixed by the approval."""

    paid_on = DayField(label=_("Paid on"), initial=timezone.localdate)
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


class BookAgainForm(DeedForm):
    """The right account, and a day in an open month."""

    account_code = forms.CharField(
        label=_("Ledger account"),
        max_length=12,
        help_text=_("The code of an expense account with room in its budget."),
    )
    day = DayField(label=_("Day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account_code"].initial = self.obj.account.code  # type: ignore[attr-defined]
        self.fields["day"].initial = self.obj.paid_on  # type: ignore[attr-defined]


class PayAgainForm(DeedForm):
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


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
            "book-again", _("Book it again"), perm="finance.book_paymentrequest", form=BookAgainForm,
            does=services.book_again, when=lambda request: request.state == State.REVERSED,
            help=_("The payment was right, its voucher wasn't: a new one is proposed."),
        ),
        Deed(
            "pay-again", _("Money came back"), perm="finance.pay_again_paymentrequest", form=PayAgainForm,
            does=services.pay_anew, when=lambda request: request.state == State.REVERSED, tone="danger",
            help=_("It lies on the cashier's list again."),
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
        paid, posted = obj.paid_on is not None, bool(obj.voucher and obj.voucher.is_posted)
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
            *([Step(_("Voucher reversed"), "now")] if obj.state == State.REVERSED else []),
            Step(_("In the books"), "done" if posted else "now" if paid else "next"),
        ]


class ChoiceForm(forms.Form):
    """Which payments, and how they are booked."""

    source = forms.ChoiceField(label=_("Paid for"), required=False)
    account = forms.ModelChoiceField(
        Account.objects.open().expenses(),
        label=_("Ledger account"),
        required=False,
        empty_label=_("Any account"),
    )
    template = forms.ModelChoiceField(
        VoucherTemplate.objects.open(), label=_("Voucher template"),
        help_text=_("Expense and money without an amount; further pairs, e.g. 162 and 30104, bear the same sum."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(key, source.kind) for key, source in sources.items()]
        self.fields["source"].choices = [("", _("Any payment")), *kinds]  # type: ignore[attr-defined]


@admin.register(PaymentTemplate)
class PaymentTemplateAdmin(EnteringAdmin):
    """Payments that are booked by a template (付款凭证模板)."""

    view_perm = "finance.view_paymenttemplate"
    add_perm = "finance.choose_payment_templates"
    position = 83
    fields = ()
    entering_form = ChoiceForm
    entering_title = entering_label = _("Choose a template for payments")
    entering_intro = _("Payments without a choice are booked by two entries: the expense, and cash or bank.")
    list_display = ["__str__", "template", "chosen_by", "chosen_at", "is_closed"]
    list_select_related = ["account", "template", "chosen_by__person"]
    list_filter = ["is_closed"]
    deeds = [
        Deed(
            "drop", _("Take the choice back"), perm="finance.choose_payment_templates", does=booking.drop_template,
            when=lambda chosen: not chosen.is_closed, tone="danger",
        ),
    ]  # fmt: skip

    def enter(self, request: HttpRequest, data: dict[str, Any]) -> Any:
        return booking.choose_template(by=request.user, **data)  # type: ignore[arg-type]

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        link = format_html('<a href="{}">{}</a>', obj.template.get_absolute_url(), obj.template)
        return [
            (_("paid for"), obj.kind or _("Any payment")),
            (_("ledger account"), obj.account or _("Any account")),
            (_("voucher template"), link),
            (_("chosen by"), obj.chosen_by),
        ]
