from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import Post, User
from proposals.case.models import ProposalCase
from proposals.case.workflow import JOINABLE
from proposals.proposal.models import Proposal
from proposals.review.models import NEEDS_WORDS, Appeal, Decision, Opinion, Verdict
from union_portal.core.desk.admin import DeedForm

MOST_MATTERS = 5
LONGEST_MATTER = 60


def _words(label: Any, *, required: bool = True, rows: int = 4, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=1_000, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


def joinable_cases() -> Any:
    """Cases that nobody has answered yet, the latest first."""
    return ProposalCase.objects.filter(state__in=JOINABLE).order_by("-filed_at", "-pk")


class OpinionForm(DeedForm):
    """One member's opinion; nobody else reads it before the round is closed."""

    verdict = forms.ChoiceField(
        label=_("What should become of it"), choices=Verdict, widget=forms.RadioSelect
    )
    alike = forms.ModelChoiceField(
        Proposal.objects.none(), label=_("Merge with"), required=False, empty_label=_("With none"),
        help_text=_("Another submission that is being reviewed, or one that is in a case already."),
    )  # fmt: skip
    words = _words(
        _("In words"), required=False,
        help_text=_("Needed for splitting, answering, returning and refusing; welcome always."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        alike: Any = self.fields["alike"]
        others = Proposal.objects.waiting_for_review() | Proposal.objects.filter(cases__state__in=JOINABLE)
        alike.queryset = others.exclude(pk=self.obj.pk).distinct()
        own = Opinion.objects.filter(
            review__in=self.obj.reviews.current(),  # type: ignore[attr-defined]
            member=self.user,
        ).first()
        if own is not None:
            self.initial = {"verdict": own.verdict, "alike": own.alike_id, "words": own.words}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("verdict") in NEEDS_WORDS and not data.get("words"):
            self.add_error("words", _("Please say it in words as well, so that colleagues can follow."))
        if data.get("verdict") == Verdict.MERGE and not data.get("alike"):
            self.add_error("alike", _("Please choose the other submission that has the same matter."))
        return data


class TakeInForm(DeedForm):
    """File, or take as a suggestion: in a case of its own, in one that has the same matter, or in several."""

    join = forms.ModelChoiceField(
        ProposalCase.objects.none(), label=_("Join a case"), required=False, empty_label=_("A case of its own"),
        help_text=_("Submissions with the same matter are answered together; each author keeps the number."),
    )  # fmt: skip
    matters = forms.CharField(
        label=_("Split into several cases"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only when it holds several matters: one subject a line. Each becomes a case of its own."),
    )  # fmt: skip
    words = _words(_("Words for the proposer"), required=False, rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        join: Any = self.fields["join"]
        join.queryset = joinable_cases()

    def clean_matters(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["matters"].splitlines()]
        matters = [line for line in lines if line]
        if len(matters) == 1 or len(matters) > MOST_MATTERS:
            raise forms.ValidationError(
                _("Please write two to %(most)d subjects, one a line.") % {"most": MOST_MATTERS}
            )
        if any(len(matter) > LONGEST_MATTER for matter in matters):
            raise forms.ValidationError(
                _("A subject has at most %(most)d characters.") % {"most": LONGEST_MATTER}
            )
        return matters

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("join") and data.get("matters"):
            self.add_error("matters", _("Either it joins a case or it is split into several."))
        return data


class WordsForm(DeedForm):
    """A decision that the proposer is owed words for."""

    words = _words(_("Words for the proposer"), help_text=_("The proposer reads this word for word."))


class ReasonForm(DeedForm):
    reason = _words(_("reason"), help_text=_("It stays in the history."))


class JoinForm(ReasonForm):
    case = forms.ModelChoiceField(ProposalCase.objects.none(), label=_("Join a case"))
    field_order = ["case", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case: Any = self.fields["case"]
        case.queryset = joinable_cases().exclude(submissions=self.obj)


class SplitForm(ReasonForm):
    title = forms.CharField(
        label=_("Subject of the further case"), max_length=LONGEST_MATTER,
        help_text=_("The submission stays in its case and gets a second one for this matter."),
    )  # fmt: skip
    field_order = ["title", "reason"]


class DecideForm(forms.Form):
    """The same decision on several submissions: each for itself, or all in one case."""

    outcome = forms.ChoiceField(
        label=_("Joint decision"), widget=forms.RadioSelect,
        choices=[(outcome.value, Verdict(outcome.value).label) for outcome in Decision.Outcome],
    )  # fmt: skip
    together = forms.BooleanField(
        label=_("All of them have the same matter and become one case"), required=False
    )
    join = forms.ModelChoiceField(
        ProposalCase.objects.none(), label=_("Join a case"), required=False, empty_label=_("A new case"),
        help_text=_("Only when they have the same matter."),
    )  # fmt: skip
    words = _words(
        _("Words for the proposers"), required=False,
        help_text=_("Needed for answering, returning and refusing. Each proposer reads them word for word."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        join: Any = self.fields["join"]
        join.queryset = joinable_cases()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        needs_words = {Decision.Outcome.ANSWER, Decision.Outcome.RETURN, Decision.Outcome.REFUSE}
        if data.get("outcome") in needs_words and not data.get("words"):
            self.add_error("words", _("Please give the proposers a reason."))
        if data.get("join") and not data.get("together"):
            self.add_error("together", _("Only submissions with the same matter join a case."))
        return data


class AppealForm(forms.Form):
    grounds = forms.CharField(
        label=_("Why should the refusal be looked at again?"), max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("New facts help most. Another person than the one who recorded the refusal decides."),
    )  # fmt: skip


class AppealDecisionForm(DeedForm):
    result = forms.ChoiceField(
        label=_("Result of the appeal"), choices=Appeal.Result, widget=forms.RadioSelect
    )
    words = _words(_("Words for the proposer"), help_text=_("The proposer reads this word for word."))


class KeyForm(DeedForm):
    leader = forms.ModelChoiceField(User.objects.none(), label=_("Hospital leader who leads it"))
    reason = forms.CharField(label=_("Why it is a key proposal"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leader: Any = self.fields["leader"]
        leader.queryset = (
            User.objects.holding(Post.Kind.HOSPITAL_LEADER).select_related("person").order_by("pk")
        )
