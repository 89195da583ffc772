from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from finance.contribution.models import Contribution
from union_portal.core.desk.admin import DeedForm
from union_portal.core.money import FEN
from union_portal.core.ui.fields import DayField


def _money(label: Any, **kwargs: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, max_digits=14, decimal_places=2, min_value=FEN, **kwargs)


class PayrollForm(forms.Form):
    """The payroll of a month, as the hospital's report says."""

    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    month = forms.TypedChoiceField(label=_("Month"), coerce=int, choices=[(n, str(n)) for n in range(1, 13)])
    payroll = _money(
        _("Payroll"),
        help_text=_("All wages of the month with bonuses, allowances and subsidies (全部职工工资总额)."),
    )
    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("The payroll report it stands in.")
    )
    channel = forms.ChoiceField(
        label=_("How it comes"), choices=Contribution.Channel.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        last = Contribution.objects.first()
        channel = last.channel if last else Contribution.Channel.DIRECT
        year, month = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
        self.initial = {"year": year, "month": month, "channel": channel, **self.initial}


class CorrectForm(DeedForm):
    payroll = _money(_("Payroll"))
    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("The paper that the figure comes from.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"payroll": self.obj.payroll, **self.initial}  # type: ignore[attr-defined]


class ReceiveForm(DeedForm):
    amount = _money(_("Amount"))
    on = DayField(label=_("Day on the bank slip"), initial=timezone.localdate)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"amount": self.obj.unpaid, **self.initial}  # type: ignore[attr-defined]


class RemitForm(ReceiveForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**self.initial, "amount": self.obj.to_remit}  # type: ignore[attr-defined]


class VoidForm(DeedForm):
    reason = forms.CharField(label=_("Reason"), max_length=200)
