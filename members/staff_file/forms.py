from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from members.staff_file.models import ImportBatch


class UploadForm(forms.ModelForm):
    """The HR file and what may be done with it."""

    file = forms.FileField(
        label=_("Staff file"),
        help_text=_(
            "XLSX or CSV from the personnel system. Needed columns: 工号、姓名、科室; for new people 性别 too."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    class Meta:
        model = ImportBatch
        fields = ["creates_departments", "absent_left"]
        help_texts = {
            "creates_departments": _("Otherwise a row with an unknown department is a mistake."),
            "absent_left": _("Only for a complete list. Their accounts are closed at once."),
        }
