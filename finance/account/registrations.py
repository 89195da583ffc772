"""Words and presets of accounts and funds."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.account.services import load_presets
from finance.registering import tell
from union_portal.core import registry

WORDS = {
    "account.closed": _("closed the account"),
    "account.opened": _("opened the account again"),
    "account.added": _("opened a sub-account"),
    "account.renamed": _("renamed the sub-account"),
    "fund.opened": _("opened the earmarked fund"),
}


def register() -> None:
    registry.presets.register("finance", load_presets)
    tell(words=WORDS)
