from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from proposals.extension import services
from union_portal.core.desk.admin import DeedForm
from union_portal.core.ui.fields import DayField
from union_portal.core.ui.templatetags.ui import day


class AskForm(DeedForm):
    due_on = DayField(label=_("New day"))
    reason = forms.CharField(
        label=_("What takes longer, and why"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Everybody who follows the case can read it."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assignment: Any = self.obj.assignment  # type: ignore[attr-defined]
        if assignment:
            self.fields["due_on"].help_text = _("Now %(due)s; by the rule %(latest)s at most.") % {
                "due": day(assignment.due_on), "latest": day(services.latest_day(assignment)),
            }  # fmt: skip


class GrantForm(DeedForm):
    answer = forms.CharField(label=_("Words for the department"), required=False, max_length=1_000)


class RefuseForm(DeedForm):
    answer = forms.CharField(
        label=_("Words for the department"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3})
    )
