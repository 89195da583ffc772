from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from proposals.reply.models import Reply, ReplyClass
from union_portal.core.desk.admin import DeedForm
from union_portal.core.ui.fields import DayField


def promise_fields() -> dict[str, forms.Field]:
    """What a class that is tracked asks for; the same words wherever a class is chosen."""
    return {
        "promised": forms.CharField(
            label=_("What is promised"), required=False, max_length=300,
            help_text=_("One sentence, as it is to stand in the promise book. Needed when the class carries a promise."),
        ),
        "promised_on": DayField(
            label=_("Promised by"), required=False,
            help_text=_("Needed when the class carries a promise; it is tracked until it is kept."),
        ),
    }  # fmt: skip


class ChoosesClass(DeedForm):
    """A class, and what it promises if it is tracked."""

    reply_class = forms.ModelChoiceField(ReplyClass.objects.in_use(), label=_("Reply class"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= promise_fields()

    def clean_promised_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["promised_on"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError(_("The promised day must lie ahead."))
        return day


def _text() -> forms.CharField:
    return forms.CharField(
        label=_("Reply"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("What has been done, what will be done by when, and what can't be done and why. The letter adds greeting and close."),
    )  # fmt: skip


def _cost() -> forms.DecimalField:
    return forms.DecimalField(
        label=_("Cost in yuan"), required=False, min_value=0, max_digits=14, decimal_places=2,
        help_text=_("Only where the measures cost the hospital something."),
    )  # fmt: skip


class ReplyForm(ChoosesClass):
    text = _text()
    cost = _cost()
    field_order = ["reply_class", "text", "cost", "promised", "promised_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(self.field_order)
        returned = self.obj.replies.filter(corrects=None).exclude(returned_at=None).last()  # type: ignore[attr-defined]
        if returned:
            self.initial = {
                "text": returned.text, "reply_class": returned.reply_class_id, "cost": returned.cost,
                "promised": returned.promised, "promised_on": returned.promised_on,
            }  # fmt: skip


class CorrectForm(DeedForm):
    """A new version of a signed reply."""

    text = _text()
    cost = _cost()
    reason = forms.CharField(
        label=_("What was wrong"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The authors read this beside the new version; the old one stays readable."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing: Reply | None = self.obj.replies.standing().last()  # type: ignore[attr-defined]
        if standing:
            self.initial = {"text": standing.text, "cost": standing.cost}


class ReclassifyForm(ChoosesClass):
    reason = forms.CharField(
        label=_("Why the class is another"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Department and authors read this."),
    )  # fmt: skip
    field_order = ["reply_class", "reason", "promised", "promised_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(self.field_order)
