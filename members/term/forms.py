from __future__ import annotations

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from members.term.models import Term


class TermForm(forms.ModelForm):
    class Meta:
        model = Term
        fields = ["body", "term_no", "starts_on", "ends_on"]
        error_messages = {
            NON_FIELD_ERRORS: {"unique_together": _("This term of the body has been entered already.")}
        }
