"""What closing and the year-end ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from finance.account.models import Fund
from finance.closing import figures
from finance.closing.models import YearEnd
from union_portal.core.desk.admin import DeedForm
from union_portal.core.ui.templatetags.ui import figure


class ReopenForm(DeedForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=300,
        help_text=_("An exception: it is recorded, and the union chair and the audit committee are told."),
    )  # fmt: skip


class YearForm(forms.ModelForm):
    class Meta:
        model = YearEnd
        fields = ("year",)
        error_messages = {"year": {"unique": _("The year-end of this year has been begun already.")}}


class FundsLeft(forms.ModelMultipleChoiceField):
    """Earmarked funds with what is left of each."""

    left: dict[int, Any] = {}

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}: {figure(self.left[obj.pk])}"


class FoldingForm(DeedForm):
    """Which projects are finished: what they leave over becomes free money."""

    finished = FundsLeft(
        label=_("Finished projects"), queryset=Fund.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only of projects that are done and settled: what is left becomes free money of the union."),
    )  # fmt: skip

    def __init__(self, *args: Any, obj: Any, **kwargs: Any) -> None:
        super().__init__(*args, obj=obj, **kwargs)
        field: Any = self.fields["finished"]
        field.left = figures.carried_for(obj.year)
        field.queryset = Fund.objects.filter(pk__in=field.left)
