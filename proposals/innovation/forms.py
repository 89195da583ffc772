from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import Committee, Department, Person, User
from proposals.innovation.models import MARK, REQUIRED, HigherAward, RationalizationProposal
from proposals.proposal.wording import clean_text
from union_portal.core.desk.admin import DeedForm
from union_portal.core.policy import services as policy
from union_portal.core.typed import LongText, numbers_in
from union_portal.core.ui.fields import DayField
from union_portal.core.ui.templatetags.ui import yuan


class DraftForm(forms.ModelForm):
    """What has been typed so far; nothing is required yet."""

    partners = forms.CharField(
        label=gettext_lazy("worked out with"), required=False, max_length=200,
        help_text=gettext_lazy("Staff numbers of your colleagues, with commas in between."),
    )  # fmt: skip

    class Meta:
        model = RationalizationProposal
        fields = ["kind", "title", "problem", "idea", "benefit", "department"]
        help_texts = {
            "title": gettext_lazy("What gets better, in one sentence."),
            "problem": gettext_lazy("What costs time, money or nerves today."),
            "idea": gettext_lazy("How it should be done; for an invention, what you built and how it works."),
            "benefit": gettext_lazy("Minutes, yuan, steps or mistakes saved, if you can say."),
        }
        widgets = {
            "problem": LongText(attrs={"rows": 4}),
            "idea": LongText(attrs={"rows": 6}),
            "benefit": LongText(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        department: Any = self.fields["department"]
        department.queryset = Department.objects.filter(is_active=True)
        department.empty_label = _("Everywhere, or I don't know")
        if self.instance.pk:
            self.initial["partners"] = "，".join(p.staff_number for p in self.instance.partners.all())

    def clean_title(self) -> str:
        return " ".join(clean_text(self.cleaned_data["title"]).split())

    def clean_partners(self) -> list[Person]:
        """The colleagues behind the numbers; one that isn't known is named."""
        wanted = dict.fromkeys(numbers_in(self.cleaned_data["partners"]))
        found = {person.staff_number: person for person in Person.objects.filter(staff_number__in=wanted)}
        if unknown := [number for number in wanted if number not in found]:
            raise forms.ValidationError(
                _("Nobody has the staff number %(numbers)s.") % {"numbers": "、".join(unknown)}
            )
        return list(found.values())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in ("problem", "idea", "benefit"):
            if name in data:
                data[name] = clean_text(data[name])
        return data


class WriteForm(DraftForm):
    """All that the committee needs; used when it is handed in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in REQUIRED:
            self.fields[name].required = True


class ReviewersForm(DeedForm):
    reviewers = forms.ModelMultipleChoiceField(
        User.objects.none(), label=gettext_lazy("Reviewers"), widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("They see nobody else's marks until all have given theirs."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        posts = ["COMMITTEE_CHAIR", "COMMITTEE_SECRETARY", "COMMITTEE_MEMBER"]
        field: Any = self.fields["reviewers"]
        members = User.objects.holding(*posts, committee__kind=Committee.Kind.PROPOSAL)
        authors: list[Person] = self.obj.authors  # type: ignore[attr-defined]
        field.queryset = members.exclude(person__in=authors).select_related("person").order_by("person__name")


class EvaluationForm(forms.Form):
    novelty = forms.IntegerField(
        label=gettext_lazy("Novelty"), validators=MARK, min_value=1, max_value=10,
        help_text=gettext_lazy("1 is known everywhere, 10 has never been seen."),
    )  # fmt: skip
    usefulness = forms.IntegerField(
        label=gettext_lazy("Usefulness"), validators=MARK, min_value=1, max_value=10,
        help_text=gettext_lazy("What it saves, and for how many."),
    )  # fmt: skip
    feasibility = forms.IntegerField(
        label=gettext_lazy("Feasibility"), validators=MARK, min_value=1, max_value=10,
        help_text=gettext_lazy("1 needs years and a building, 10 works tomorrow."),
    )  # fmt: skip
    words = forms.CharField(
        label=gettext_lazy("In your words"), required=False, max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class AdoptForm(DeedForm):
    grade = forms.ChoiceField(label=gettext_lazy("Grade"), widget=forms.RadioSelect)
    department = forms.ModelChoiceField(
        Department.objects.filter(is_active=True), label=gettext_lazy("Where it is to be used"), required=False,
        empty_label=gettext_lazy("Everywhere, or not decided yet"),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Words for the authors"), required=False, max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rewards: dict[str, Any] = policy.value("innovation.rewards")
        grade: Any = self.fields["grade"]
        grade.choices = [
            (key, _("%(grade)s, reward %(amount)s") % {"grade": label, "amount": yuan(rewards[key])})
            for key, label in RationalizationProposal.Grade.choices
        ]
        self.fields["department"].initial = self.obj.department_id  # type: ignore[attr-defined]


class TurnDownForm(DeedForm):
    reason = forms.CharField(
        label=gettext_lazy("reason"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("The authors read this word for word."),
    )  # fmt: skip


class UseForm(DeedForm):
    department = forms.ModelChoiceField(
        Department.objects.filter(is_active=True), label=gettext_lazy("Where it is used")
    )
    since = DayField(label=gettext_lazy("In use since"))
    effect = forms.CharField(
        label=gettext_lazy("What it has brought"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].initial = self.obj.department_id  # type: ignore[attr-defined]
        self.fields["since"].initial = timezone.localdate


class AwardForm(DeedForm):
    name = forms.CharField(label=gettext_lazy("Award"), max_length=80)
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=HigherAward.Level)
    granted_by = forms.CharField(label=gettext_lazy("Granted by"), max_length=80)
    awarded_on = DayField(label=gettext_lazy("Awarded on"))
