"""XLSX files that open ready to use: real numbers and dates, frozen heads, widths, sums as formulas, print set-up."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.utils import timezone

MONEY = "#,##0.00;[Red]-#,##0.00"
MOST_CHARACTERS = 32_767
"""What one cell holds."""


def cell_name(row: int, column: int) -> str:
    """How formulas call a cell, rows and columns counted from nought: (3, 1) is B4."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, column))


class Book:
    """A workbook in memory. Text is always written as text, so nothing typed by a user can run as a formula."""

    def __init__(self, *, title: str, author: str) -> None:
        import xlsxwriter  # only workbooks need it, and web workers keep what they import

        self._buffer = io.BytesIO()
        self.raw = xlsxwriter.Workbook(
            self._buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        self.raw.set_properties({"title": title, "author": author})
        base = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "vcenter"}
        make = self.raw.add_format
        self.formats = {
            "title": make(base | {"bold": True, "font_size": 15, "align": "center"}),
            "note": make(base | {"font_color": "#555555"}),
            "head": make(
                base
                | {"bold": True, "bg_color": "#F1F3F5", "border": 1, "text_wrap": True, "align": "center"}
            ),
            "text": make(base | {"border": 1, "text_wrap": True}),
            "plain": make(base),
            "bold": make(base | {"bold": True, "border": 1}),
            "number": make(base | {"border": 1, "num_format": "#,##0"}),
            "money": make(base | {"border": 1, "num_format": MONEY}),
            "total": make(base | {"border": 1, "bold": True, "top": 6, "num_format": MONEY}),
            "total_number": make(base | {"border": 1, "bold": True, "top": 6, "num_format": "#,##0"}),
            "percent": make(base | {"border": 1, "num_format": "0.0%"}),
            "moment": make(base | {"border": 1, "num_format": "yyyy-mm-dd hh:mm", "align": "left"}),
            "date": make(base | {"border": 1, "num_format": "yyyy-mm-dd", "align": "left"}),
        }

    def sheet(self, name: str, *, landscape: bool = False) -> Any:
        """A sheet set up for A4, one page wide."""
        sheet = self.raw.add_worksheet("".join(" " if c in "[]:*?/\\" else c for c in name)[:31])
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
        sheet.set_footer("&C&P / &N")
        return sheet

    def table(
        self,
        sheet: Any,
        row: int,
        heads: Sequence[Any],
        rows: Iterable[Sequence[Any]],
        *,
        widths: Sequence[int] = (),
    ) -> int:
        """Write heads and rows from ``row`` on, freeze and repeat the heads, and return the row after the last."""
        for column, head in enumerate(heads):
            sheet.write_string(row, column, str(head), self.formats["head"])
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(row + 1, 0)
        sheet.repeat_rows(row)
        for line in rows:
            row += 1
            for column, value in enumerate(line):
                self.cell(sheet, row, column, value)
        return row + 1

    def cell(self, sheet: Any, row: int, column: int, value: Any, style: str | None = None) -> None:
        """Write one value in its own type: money for ``Decimal``, dates as dates, all else as text."""
        match value:
            case None | "":
                sheet.write_blank(row, column, None, self.formats[style or "text"])
            case bool():
                sheet.write_string(row, column, "✓" if value else "", self.formats[style or "text"])
            case Decimal():
                sheet.write_number(row, column, float(value), self.formats[style or "money"])
            case int() | float():
                sheet.write_number(row, column, value, self.formats[style or "number"])
            case dt.datetime():
                local = timezone.localtime(value) if timezone.is_aware(value) else value
                sheet.write_datetime(row, column, local.replace(tzinfo=None), self.formats[style or "moment"])
            case dt.date():
                sheet.write_datetime(row, column, value, self.formats[style or "date"])
            case _:
                sheet.write_string(row, column, str(value)[:MOST_CHARACTERS], self.formats[style or "text"])

    def content(self) -> bytes:
        """Close the book and return the file."""
        self.raw.close()
        return self._buffer.getvalue()
