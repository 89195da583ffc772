from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ChooseForm(forms.Form):
    """Why the committee chooses this candidate."""

    reason = forms.CharField(
        label=_("Why it was chosen"), required=False, max_length=1_000, widget=forms.Textarea({"rows": 4}),
        help_text=_("It is published with the award. Needed where others stand higher by score."),
    )  # fmt: skip
