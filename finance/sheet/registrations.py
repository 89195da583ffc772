"""Words of the exports, and the way to the books from hall and desk."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.registering import tell
from finance.sheet import jobs  # noqa: F401  registers its kind of work
from union_portal.core import registry


def register() -> None:
    tell(words={"sheet.exported": _("exported a book or statement")})
    registry.services.register(
        "finance.sheets",
        registry.Service(
            _("Books and statements"),
            "book",
            "finance:sheets",
            offered_to=lambda user: user.has_perm("finance.view_report"),
            position=62,
        ),
    )
