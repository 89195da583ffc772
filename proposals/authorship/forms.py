from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Person
from proposals.draft.forms import DraftForm
from proposals.proposal.models import REQUIRED
from union_portal.core.attachment.services import ACCEPT
from union_portal.core.typed import narrow
from union_portal.core.ui.fields import DayField


class PaperForm(DraftForm):
    """What stands on the sheet, and who handed it in and when."""

    person = forms.CharField(
        label=_("staff number of the author"), max_length=20,
        help_text=_("The author is asked to confirm the text; until then it doesn't count."),
    )  # fmt: skip
    received_on = DayField(
        label=_("received on paper on"), initial=timezone.localdate,
        help_text=_("It counts from this day, also when the window closes before the author confirms."),
    )  # fmt: skip
    scan = forms.FileField(
        label=_("scan of the sheet"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
    )

    field_order = ["person", "received_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in REQUIRED:
            self.fields[name].required = True

    def clean_person(self) -> Person:
        person = Person.objects.employed().filter(staff_number=narrow(self.cleaned_data["person"])).first()
        if person is None:
            raise ValidationError(_("Nobody on the staff has this number."))
        return person
