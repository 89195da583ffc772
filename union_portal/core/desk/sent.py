"""What somebody sent with a form: given back when it can't be taken, taken once, and compared with what a colleague saved."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django import forms
from django.contrib.admin.utils import display_for_field
from django.core.cache import cache
from django.http import QueryDict
from django.utils.translation import gettext as _

ONCE = "once"
"""The hidden input with a key that is taken only once."""
REMEMBERED = 24 * 60 * 60
"""Seconds for which a key that was taken is known."""


def new_key() -> str:
    return secrets.token_urlsafe(12)


@contextmanager
def once(data: QueryDict) -> Iterator[bool]:
    """Whether a form comes for the first time: sent twice, nothing is done twice. What fails may come again with its key."""
    key = data.get(ONCE)
    if not key:
        yield True
        return
    address = f"desk:once:{hashlib.sha256(key.encode()).hexdigest()}"
    is_first = cache.add(address, True, REMEMBERED)
    try:
        yield is_first
    except Exception:
        if is_first:
            cache.delete(address)
        raise


def typed(data: QueryDict, fields: Mapping[str, forms.Field]) -> Iterator[tuple[str, str]]:
    """Label and text of each input that somebody filled in by hand, to be copied from a page that can't take them."""
    for name, field in fields.items():
        choices: Any = field.choices if isinstance(field, forms.ChoiceField) else ()
        if isinstance(field, forms.ModelChoiceField | forms.FileField | forms.BooleanField):
            continue
        if texts := [str(dict(choices).get(text, text)) for text in data.getlist(name) if text.strip()]:
            yield str(field.label or name), "\n".join(texts)


class HeedfulForm(forms.ModelForm):
    """A form that heeds colleagues: what one of them saved since it was opened isn't written over unseen.

    The page sends along a digest of every value as it was (``seen``). Where the stored value differs from it and from what
    is sent, the field is refused with what the colleague wrote; sent again, it is saved.
    """

    @property
    def seen(self) -> str:
        values = {name: self.get_initial_for_field(field, name) for name, field in self.fields.items()}
        return json.dumps({name: _digest(value) for name, value in values.items()})

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        then, now = _digests(self.data.get("seen", "")), _digests(self.seen)
        for name in self.changed_data:
            if name in then and then[name] != now[name]:
                self.add_error(
                    name,
                    _("A colleague has meanwhile changed this to “%(now)s”. Save again if yours is to stand.")
                    % {"now": self._stored(name)},
                )
        return cleaned

    def _stored(self, name: str) -> str:
        value = getattr(self.instance, name, "")
        fields = {field.name: field for field in self.instance._meta.concrete_fields}
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        return str(display_for_field(value, fields[name], "–")) if name in fields else str(value)


def _digest(value: Any) -> str:
    parts = (
        sorted(str(getattr(part, "pk", part)) for part in value) if isinstance(value, list) else [str(value)]
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _digests(sent: str) -> dict[str, str]:
    try:
        found = json.loads(sent or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
