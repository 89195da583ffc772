from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Department, Post, User
from proposals.case.models import ProposalCase, Rating, ReplyClass
from proposals.case.workflow import JOINABLE
from union_portal.core.desk.admin import DeedForm
from union_portal.core.policy import services as policy


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


class TakeInForm(DeedForm):
    """File, or take as a suggestion: in a case of its own, or in one that has the same matter."""

    join = forms.ModelChoiceField(
        ProposalCase.objects.none(), label=_("Join a case"), required=False, empty_label=_("A case of its own"),
        help_text=_("Submissions with the same matter are answered together; each author keeps the number."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Words for the proposer"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        join: Any = self.fields["join"]
        join.queryset = ProposalCase.objects.filter(state__in=JOINABLE).order_by("-filed_at")


class AssignForm(DeedForm):
    department = forms.ModelChoiceField(
        Department.objects.filter(is_active=True), label=_("Lead department"),
        help_text=_("It answers for the whole case."),
    )  # fmt: skip
    handler = forms.ModelChoiceField(
        User.objects.none(), label=_("Handler"), required=False, empty_label=_("The department names one"),
    )  # fmt: skip
    working_days = forms.IntegerField(label=_("Deadline in working days"), min_value=1, max_value=250)
    note = forms.CharField(label=_("Note for the department"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        handlers = User.objects.holding(Post.Kind.DEPARTMENT_HANDLER, Post.Kind.DEPARTMENT_HEAD)
        handler: Any = self.fields["handler"]
        handler.queryset = handlers.select_related("person__department").order_by("person__department", "pk")
        handler.label_from_instance = lambda user: f"{user.person.department} · {user}"
        rule = policy.version("proposal.reply_days")
        self.fields["working_days"].initial = rule.value
        self.fields["working_days"].help_text = _("The rule of the house: %(days)s. %(source)s") % {
            "days": rule.value, "source": rule.source,
        }  # fmt: skip
        suggested = self.obj.submissions.exclude(suggested_department=None).first()  # type: ignore[attr-defined]
        if suggested:
            self.fields["department"].initial = suggested.suggested_department_id


class ReplyForm(DeedForm):
    reply_class = forms.ModelChoiceField(ReplyClass.objects.in_use(), label=_("Reply class"))
    text = forms.CharField(
        label=_("Reply"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("What has been done, what will be done by when, and what can't be done and why."),
    )  # fmt: skip
    promised_on = forms.DateField(
        label=_("Promised by"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Needed when the class carries a promise; it is tracked until it is kept."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        returned = self.obj.replies.exclude(returned_at=None).last()  # type: ignore[attr-defined]
        if returned:
            self.initial = {
                "text": returned.text, "reply_class": returned.reply_class_id, "promised_on": returned.promised_on,
            }  # fmt: skip

    def clean_promised_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["promised_on"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError(_("The promised day must lie ahead."))
        return day


class CaseReasonForm(DeedForm):
    reason = forms.CharField(label=_("reason"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 4}))


class KeptForm(DeedForm):
    note = forms.CharField(
        label=_("What has been done"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The proposers read this."),
    )  # fmt: skip
