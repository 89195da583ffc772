from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from union_portal.core.desk.admin import DeedForm
from union_portal.core.ui.fields import DayField


class EndForm(DeedForm):
    on = DayField(
        label=_("Last day"),
        initial=timezone.localdate,
    )
    reason = forms.CharField(label=_("Reason"), max_length=200)
