from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.user import services
from union_portal.core.desk.admin import DeedForm


class SignInForm(LoginForm):
    """Staff number, e-mail or mobile, and the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        typed = self.fields["login"].widget
        typed.attrs |= {"placeholder": "", "maxlength": "254"}  # a staff number is shorter than an e-mail
        self.fields["login"] = forms.CharField(
            label=_("Staff number, e-mail or mobile"), max_length=254, widget=typed
        )
        self.fields["password"].widget.attrs["placeholder"] = ""
        self.fields["password"].help_text = ""
        self.fields["remember"].label = _("Stay signed in (not on a shared computer)")


class ResetForm(ResetPasswordForm):
    """Ask for a link to set a new password. The answer never tells whether the address is known."""

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"])

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        email = str(self.cleaned_data["email"])
        services.ask_for_reset(email)
        return email


class ActivationForm(forms.Form):
    """The first sign-in: staff number, the code from the slip, and a password of one's own."""

    staff_number = forms.CharField(
        label=_("Staff number"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    code = forms.CharField(
        label=_("Activation code"),
        max_length=30,
        help_text=_("Twelve characters from your slip. Dashes and capital letters don't matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=_("At least ten characters; three or four words are easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeated = forms.CharField(
        label=_("The password once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        password, repeated = cleaned.get("password"), cleaned.get("repeated")
        if password and repeated and password != repeated:
            self.add_error("repeated", _("The two passwords differ. Type the same one twice."))
        return cleaned


class ReasonForm(DeedForm):
    reason = forms.CharField(label=_("Reason"), max_length=200)
