"""Words of plans and progress."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from proposals.progress import rules  # noqa: F401  registers them
from proposals.registering import tell

WORDS = {
    "case.plan_written": _("wrote the plan"),
    "case.progress_written": _("noted progress"),
}


def register() -> None:
    tell(words=WORDS)
