"""What accounting units bring to the registries."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.registering import tell

WORDS = {
    "unit.opened": _("opened the accounting unit"),
}


def register() -> None:
    tell(words=WORDS)
