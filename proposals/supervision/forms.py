from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from proposals.case.models import ProposalCase
from proposals.session.models import CongressSession
from proposals.supervision.models import Check, Finding
from union_portal.core.desk.admin import DeedForm
from union_portal.core.policy import services as policy


class UrgeForm(DeedForm):
    words = forms.CharField(
        label=_("Words to the department"), max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Its handlers and its head get them; everybody on the case can read them."),
    )  # fmt: skip


class CheckForm(forms.ModelForm):
    """Which case is to be checked."""

    class Meta:
        model = Check
        fields = ["case"]

    user: Any = None

    def clean_case(self) -> ProposalCase:
        case: ProposalCase = self.cleaned_data["case"]
        if self.user is not None and not self.user.has_perm("proposals.check_proposalcase", case):
            raise forms.ValidationError(
                _("This case is your own or your department's. Another supervisor has to check it.")
            )
        return case


class SampleForm(forms.Form):
    session = forms.ModelChoiceField(
        CongressSession.objects.select_related("term"), label=_("Congress session"), empty_label=None
    )


class FindingForm(DeedForm):
    aspect = forms.ChoiceField(
        label=_("Aspect"), choices=Finding.Aspect, widget=forms.RadioSelect,
        help_text=_("Does the reply answer the matter; was each step taken by whom the rules say; was it in time?"),
    )  # fmt: skip
    grade = forms.ChoiceField(label=_("Grade"), choices=Finding.Grade, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What you found"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 5})
    )
    working_days = forms.IntegerField(
        label=_("To be corrected within (working days)"), min_value=1, max_value=120, required=False,
        help_text=_("Empty when nothing has to be corrected."),
    )  # fmt: skip


class CorrectionForm(DeedForm):
    answer = forms.CharField(
        label=_("What has been corrected"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The supervisor reads this and accepts it, or asks again."),
    )  # fmt: skip


class AcceptForm(DeedForm):
    verdict = forms.CharField(
        label=_("Words to the department"), max_length=1_000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class AskAgainForm(DeedForm):
    verdict = forms.CharField(
        label=_("What is still missing"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    working_days = forms.IntegerField(label=_("Within (working days)"), min_value=1, max_value=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["working_days"].initial = policy.value("proposal.correction_days")


class ConcludeForm(DeedForm):
    conclusion = forms.CharField(
        label=_("Conclusion"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The department and the committee read it."),
    )  # fmt: skip
