from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """The list of an earlier session."""

    file = forms.FileField(
        label=_("List of proposals"),
        help_text=_("XLSX or CSV. Needed columns: 届次、编号、案由; the template has them all."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )
