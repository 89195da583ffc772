"""What an author types: a draft, the whole sheet, and why it is withdrawn."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import Department
from proposals.proposal.models import REQUIRED, Category, Proposal
from proposals.proposal.wording import clean_text
from union_portal.core.attachment.services import ACCEPT
from union_portal.core.typed import LongText

STEPS = [
    (_("Subject"), ["title", "is_collective"]),
    (_("Grounds"), ["grounds"]),
    (_("Measures"), ["measures"]),
    (_("Details"), ["category", "suggested_department", "file", "name_withheld", "confidential"]),
]
"""The sheet in steps, for the phone; the fifth is the preview."""


class DraftForm(forms.ModelForm):
    """What has been typed so far; nothing is required yet."""

    class Meta:
        model = Proposal
        fields = [
            "title", "is_collective", "grounds", "measures", "category", "suggested_department", "name_withheld",
            "confidential",
        ]  # fmt: skip
        help_texts = {
            "title": _("What is to be solved, in one sentence. One matter per proposal."),
            "is_collective": _(
                "Its head, or enough of its members, confirm it by their own hand instead of seconders."
            ),
            "grounds": _("What happens now, since when, whom it concerns. Facts and figures help most."),
            "measures": _("What should be done, by whom, and how it could be seen that it has worked."),
            "suggested_department": _("Who you think could do it. The hospital leader decides."),
            "name_withheld": _("The committee sees your name, the department and the ledger don't."),
            "confidential": _(
                "Only the committee, the leaders, who supervises and the department in charge can read it."
            ),
        }
        widgets = {
            "grounds": LongText(attrs={"rows": 7}),
            "measures": LongText(attrs={"rows": 7}),
        }

    def __init__(self, *args: Any, may_be_collective: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_be_collective:
            del self.fields["is_collective"]
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
    """The whole proposal: subject, grounds, measures and category can't be missing; a file may come along."""

    file = forms.FileField(
        label=_("attachment"), required=False, widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        help_text=_("PDF, JPEG, PNG, DOCX or XLSX. More files can be added in the preview."),
    )  # fmt: skip

    def __init__(self, *args: Any, similar_url: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in REQUIRED:
            self.fields[name].required = True
        if similar_url:  # what is like it is shown while the subject is typed
            self.fields["title"].widget.attrs |= {
                "hx-post": similar_url, "hx-trigger": "input changed delay:400ms, load", "hx-target": "#similar",
                "hx-params": "title,grounds,measures", "hx-sync": "this:replace", "autocomplete": "off",
            }  # fmt: skip

    @property
    def steps(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields in the order of the steps."""
        return [(label, [self[name] for name in names if name in self.fields]) for label, names in STEPS]


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("reason"), required=False, max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Colleagues who seconded it will read this."),
    )  # fmt: skip
