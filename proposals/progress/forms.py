from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from proposals.progress.models import ProgressNote
from union_portal.core.desk.admin import DeedForm
from union_portal.core.ui.fields import DayField


class NoteForm(DeedForm):
    """The first note of a case is likely the plan, later ones tell of progress."""

    kind = forms.ChoiceField(label=_("Kind of note"), choices=ProgressNote.Kind, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What the proposers should know"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("They are told at once."),
    )  # fmt: skip
    done_by = DayField(
        label=_("To be done by"), required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        has_plan = self.obj.progress_notes.filter(kind=ProgressNote.Kind.PLAN).exists()  # type: ignore[attr-defined]
        self.fields["kind"].initial = ProgressNote.Kind.PROGRESS if has_plan else ProgressNote.Kind.PLAN
