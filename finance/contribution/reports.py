"""The contributions of a year as XLSX: month by month with formulas, and the comparison with the books."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from finance.contribution.figures import Year
from union_portal.core.document.xlsx import Book

NAMES = ("payroll", "due", "expected", "received", "kept", "up", "remitted")
FIRST = 3
"""The row of the first month, counted from nought."""


def heads() -> list[str]:
    return [
        _("Month"), _("Payroll"), _("Contribution"), _("To come in here"), _("Received"), _("Kept"),
        _("For the higher union"), _("Remitted"), _("Still to be paid"), _("Still to be remitted"), _("To be paid by"),
    ]  # fmt: skip


def as_xlsx(found: Year) -> bytes:
    title = _("Employer's contribution %(year)d") % {"year": found.year}
    book = Book(title=title, author=settings.UNION_NAME)
    sheet = book.sheet(title, landscape=True)
    sheet.merge_range(0, 0, 0, 10, title, book.formats["title"])
    rows = [[str(month), *(getattr(month, name) for name in NAMES)] for month in found.months]
    end = book.table(sheet, FIRST - 1, heads(), rows, widths=[10, *[15] * 9, 13])
    for row, month in enumerate(found.months, start=FIRST):
        _open(book, sheet, row, month.unpaid, month.to_remit)
        book.cell(sheet, row, 10, month.pay_by)
    totals = found.totals
    book.cell(sheet, end, 0, _("Sum"), "bold")
    last = max(end, FIRST + 1)
    for column, name in enumerate(NAMES, start=1):
        letter = chr(ord("A") + column)
        formula = f"=SUM({letter}{FIRST + 1}:{letter}{last})"
        sheet.write_formula(end, column, formula, book.formats["total"], float(totals[name]))
    _open(book, sheet, end, totals["unpaid"], totals["to_remit"], "total")
    _checks(book, sheet, end + 2, found)
    return book.content()


def _open(book: Book, sheet: Any, row: int, unpaid: Any, to_remit: Any, style: str = "money") -> None:
    at = row + 1
    sheet.write_formula(row, 8, f"=D{at}-E{at}", book.formats[style], float(unpaid))
    sheet.write_formula(row, 9, f"=G{at}-H{at}", book.formats[style], float(to_remit))


def _checks(book: Book, sheet: Any, row: int, found: Year) -> None:
    for column, head in enumerate(
        [_("Comparison with the books"), _("Here"), _("According to the books"), _("Difference")]
    ):
        sheet.write_string(row, column, str(head), book.formats["head"])
    for at, check in enumerate(found.checks, start=row + 1):
        book.cell(sheet, at, 0, check.label)
        book.cell(sheet, at, 1, check.here)
        book.cell(sheet, at, 2, check.books)
        sheet.write_formula(at, 3, f"=C{at + 1}-B{at + 1}", book.formats["money"], float(check.difference))
