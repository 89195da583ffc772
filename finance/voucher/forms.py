"""Entering a voucher by keyboard: accounts by code, name or pinyin initials."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account, Fund
from finance.period.models import Period
from finance.template.models import VoucherTemplate
from finance.unit.models import Unit
from finance.voucher.models import Voucher, Word
from finance.voucher.services import Line
from union_portal.core.desk.admin import DeedForm
from union_portal.core.money import ZERO
from union_portal.core.ui.fields import DayField, DayInput

BLANK_LINES = 8
MORE_LINES = 6
MOST_LINES = 200
PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)")


class VoucherForm(forms.ModelForm):
    class Meta:
        model = Voucher
        fields = ["date", "summary", "documents"]
        widgets = {
            "date": DayInput,
            "summary": forms.TextInput(attrs={"list": "voucher-summaries", "autocomplete": "off"}),
            "documents": forms.NumberInput(attrs={"min": 0}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["date"].initial = timezone.localdate


class AccountField(forms.CharField):
    """What the clerk typed → an open leaf account. ``50102``, ``文体活动`` and ``wthd`` mean the same."""

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        accounts = Account.objects.open()
        asked = text.split()[0]
        for found in (
            accounts.filter(code=asked), accounts.filter(full_name=text), accounts.filter(name=text),
            accounts.filter(initials=text.lower()), accounts.filter(name__contains=text),
            accounts.filter(initials__startswith=text.lower()),
        ):  # fmt: skip
            match list(found[:2]):
                case [account]:
                    return account
                case [_first, _second]:
                    raise forms.ValidationError(
                        _("“%(text)s” fits several accounts. Type the code."), params={"text": text}
                    )
        raise forms.ValidationError(_("No open account fits “%(text)s”."), params={"text": text})


class UnitField(forms.CharField):
    """The name of an open unit → the unit. Units are opened on their own page, so that no slip of the pen opens one."""

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        if unit := Unit.objects.open().filter(name=text).first():
            return unit
        raise forms.ValidationError(_("No open unit is called “%(text)s”."), params={"text": text})


class AmountField(forms.DecimalField):
    """An amount as it is written: digits and a point, no power of ten."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=14, decimal_places=2, **kwargs)

    def to_python(self, value: Any) -> Any:
        if value not in self.empty_values and not PLAIN.fullmatch(str(value).strip()):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class LineForm(forms.Form):
    account = AccountField(label=_("Ledger account"), required=False)
    summary = forms.CharField(label=_("Voucher summary"), max_length=200, required=False)
    debit = AmountField(label=_("Debit"), required=False)
    credit = AmountField(label=_("Credit"), required=False)
    fund = forms.ModelChoiceField(
        Fund.objects.filter(is_closed=False), label=_("Fund"), required=False, empty_label=_("Without a fund")
    )
    unit = UnitField(label=_("Accounting unit"), max_length=80, required=False)
    item = forms.CharField(label=_("Occasion"), max_length=80, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lists = {
            "account": "voucher-accounts",
            "summary": "voucher-summaries",
            "item": "voucher-items",
            "unit": "voucher-units",
        }
        for name, field in self.fields.items():
            attrs = {"aria-label": str(field.label), "autocomplete": "off"}
            if name in lists:
                attrs["list"] = lists[name]
            if name in {"debit", "credit"}:
                field.widget = forms.TextInput()
                attrs["inputmode"] = "decimal"
            field.widget.attrs |= attrs | {"class": "form-select" if name == "fund" else "form-control"}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors or not self.has_changed():
            return data
        debit, credit = data.get("debit") or ZERO, data.get("credit") or ZERO
        if data.get("account") is None:
            self.add_error("account", _("Which account?"))
        if debit and credit:
            self.add_error("debit", _("Only one of the two sides may be filled."))
        elif not debit and not credit:
            self.add_error("debit", _("An amount on one of the two sides."))
        return data

    @property
    def line(self) -> Line | None:
        """The entry as the service takes it; ``None`` for a line left blank."""
        data = self.cleaned_data
        if not self.has_changed() or data.get("account") is None:
            return None
        return Line(
            data["account"], data["debit"] or ZERO, data["credit"] or ZERO, data["summary"], data["fund"],
            data["unit"], data["item"],
        )  # fmt: skip


LineFormSet = forms.formset_factory(LineForm, extra=0, max_num=MOST_LINES, absolute_max=MOST_LINES)


def blank_lines(count: int) -> list[dict[str, Any]]:
    return [{} for _n in range(count)]


def lines_of(voucher: Voucher) -> list[dict[str, Any]]:
    """A draft's entries as the form shows them."""
    return [
        {
            "account": entry.account.code, "debit": entry.debit or None, "credit": entry.credit or None,
            "summary": "" if entry.summary == voucher.summary else entry.summary, "fund": entry.fund_id,
            "unit": entry.unit and entry.unit.name, "item": entry.item,
        }
        for entry in voucher.entries.select_related("account", "unit")
    ]  # fmt: skip


def lines_of_template(template: VoucherTemplate) -> list[dict[str, Any]]:
    """A template's entries as the form shows them; where it keeps no amount the clerk types it."""
    return [
        {
            "account": line.account.code, line.side.lower(): line.amount, "summary": line.summary,
            "fund": line.fund_id, "unit": line.unit and line.unit.name, "item": line.item,
        }
        for line in template.lines.select_related("account", "unit")
    ]  # fmt: skip


def typed_sums(data: Any) -> tuple[Decimal, Decimal]:
    """Debit and credit of what stands in the form now; what isn't an amount yet counts nothing."""
    sums = {"debit": ZERO, "credit": ZERO}
    for name, value in data.items():
        side = name.rpartition("-")[2]
        if side in sums and value:
            try:
                amount = AmountField().clean(value)
            except forms.ValidationError:
                continue
            sums[side] += amount
    return sums["debit"], sums["credit"]


class ReasonForm(DeedForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The preparer reads this."),
    )  # fmt: skip


class ReverseForm(DeedForm):
    reason = forms.CharField(label=_("Reason"), max_length=120)
    date = DayField(
        label=_("Date of the red voucher"),
        initial=timezone.localdate,
    )


class TemplateForm(DeedForm):
    """Under which name a voucher is kept as a template."""

    name = forms.CharField(label=_("Name of the template"), max_length=80)
    with_amounts = forms.BooleanField(
        label=_("Keep the amounts too"), required=False,
        help_text=_("For what costs the same each time. Else only the sides are kept."),
    )  # fmt: skip


class PrintForm(forms.Form):
    """Which vouchers of a month are printed."""

    period = forms.ModelChoiceField(Period.objects.all(), label=_("Month"), empty_label=None)
    word = forms.ChoiceField(label=_("Series"), required=False, choices=[("", _("All")), *Word.choices])
    first = forms.IntegerField(label=_("From number"), required=False, min_value=1)
    last = forms.IntegerField(
        label=_("To number"), required=False, min_value=1,
        help_text=_("Left empty, all posted vouchers of the month are printed."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("first") and data.get("last") and data["first"] > data["last"]:
            self.add_error("last", _("The last number lies before the first."))
        return data


class AttachForm(DeedForm):
    upload = forms.FileField(label=_("Voucher document"), help_text=_("PDF, JPEG, PNG, DOCX or XLSX."))
