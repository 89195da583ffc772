from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account
from finance.allowance import services
from finance.allowance.models import PURPOSES, AllowanceYear, Draw
from union_portal.core.desk.admin import DeedForm
from union_portal.core.errors import DomainError
from union_portal.core.ui.fields import DayField, DayInput


def _sum(label: Any, **more: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, max_digits=14, decimal_places=2, **more)


class YearForm(forms.ModelForm):
    """For which year, and on which day members are counted."""

    class Meta:
        model = AllowanceYear
        fields = ["year", "counted_on"]
        widgets = {"counted_on": DayInput}

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        try:
            services.check_year(year=year)
        except DomainError as error:
            raise forms.ValidationError(str(error)) from error
        return year


class CountForm(DeedForm):
    counted_on = DayField(label=_("Members counted on"), initial=timezone.localdate)


class ReasonForm(DeedForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The unit reads this."),
    )  # fmt: skip


class PayForm(DeedForm):
    paid_on = DayField(label=_("Paid on"), initial=timezone.localdate)
    method = forms.ChoiceField(label=_("Paid by"), choices=Draw.Method.choices)


class SettleForm(DeedForm):
    """Whoever settles has the receipts in hand."""

    settled_on = DayField(label=_("Settled on"), initial=timezone.localdate)
    documents = forms.IntegerField(label=_("Receipts"), min_value=1, max_value=999)
    method = forms.ChoiceField(
        label=_("The rest was handed back by"), choices=Draw.Method.choices, initial=Draw.Method.CASH
    )


class DrawForm(forms.Form):
    """What a unit's keeper asks for, on the phone."""

    purpose = forms.CharField(
        label=_("For what"), max_length=80, help_text=_("For example: autumn walk of the group")
    )
    account = forms.ModelChoiceField(
        label=_("Kind of expense"), queryset=Account.objects.open().filter(code__in=PURPOSES)
    )
    amount = _sum(_("Amount"), min_value=Decimal("0.01"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["account"]
        field.label_from_instance = lambda account: account.full_name


class _Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once, as a phone's picker gives them."""

    widget = _Files

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(FilesField, self).clean(file, initial) for file in files]


class ReportForm(forms.Form):
    """What was spent, with the receipts as photos or files."""

    spent = _sum(_("Spent by receipts"), min_value=Decimal(0))
    report = forms.CharField(
        label=_("What it was spent on"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    receipts = FilesField(
        label=_("Receipts and invoices"), required=False, help_text=_("Photos or PDF, several at once.")
    )
