"""Words of the packages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.archive import jobs, rules  # noqa: F401  registers its kind of work and the rules
from finance.registering import tell


def register() -> None:
    tell(
        words={
            "yearpackage.made": _("made the year's package"),
            "yearpackage.checked": _("checked the package against its index"),
        }
    )
