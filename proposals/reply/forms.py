from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from proposals.reply.models import ReplyClass
from union_portal.core.desk.admin import DeedForm


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
