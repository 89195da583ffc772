"""What organisers enter at the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.activity.models import Activity
from activities.activity.workflow import State
from union_portal.core.desk.admin import DeedForm
from union_portal.core.desk.sent import HeedfulForm


class ActivityForm(HeedfulForm):
    """An activity as it is planned. The database's rules on times and audience come back as sentences."""

    class Meta:
        model = Activity
        fields = [
            "title", "category", "text", "campus", "place", "starts_at", "ends_at", "registration_opens_at",
            "registration_closes_at", "cancel_until", "places", "for_campus", "for_department", "contact", "cost_note",
        ]  # fmt: skip

    def clean_places(self) -> int:
        places: int = self.cleaned_data["places"]
        if places < self.instance.taken:
            raise forms.ValidationError(
                _("%(taken)d places are taken already; there can't be fewer.")
                % {"taken": self.instance.taken}
            )
        return places

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.state not in {State.DRAFT, State.PUBLISHED}:
            raise forms.ValidationError(
                _("This activity is over or cancelled, so it can't be changed any more.")
            )
        return cleaned


class CancelForm(DeedForm):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        help_text=gettext_lazy("Everybody who registered reads it."),
    )


class PictureForm(DeedForm):
    upload = forms.FileField(
        label=gettext_lazy("Picture"), help_text=gettext_lazy("JPEG or PNG, best in landscape format.")
    )
