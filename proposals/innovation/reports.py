"""The adopted ideas as a workbook, as the reader has them before him."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from proposals.innovation.models import RationalizationProposal
from union_portal.core.document.xlsx import Book


def as_xlsx(proposals: Iterable[RationalizationProposal], *, author: str) -> bytes:
    """One row for each suggestion."""
    book = Book(title=_("Ideas and small innovations"), author=author)
    sheet = book.sheet(_("Ideas and small innovations"), landscape=True)
    heads = [
        _("Number"), _("Subject"), _("Kind"), _("Authors"), _("Department"), _("State"), _("Handed in"), _("Grade"),
        _("In use since"),
    ]  # fmt: skip
    lines = (
        (
            each.number, each.title, each.get_kind_display(), "、".join(map(str, each.authors)), each.author.department,
            each.get_state_display(), timezone.localdate(each.submitted_at) if each.submitted_at else None,
            each.get_grade_display() if each.grade else "", each.used_since,
        )
        for each in proposals
    )  # fmt: skip
    book.table(sheet, 0, heads, lines, widths=[14, 40, 16, 24, 18, 12, 12, 10, 12])
    return book.content()
