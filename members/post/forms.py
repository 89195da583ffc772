from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.post.models import Post
from members.post.workflow import BODIES, BODY_OF, Kind
from union_portal.core.desk.admin import DeedForm
from union_portal.core.ui.fields import DayField


class AppointForm(forms.ModelForm):
    """Person, post, body and period. The model's constraints say which posts don't go together."""

    class Meta:
        model = Post
        fields = ["person", "kind", *BODIES, "since", "until"]

    user: Any = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        person, kind = cleaned.get("person"), cleaned.get("kind")
        if person is not None and self.user is not None and person.pk == self.user.person_id:
            self.add_error(
                "person", _("Nobody gives himself a post. Another security administrator has to do it.")
            )
        if person is not None and person.has_left:
            self.add_error("person", _("This person has left the hospital."))
        wanted = BODY_OF.get(Kind(kind)) if kind else None
        if wanted and not cleaned.get(wanted):
            self.add_error(wanted, _("This post is held here: choose which."))
        return cleaned


class DeclineForm(DeedForm):
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class EndForm(DeedForm):
    on = DayField(
        label=_("Last day"),
        initial=timezone.localdate,
        help_text=_("Rights from this post end with this day."),
    )
