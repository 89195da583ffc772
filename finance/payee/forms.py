"""How a bank account is typed."""

from __future__ import annotations

from typing import Any

from django import forms

from finance.payee.services import clean_account
from union_portal.core.errors import DomainError


class AccountField(forms.CharField):
    """A bank account: digits with spaces or dashes between. No browser keeps it."""

    def __init__(self, **kwargs: Any) -> None:
        typed = forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "data-never-keep": "yes"}
        )
        super().__init__(max_length=40, widget=typed, **kwargs)

    def clean(self, value: Any) -> str:
        try:
            return clean_account(super().clean(value))
        except DomainError as error:
            raise forms.ValidationError(str(error)) from error
