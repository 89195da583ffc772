from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import Department
from proposals.proposal.models import REQUIRED, Category, Proposal
from union_portal.core.desk.admin import DeedForm


def clean_text(text: str) -> str:
    """What Word and chat programs leave behind is taken out: invisible marks, trailing blanks, heaps of empty lines."""
    visible = "".join(
        c for c in text.replace("\r\n", "\n").replace("\xa0", " ") if c == "\n" or c.isprintable()
    )
    lines = [line.rstrip() for line in visible.split("\n")]
    kept = [line for n, line in enumerate(lines) if line or (n and lines[n - 1])]
    return "\n".join(kept).strip()


class DraftForm(forms.ModelForm):
    """What has been typed so far; nothing is required yet."""

    class Meta:
        model = Proposal
        fields = [
            "title", "grounds", "measures", "category", "suggested_department", "name_withheld", "confidential",
        ]  # fmt: skip
        help_texts = {
            "title": _("What is to be solved, in one sentence. One matter per proposal."),
            "grounds": _("What happens now, since when, whom it concerns. Facts and figures help most."),
            "measures": _("What should be done, by whom, and how it could be seen that it has worked."),
            "suggested_department": _("Who you think could do it. The hospital leader decides."),
            "name_withheld": _("The committee sees your name, the department and the ledger don't."),
            "confidential": _("Only the committee, the leaders and the department in charge can read it."),
        }
        widgets = {
            "grounds": forms.Textarea(attrs={"rows": 7}),
            "measures": forms.Textarea(attrs={"rows": 7}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        categories: Any = self.fields["category"]
        categories.queryset = Category.objects.in_use()
        categories.empty_label = _("Please choose")
        departments: Any = self.fields["suggested_department"]
        departments.queryset = Department.objects.filter(is_active=True)
        departments.empty_label = _("I don't know")
        for name in REQUIRED:
            self.fields[name].required = False

    def clean_title(self) -> str:
        return " ".join(clean_text(self.cleaned_data["title"]).split())

    def clean_grounds(self) -> str:
        return clean_text(self.cleaned_data["grounds"])

    def clean_measures(self) -> str:
        return clean_text(self.cleaned_data["measures"])


class WriteForm(DraftForm):
    """The whole proposal: subject, grounds, measures and category can't be missing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in REQUIRED:
            self.fields[name].required = True


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("reason"), required=False, max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Colleagues who seconded it will read this."),
    )  # fmt: skip


class ReasonForm(DeedForm):
    """A decision that the proposer is owed a reason for."""

    reason = forms.CharField(
        label=_("reason"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The proposer reads this word for word."),
    )  # fmt: skip
