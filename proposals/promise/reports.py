"""The promise book as a workbook, as the reader has it before him."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from proposals.promise.models import Promise
from union_portal.core.document.xlsx import Book


def as_xlsx(promises: Iterable[Promise], *, author: str) -> bytes:
    """One row for each promise."""
    book = Book(title=_("Promise book"), author=author)
    sheet = book.sheet(_("Promise book"), landscape=True)
    heads = [
        _("Case"), _("Subject"), _("What is promised"), _("Department"), _("Who sees to it"), _("First promised by"),
        _("Promised by"), _("State"), _("Kept on"), _("What was done"),
    ]  # fmt: skip
    lines = (
        (
            each.case.number, each.case.title, each.text, each.department, each.owner, each.first_promised_on,
            each.promised_on, each.state_label, timezone.localdate(each.kept_at) if each.kept_at else None, each.kept_note,
        )
        for each in promises
    )  # fmt: skip
    book.table(sheet, 0, heads, lines, widths=[12, 34, 34, 16, 12, 12, 12, 10, 12, 40])
    return book.content()
