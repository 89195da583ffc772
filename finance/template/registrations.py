"""Words of the summary library and of templates."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.registering import tell
from finance.template import rules as _rules  # noqa: F401  registers who sees and keeps them

WORDS = {
    "summary.kept": _("put the summary into the library"),
    "summary.closed": _("took the summary out of use"),
    "template.kept": _("kept the template"),
    "template.closed": _("took the template out of use"),
    "template.opened": _("offered the template again"),
}


def register() -> None:
    tell(words=WORDS)
