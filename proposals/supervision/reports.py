"""The board of what is late, as a workbook for the meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from proposals.supervision.figures import Overdue
from union_portal.core.document.xlsx import Book


def as_xlsx(rows: Iterable[Overdue], *, on: dt.date, author: str) -> bytes:
    """One row for each thing that is late; the reader can sort and count."""
    title = _("Overdue proposals on %(day)s") % {"day": date_format(on)}
    book = Book(title=title, author=author)
    sheet = book.sheet(_("Overdue"), landscape=True)
    heads = [
        _("Department"), _("Case"), _("Subject"), _("What is due"), _("Due on"), _("Working days late"),
        _("Round"), _("Leader in charge"), _("Last urged"), _("Urged by"), _("Words"),
    ]  # fmt: skip
    sheet.merge_range(0, 0, 0, len(heads) - 1, title, book.formats["title"])
    lines = [
        (
            row.department, row.case.number, row.case.title, row.owed, row.due_on, row.days_late, row.case.round,
            row.case.leader or "", row.urging.urged_at if row.urging else "", row.urging.who if row.urging else "",
            row.urging.words if row.urging else "",
        )
        for row in rows
    ]  # fmt: skip
    after = book.table(sheet, 1, heads, lines, widths=[18, 12, 36, 18, 12, 10, 7, 14, 17, 18, 40])
    if lines:
        sheet.autofilter(1, 0, after - 1, len(heads) - 1)
    return book.content()
