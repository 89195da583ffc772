from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from finance.dues.models import Assessment, DuesPayment
from members.models import Person
from union_portal.core.desk.admin import DeedForm
from union_portal.core.money import FEN
from union_portal.core.typed import narrow
from union_portal.core.ui.fields import DayField


class PersonField(forms.CharField):
    """A colleague by staff number, as it stands on the paper at hand."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Staff number"), max_length=20, **kwargs)

    def clean(self, value: Any) -> Person:
        typed = narrow(super().clean(value))
        person = Person.objects.filter(staff_number=typed).first()
        if person is None:
            raise forms.ValidationError(_("Nobody has this staff number."))
        return person


def money(label: Any, **kwargs: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, max_digits=12, decimal_places=2, min_value=FEN, **kwargs)


class AssessForm(forms.Form):
    """A month, or all twelve of a year."""

    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    month = forms.TypedChoiceField(
        label=_("Month"), coerce=int, empty_value=None, required=False,
        choices=[("", _("The whole year")), *((n, str(n)) for n in range(1, 13))],
        help_text=_("Months that were worked out already follow what has changed since."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.initial = {"year": today.year, "month": today.month, **self.initial}


class BaseForm(forms.Form):
    person = PersonField()
    amount = money(
        _("Wage base"),
        help_text=_("Post wage and grade wage a month. It is stored sealed; each reading is logged."),
    )
    since = DayField(label=_("Valid from"), help_text=_("The first of a month."))
    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("The document of the personnel office.")
    )


class ExemptionForm(forms.Form):
    person = PersonField()
    since = DayField(label=_("Valid from"), help_text=_("The first of a month."))
    until = DayField(
        label=_("Valid until"),
        required=False,
        help_text=_("The last of a month; empty: until further notice."),
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("Whose decision, and why; no details of an illness.")
    )


class EndExemptionForm(DeedForm):
    until = DayField(label=_("Valid until"), help_text=_("The last of a month."))


class PaymentForm(forms.Form):
    person = PersonField()
    amount = money(_("Amount"))
    method = forms.ChoiceField(
        label=_("Way of payment"), widget=forms.RadioSelect,
        choices=[
            (each.value, each.label) for each in (DuesPayment.Method.CASH, DuesPayment.Method.TRANSFER)
        ],
    )  # fmt: skip
    paid_on = DayField(label=_("Paid on"))
    assessment = forms.ModelChoiceField(
        Assessment.objects.all(), label=_("Meant for"), required=False,
        help_text=_("Leave it empty to settle the oldest months first."),
    )  # fmt: skip
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"paid_on": timezone.localdate(), **self.initial}


class RefundForm(DeedForm):
    amount = money(_("Amount"))
    method = forms.ChoiceField(
        label=_("Way of payment"), widget=forms.RadioSelect,
        choices=[(each.value, each.label) for each in (DuesPayment.Method.CASH, DuesPayment.Method.TRANSFER)],
    )  # fmt: skip
    paid_on = DayField(label=_("Paid on"), initial=timezone.localdate)
    reason = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].initial = self.obj.credit  # type: ignore[attr-defined]


class VoidForm(DeedForm):
    reason = forms.CharField(label=_("Reason"), max_length=200)
