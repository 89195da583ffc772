from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from finance.dues.forms import money
from finance.dues_file.models import DuesFile
from union_portal.core.desk.admin import DeedForm
from union_portal.core.ui.fields import DayField

NEEDED = {
    DuesFile.Kind.BASES: ("since",),
    DuesFile.Kind.DEDUCTIONS: ("year", "month", "paid_on", "transferred"),
}


class UploadForm(forms.Form):
    """What the file holds decides what else is asked."""

    kind = forms.ChoiceField(
        label=_("What it holds"), choices=DuesFile.Kind.choices, widget=forms.RadioSelect
    )
    file = forms.FileField(
        label=_("File of the payroll office"),
        help_text=_(
            "XLSX or CSV. Deductions: 工号、姓名、会费. Bases: 工号、姓名、会费基数 (or 岗位工资 and 薪级工资)."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100, required=False)
    month = forms.TypedChoiceField(
        label=_("Month"), coerce=int, empty_value=None, required=False,
        choices=[("", "–"), *((n, str(n)) for n in range(1, 13))], help_text=_("Deductions: the month they are for."),
    )  # fmt: skip
    paid_on = DayField(
        label=_("Transferred on"), required=False, help_text=_("Deductions: the day on the bank slip.")
    )
    transferred = money(
        _("Sum transferred"),
        required=False,
        help_text=_("Deductions: must be the sum of the lines, to the cent."),
    )
    since = DayField(label=_("Valid from"), required=False, help_text=_("Bases: the first of a month."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.initial = {
            "kind": DuesFile.Kind.DEDUCTIONS,
            "year": today.year,
            "month": today.month,
            **self.initial,
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in NEEDED.get(data.get("kind", ""), ()):
            if data.get(name) is None and name not in self.errors:
                self.add_error(name, _("Please fill this in for a file of this kind."))
        return data


class ApplyForm(DeedForm):
    """Differences are looked at before they are taken over."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        count = self.obj.differences  # type: ignore[attr-defined]
        if count:
            self.fields["seen"] = forms.BooleanField(
                label=ngettext(
                    "I have looked at the %(n)d difference.", "I have looked at the %(n)d differences.", count
                ) % {"n": count},
                error_messages={"required": _("Please look at the differences first, and tick this.")},
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data.pop("seen", None)
        return data
