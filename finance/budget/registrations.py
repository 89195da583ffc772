"""Words of the budget."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.registering import tell

WORDS = {
    "budget.set": _("entered the budget"),
}


def register() -> None:
    tell(words=WORDS)
