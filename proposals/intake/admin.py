"""The late queue at the desk: three ways out of it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from proposals.intake import services
from union_portal.core.desk.admin import Deed, DeedForm


class LateForm(DeedForm):
    """Why the window's end is not kept this once."""

    reason = forms.CharField(
        label=_("reason"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands on the page of the proposal and in the report."),
    )  # fmt: skip


LATE = [
    Deed(
        "accept-late", _("Accept late"), perm="proposals.decide_proposal", form=LateForm, does=services.accept_late,
        when=lambda proposal: proposal.is_late, done=_("It counts for this session."),
    ),
    Deed(
        "put-off", _("Leave for the next session"), perm="proposals.decide_proposal", does=services.put_off,
        when=lambda proposal: proposal.is_late, tone="secondary", done=_("It waits for the next session."),
    ),
    Deed(
        "late-suggestion", _("Handle as a suggestion"), perm="proposals.decide_proposal",
        does=services.handle_as_suggestion, when=lambda proposal: proposal.is_late, tone="secondary",
        help=_("Suggestions are taken all year: it gets a department and a reply, but no file number."),
    ),
]  # fmt: skip
