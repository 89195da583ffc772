from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.rating.models import FinalDecision, Rating
from proposals.rating.services import deciders
from union_portal.core.desk.admin import DeedForm
from union_portal.core.ui.fields import DayField


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


class NameLeaderForm(DeedForm):
    leader = forms.ModelChoiceField(
        User.objects.none(), label=_("Who decides finally"),
        help_text=_("A leader who hasn't signed a reply of this case."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leader: Any = self.fields["leader"]
        leader.queryset = User.objects.filter(pk__in=deciders(self.obj)).select_related("person")  # type: ignore[arg-type]


class DecideForm(DeedForm):
    """The last word; more to be done needs a promise with its day."""

    outcome = forms.ChoiceField(
        label=_("decision"), choices=FinalDecision.Outcome, widget=forms.RadioSelect,
    )  # fmt: skip
    words = forms.CharField(
        label=_("Your reasons"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Everybody who may see the proposal reads this."),
    )  # fmt: skip
    promised = forms.CharField(
        label=_("What the department has to do"), required=False, max_length=300,
        help_text=_("Needed when it has to do more; it goes into the promise book."),
    )  # fmt: skip
    promised_on = DayField(label=_("By when"), required=False)
