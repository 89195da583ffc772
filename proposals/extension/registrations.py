"""Words and to-dos of extensions."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from proposals.extension import rules  # noqa: F401  registers them
from proposals.registering import tell

WORDS = {
    "case.extension_asked": _("asked for an extension"),
    "case.extension_granted": _("granted the extension"),
    "case.extension_refused": _("refused the extension"),
}
TO_DOS = {"decide_extension": _("Decide on an extension")}


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
