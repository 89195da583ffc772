from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from proposals.dialogue.models import Meeting
from proposals.proposal.models import Proposal
from union_portal.core.attachment.services import ACCEPT
from union_portal.core.desk.admin import DeedForm
from union_portal.core.ui.fields import DayField


class SayForm(forms.Form):
    """One message, with a file if need be."""

    text = forms.CharField(
        label=_("Your message"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    file = forms.FileField(
        label=_("attachment"), required=False, widget=forms.ClearableFileInput(attrs={"accept": ACCEPT})
    )


class DisputeForm(forms.Form):
    objection = forms.CharField(
        label=_("What was different?"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 4})
    )


class _ToProposersForm(DeedForm):
    """To the authors of which submissions; asked only when there are several."""

    submissions = forms.ModelMultipleChoiceField(
        Proposal.objects.none(), label=_("Submissions"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["submissions"]
        field.queryset = self.obj.submissions.order_by("number")  # type: ignore[attr-defined]
        field.initial = list(field.queryset)
        if len(field.initial) == 1:
            field.widget = forms.MultipleHiddenInput()


class WriteForm(_ToProposersForm):
    text = forms.CharField(
        label=_("Your message"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 5})
    )
    file = forms.FileField(
        label=_("attachment"), required=False, widget=forms.ClearableFileInput(attrs={"accept": ACCEPT})
    )


class MeetingForm(_ToProposersForm):
    way = forms.ChoiceField(
        label=_("way"), choices=Meeting.Way, widget=forms.RadioSelect, initial=Meeting.Way.FACE
    )
    held_on = DayField(label=_("held on"))
    place = forms.CharField(label=_("place"), required=False, max_length=100)
    present = forms.CharField(label=_("who was there"), max_length=200)
    text = forms.CharField(
        label=_("what was said"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 6})
    )
