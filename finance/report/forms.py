"""What the maker and the chair write on the year's report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from finance.report.models import NOTES, YearReport
from union_portal.core.desk.admin import DeedForm


class NotesForm(DeedForm):
    """The eight disclosures, and what members don't see."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in (*NOTES, "withheld"):
            field: Any = YearReport._meta.get_field(name)
            self.fields[name] = forms.CharField(
                label=field.verbose_name, help_text=field.help_text, max_length=2_000, required=False,
                widget=forms.Textarea(attrs={"rows": 3}), initial=getattr(self.obj, name),
            )  # fmt: skip
        self.fields["no_names"] = forms.BooleanField(
            label=_("What looks like a colleague's name is part of another word"),
            help_text=_("Only when the portal found a name of two characters and is wrong."),
            required=False,
        )


class ReturnForm(DeedForm):
    reason = forms.CharField(label=_("What must be changed"), max_length=300)
