from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from proposals.report.models import TEXTS, CongressReport
from proposals.session.models import CongressSession


class SessionForm(forms.Form):
    """Which session to report on."""

    session = forms.ModelChoiceField(label=_("Congress session"), queryset=CongressSession.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        busy = CongressReport.objects.under_way().values("session")
        field: Any = self.fields["session"]
        field.queryset = (
            CongressSession.objects.filter(proposals__isnull=False)
            .exclude(pk__in=busy)
            .select_related("term")
            .distinct()
        )


class TextsForm(forms.ModelForm):
    """The words of the report; its figures have no fields."""

    class Meta:
        model = CongressReport
        fields = TEXTS
        widgets = {name: forms.Textarea({"rows": 8}) for name in TEXTS}


class EndorseForm(forms.Form):
    """A committee member's voice on the report."""

    approves = forms.ChoiceField(
        label=_("What do you say to this report?"), widget=forms.RadioSelect,
        choices=[("yes", _("I approve it")), ("no", _("It must be changed"))],
    )  # fmt: skip
    reason = forms.CharField(
        label=_("What must be changed"), required=False, max_length=1_000, widget=forms.Textarea({"rows": 4}),
        help_text=_("Needed if it must be changed."),
    )  # fmt: skip

    def clean_approves(self) -> bool:
        return bool(self.cleaned_data["approves"] == "yes")
