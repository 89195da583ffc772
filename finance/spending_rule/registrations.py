from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.payment.sources import checks
from finance.registering import tell
from finance.spending_rule import rules  # noqa: F401  registers them
from finance.spending_rule.services import check_asked, load_presets
from union_portal.core import registry

WORDS = {
    "spendingrule.added": _("entered the rule"),
    "spending_rule.ended": _("let the rule end"),
}


def register() -> None:
    registry.presets.register("finance.spending_rule", load_presets)
    checks.register("finance.spending_rule", check_asked)
    tell(words=WORDS)
