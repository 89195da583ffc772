from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from union_portal.core.desk.admin import DeedForm


class ReasonForm(DeedForm):
    """A decision that the proposer is owed a reason for."""

    reason = forms.CharField(
        label=_("reason"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The proposer reads this word for word."),
    )  # fmt: skip
