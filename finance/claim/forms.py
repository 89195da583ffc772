"""Forms of a claim: short enough for a break on the ward."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from finance.account.models import Account, Fund
from finance.claim.models import Claim, ClaimItem, ClaimKind
from finance.claim.workflow import Step
from finance.invoice.services import ACCEPT
from finance.payee.forms import AccountField
from finance.payee.models import Company
from finance.unit.models import Unit
from members.models import User
from union_portal.core.desk.admin import DeedForm
from union_portal.core.typed import has_only_digits, narrow
from union_portal.core.ui.fields import DayField


def file_field(*, required: bool = True) -> forms.FileField:
    return forms.FileField(
        label=gettext_lazy("Invoice or receipt"), required=required,
        widget=forms.FileInput(attrs={"accept": ACCEPT, "data-reads-qr": "qr"}),
        help_text=gettext_lazy("The e-invoice as PDF, XML or OFD is read by itself; else a photo of the paper."),
    )  # fmt: skip


class FileForm(forms.Form):
    """One more invoice."""

    file = file_field()
    qr = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)


class ClaimForm(forms.ModelForm):
    """What it was for and whom to pay. Field by field what the person can't be spared."""

    payee_account = AccountField(label=gettext_lazy("Your bank account"), required=False)

    class Meta:
        model = Claim
        fields = ["kind", "purpose", "heads", "unit", "company", "payee_bank"]
        labels = {
            "purpose": gettext_lazy("Purpose, in one sentence"),
            "payee_bank": gettext_lazy("Bank and branch"),
        }
        help_texts = {
            "purpose": gettext_lazy("For example: taxi to the city union to hand in the report."),
            "heads": gettext_lazy("For activities and gifts: for how many people."),
            "unit": gettext_lazy("Only if a club, group or branch bears it."),
            "company": gettext_lazy("Leave it empty if you have paid yourself."),
        }

    field_order = ["kind", "purpose", "heads", "unit", "company", "payee_account", "payee_bank"]

    def __init__(
        self, *args: Any, user: User, account: str = "", for_company: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["kind"].queryset = ClaimKind.objects.filter(is_closed=False)
        fields["kind"].empty_label = _("Please choose")
        person: Any = user.person
        group = person.department.group_id if person else None
        own = Q(kind=Unit.Kind.CLUB)
        if group:
            own |= Q(group=group) | Q(branch__groups=group)
        fields["unit"].queryset = Unit.objects.open().filter(own | Q(pk=self.instance.unit_id)).distinct()
        fields["unit"].empty_label = _("The hospital union")
        fields["heads"].widget.attrs["inputmode"] = "numeric"
        if for_company:
            fields["company"].queryset = Company.objects.payable()
            fields["company"].empty_label = _("Nobody: the money is for me")
        else:
            del fields["company"]
        fields["payee_account"].help_text = (
            _("As last time: %(account)s. Type another one only if it has changed.") % {"account": account}
            if account
            else _("It is stored encrypted; only the cashier sees it. Without one you get cash.")
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kind = data.get("kind")
        if kind and kind.asks_heads and not data.get("heads"):
            self.add_error("heads", _("Please say for how many people it was."))
        return data


class NewClaimForm(ClaimForm):
    file = file_field()
    qr = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)

    field_order = ["file", "kind", "purpose", "heads", "unit", "company", "payee_account", "payee_bank", "qr"]


class ItemForm(forms.Form):
    """What the invoice says: read already, or to be typed from the photo."""

    number = forms.CharField(
        label=gettext_lazy("Invoice number"), max_length=20, required=False,
        help_text=gettext_lazy("Twenty digits on a digital invoice, eight on others."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    code = forms.CharField(
        label=gettext_lazy("Invoice code"), max_length=12, required=False,
        help_text=gettext_lazy("Not on digital invoices."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    spent_on = DayField(label=gettext_lazy("Date of the invoice"))
    invoice_amount = forms.DecimalField(
        label=gettext_lazy("Sum of the invoice, with tax"), max_digits=12, decimal_places=2, min_value=0.01,
        widget=forms.NumberInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip
    amount = forms.DecimalField(
        label=gettext_lazy("Sum claimed"), max_digits=12, decimal_places=2, min_value=0.01, required=False,
        help_text=gettext_lazy("If it is less than the invoice's."),
        widget=forms.NumberInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip
    seller_name = forms.CharField(label=gettext_lazy("Seller"), max_length=100, required=False)
    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("For a taxi: from where to where."),
    )
    no_invoice_because = forms.CharField(
        label=gettext_lazy("Why there is no invoice"), max_length=100, required=False,
        help_text=gettext_lazy("Only if there is no number to type."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        number, code = (narrow(data.get(name, "")) for name in ("number", "code"))
        data |= {"number": number, "code": code}
        if number and not (
            (len(number) == 20 and not code) or (8 <= len(number) <= 10 and 8 <= len(code) <= 12)
        ):
            self.add_error(
                "number",
                _("A digital invoice has a number of twenty digits; the others have a code and a number."),
            )
        if (number or code) and not has_only_digits(number + code):
            self.add_error("number", _("Number and code have only digits."))
        if not number and not data.get("no_invoice_because"):
            self.add_error("number", _("Please type the invoice's number, or say below why there is none."))
        if data.get("spent_on") and data["spent_on"] > timezone.localdate():
            self.add_error("spent_on", _("An invoice can't be dated in the future."))
        if not data.get("amount"):
            data["amount"] = data.get("invoice_amount")
        return data


def initial_of(item: ClaimItem) -> dict[str, Any]:
    """What is written already, or else what the file said."""
    read, invoice = item.read, item.invoice
    if invoice:
        said: dict[str, Any] = {
            "number": invoice.number, "code": invoice.code, "spent_on": invoice.issued_on,
            "invoice_amount": invoice.amount, "seller_name": invoice.seller_name,
        }  # fmt: skip
        if item.amount != invoice.amount:
            said["amount"] = item.amount
    else:
        said = {
            "number": read.get("number", ""), "code": read.get("code", ""), "seller_name": read.get("seller_name", ""),
            "spent_on": item.spent_on or read.get("issued_on", ""),
            "invoice_amount": item.amount or read.get("amount", ""),
        }  # fmt: skip
    return said | {"note": item.note, "no_invoice_because": item.no_invoice_because}


class AccountForm(forms.Form):
    payee_account = AccountField(label=gettext_lazy("New bank account"))
    payee_bank = forms.CharField(label=gettext_lazy("Bank and branch"), max_length=100, required=False)


WORDS = forms.Textarea(attrs={"rows": 3})


class ApproveForm(DeedForm):
    """Words, and for officer and chair the ledger account; a decision where the sum needs one."""

    words = forms.CharField(
        label=gettext_lazy("Opinion in words"), max_length=300, required=False, widget=WORDS
    )
    account = forms.ModelChoiceField(
        Account.objects.none(), label=gettext_lazy("ledger account"), required=False
    )
    fund = forms.ModelChoiceField(
        Fund.objects.none(),
        label=gettext_lazy("fund"),
        required=False,
        empty_label=gettext_lazy("Free money"),
    )
    decision = forms.CharField(
        label=gettext_lazy("The committee's decision"), max_length=120, required=False,
        help_text=gettext_lazy("Meeting and day, e.g. 3rd meeting of the committee, 5 March."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        claim: Any = self.obj
        fields: Any = self.fields
        if claim.step == Step.HEAD:
            del fields["account"], fields["fund"]
        else:
            fields["account"].queryset = Account.objects.open().expenses()
            fields["account"].initial = claim.ledger_account.pk
            fields["account"].required = True
            fields["account"].empty_label = None
            fields["fund"].queryset = Fund.objects.order_by("code")
            fields["fund"].initial = claim.fund_id
        if claim.step == Step.CHAIR and claim.needs_decision:
            fields["decision"].required = True
        else:
            del fields["decision"]


class ReasonForm(DeedForm):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        widget=WORDS,
        help_text=gettext_lazy("The claimant reads this word for word."),
    )


class DecideForm(ApproveForm):
    """The same on the phone, on one page: approve, return or refuse."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Your decision"), widget=forms.RadioSelect,
        choices=[
            ("approve", pgettext_lazy("claim", "Approve")), ("return", gettext_lazy("Return for correction")),
            ("refuse", pgettext_lazy("claim", "Refuse")),
        ],
    )  # fmt: skip
    field_order = ["outcome", "words", "account", "fund", "decision"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].help_text = _("Needed when you return or refuse it: the claimant reads them.")
        if "decision" in self.fields:
            self.fields["decision"].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("outcome") in {"return", "refuse"} and not data.get("words"):
            self.add_error("words", _("Please give a reason."))
        return data
