"""Words and jobs of imported files."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.imports import jobs as _jobs  # noqa: F401  registers its kinds of work
from finance.registering import tell

WORDS = {
    "import.uploaded": _("uploaded the file"),
    "import.taken": _("took the file over"),
    "import.dropped": _("dropped the file"),
}


def register() -> None:
    tell(words=WORDS)
