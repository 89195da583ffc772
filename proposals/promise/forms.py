from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Post, User
from union_portal.core.desk.admin import DeedForm
from union_portal.core.ui.fields import DayField


def _words(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=1_000, widget=forms.Textarea(attrs={"rows": 4}), help_text=help_text
    )


class ProgressForm(DeedForm):
    text = _words(_("How it is coming on"), _("It stands in the promise book, which all staff can read."))


class KeptForm(DeedForm):
    note = _words(_("What has been done"), _("The proposers read this, and say whether it is really done."))


class DayForm(DeedForm):
    """A new day, with the reason."""

    promised_on = DayField(label=_("New day"))
    reason = _words(_("reason"), _("The authors read this."))

    def clean_promised_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["promised_on"]
        if day <= timezone.localdate():
            raise forms.ValidationError(_("The promised day must lie ahead."))
        return day


class OwnerForm(DeedForm):
    owner = forms.ModelChoiceField(User.objects.none(), label=_("Who sees to it"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        department = self.obj.department  # type: ignore[attr-defined]
        posts = [Post.Kind.DEPARTMENT_HANDLER, Post.Kind.DEPARTMENT_HEAD]
        owner.queryset = User.objects.holding(*posts, department=department).select_related("person")


class ConfirmForm(forms.Form):
    is_done = forms.TypedChoiceField(
        label=_("Is it really done?"), widget=forms.RadioSelect, coerce=lambda text: text == "yes",
        choices=[("yes", _("Yes, it is done")), ("no", _("No, something is still missing"))],
    )  # fmt: skip
    words = forms.CharField(
        label=_("In your words"), required=False, max_length=1_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Needed when something is missing; the committee reads it."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("is_done") is False and not data.get("words"):
            self.add_error("words", _("Please say what is still missing, so that it can be put right."))
        return data
