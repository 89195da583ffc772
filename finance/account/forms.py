"""What the bookkeeper types to open a sub-account."""

from __future__ import annotations

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from union_portal.core.desk.admin import DeedForm


class NameForm(DeedForm):
    name = forms.CharField(label=_("account name"), max_length=50)


class SubAccountForm(NameForm):
    tail = forms.CharField(
        label=_("The last two digits of its code"), max_length=2, required=False,
        validators=[RegexValidator(r"^[0-9]{2}$", _("Two digits, as in 07."))],
        help_text=_("Left empty, the next free number is taken."),
    )  # fmt: skip
