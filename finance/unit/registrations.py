"""What accounting units bring to the registries."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.registering import tell
from finance.unit import rules  # noqa: F401  registers the rules

WORDS = {
    "unit.opened": _("opened the accounting unit"),
    "unit.kind_set": _("said what kind of unit it is"),
    "unit.people_added": _("put people on the list"),
    "unit.people_removed": _("took people off the list"),
}


def register() -> None:
    tell(words=WORDS)
