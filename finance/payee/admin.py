"""Companies at the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from finance.payee import services
from finance.payee.forms import AccountField
from finance.payee.models import Company
from union_portal.core.desk.admin import Deed, DeedForm, DeskAdmin
from union_portal.core.errors import DomainError
from union_portal.core.ui.templatetags.ui import day


class AccountFields(forms.Form):
    bank = forms.CharField(label=_("bank and branch"), max_length=100)
    bank_account = AccountField(label=_("bank account"))
    account_basis = forms.CharField(
        label=_("how the account is known"),
        max_length=200,
        help_text=_("Contract, invoice, or call to a known number"),
    )


class CompanyForm(AccountFields, forms.ModelForm):
    class Meta:
        model = Company
        fields = ["name", "tax_number"]

    field_order = ["name", "tax_number", "bank", "bank_account", "account_basis"]


class ChangeForm(AccountFields, DeedForm):
    """A new account is typed whole; the old one isn't shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bank"].initial = self.obj.bank  # type: ignore[attr-defined]


class ConfirmForm(DeedForm):
    checked_how = forms.CharField(
        label=_("How you checked the account"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Against contract or invoice, or by a call to a number that was known before."),
    )  # fmt: skip


class ReasonForm(DeedForm):
    reason = forms.CharField(label=_("Reason"), max_length=200)


@admin.register(Company)
class CompanyAdmin(DeskAdmin):
    view_perm = "finance.view_company"
    add_perm = "finance.enter_company"
    position = 15
    list_display = ["name", "tax_number", "bank", "entered_at", "confirmed_at", "is_closed"]
    list_filter = ["is_closed", ("confirmed_by", admin.EmptyFieldListFilter)]
    search_fields = ["name", "tax_number"]
    sealed_fields = ["bank_account"]
    reveal_perm = "finance.reveal_company"
    deeds = [
        Deed(
            "confirm", _("Confirm the account"), perm="finance.confirm_company", form=ConfirmForm,
            does=services.confirm_company, when=lambda company: not company.confirmed_by_id and not company.is_closed,
        ),
        Deed(
            "change", _("Another bank account"), perm="finance.enter_company", form=ChangeForm,
            does=services.change_account, when=lambda company: not company.is_closed,
            help=_("Open payments to this company must then be approved again."),
        ),
        Deed(
            "close", _("Not dealt with any more"), perm="finance.enter_company", form=ReasonForm,
            does=services.close_company, when=lambda company: not company.is_closed, tone="danger",
        ),
    ]  # fmt: skip

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [] if obj else [(None, {"fields": CompanyForm.field_order})]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return CompanyForm if obj is None else super().get_form(request, obj, change, **kwargs)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        try:
            return super().add_view(request, form_url, extra_context)
        except DomainError as error:
            messages.error(request, str(error))
            return redirect(self._address("changelist"))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        entered = services.enter_company(by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        obj.pk = entered.pk

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        if obj.is_closed:
            label, tone = _("Not dealt with any more"), "neutral"
        elif obj.confirmed_by_id:
            label, tone = _("Confirmed"), "success"
        else:
            label, tone = _("Waiting for a second person"), "warning"
        return {"number": obj.tax_number, "state_label": label, "tone": tone}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return [
            (_("bank and branch"), obj.bank),
            (_("how the account is known"), obj.account_basis),
            (_("entered by"), f"{obj.entered_by} {day(obj.entered_at)}"),
            (_("confirmed by"), f"{obj.confirmed_by} {day(obj.confirmed_at)}" if obj.confirmed_by else ""),
        ]
