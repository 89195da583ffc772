"""Words of the month balances."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.registering import tell

WORDS = {
    "balances.differ": _("found month balances that differ from their entries"),
}


def register() -> None:
    tell(words=WORDS)
