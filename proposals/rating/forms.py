from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from proposals.rating.models import Rating
from union_portal.core.desk.admin import DeedForm


class RatingForm(forms.Form):
    """Attitude and result are judged apart; who is dissatisfied says with what."""

    attitude = forms.ChoiceField(
        label=_("The department's attitude"), choices=Rating.Grade, widget=forms.RadioSelect,
        help_text=_("Were you heard, answered in time, and treated with respect?"),
    )  # fmt: skip
    result = forms.ChoiceField(
        label=_("The result"), choices=Rating.Grade, widget=forms.RadioSelect,
        help_text=_("If you are dissatisfied with the result, it is handled a second time."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("In your words"), required=False, max_length=1_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Needed when you are dissatisfied."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if Rating.Grade.DISSATISFIED in {data.get("attitude"), data.get("result")} and not data.get("reason"):
            self.add_error(
                "reason", _("Please say what you are dissatisfied with, so that it can be put right.")
            )
        return data


class KeptForm(DeedForm):
    note = forms.CharField(
        label=_("What has been done"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The proposers read this."),
    )  # fmt: skip
