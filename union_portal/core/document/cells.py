"""What stands in a cell of an office's file, and what it means. A cell that can't be trusted is refused with its reason."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any

from django.utils.translation import gettext as _

ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!")
SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d+", re.IGNORECASE)
DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d{2}.*)?")
COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
EXCEL_ZERO = dt.date(1899, 12, 30)
EARLIEST = dt.date(1910, 1, 1)
"""Nothing in an office's file lies earlier; what does comes from cells that Excel took for other things."""


class Bad(Exception):
    """The cell can't be used; the reason is for the reader of the file."""


def plain(cell: Any, *, may_begin_with_plus: bool = False) -> Any:
    """The cell without blanks and odd forms of letters, ``None`` for an empty one. Raises ``Bad`` for formulas."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(cell, str):
        cell = unicodedata.normalize("NFKC", cell).strip()
        if cell.upper() in ERRORS:
            raise Bad(_("The formula in this cell has failed (%(value)s).") % {"value": cell})
        if cell.startswith(("=", "@")) or (cell.startswith("+") and not may_begin_with_plus):
            raise Bad(_("This is a formula, not a value. Paste the column as values."))
    return cell


def typed(cell: Any) -> str:
    """The cell as somebody typed it: files hold 12 as 12.0."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def as_text(cell: Any, longest: int) -> str:
    if isinstance(cell, bool | dt.date | dt.time | dt.timedelta):
        raise Bad(_("Text is expected here, not “%(value)s”.") % {"value": cell})
    text = typed(cell)
    if len(text) > longest:
        raise Bad(_("This is longer than %(limit)s characters.") % {"limit": longest})
    if not text.isprintable():
        raise Bad(_("This contains characters that can't be shown."))
    return text


def as_number(cell: Any, *, longest: int) -> str:
    """A number that is a name: digits as they stand. What Excel has rounded is refused."""
    if isinstance(cell, float) and (not cell.is_integer() or abs(cell) >= 10**15):
        raise Bad(_scientific())
    text = as_text(cell, 40).replace(" ", "")
    if SCIENTIFIC.fullmatch(text):
        raise Bad(_scientific())
    if len(text) > longest:
        raise Bad(_("This is longer than %(limit)s characters.") % {"limit": longest})
    return text


def _scientific() -> str:
    return _(
        "Excel has turned this number into a rounded one (such as 1.23E+11), so its digits are lost. "
        "Format the column as text and enter it anew."
    )


def as_date(cell: Any) -> dt.date:
    """A date in any of the ways that HR files write it; Excel's serial numbers too."""
    match cell:
        case bool() | dt.time() | dt.timedelta():
            raise Bad(_no_date(cell))
        case dt.datetime():
            day = cell.date()
        case dt.date():
            day = cell
        case int() | float():
            day = _written(str(int(cell))) if 19_100_101 <= cell <= 21_001_231 else _serial(cell)
        case _:
            text = str(cell)
            day = _serial(float(text)) if re.fullmatch(r"\d{5}", text) else _written(text)
    if not EARLIEST <= day <= dt.date(2100, 12, 31):
        raise Bad(
            _("%(day)s can't be right: Excel took something else for a date.") % {"day": day.isoformat()}
        )
    return day


def _serial(number: float) -> dt.date:
    """Excel counts days since 30 December 1899."""
    if not 1 <= number < 80_000 or number != int(number):
        raise Bad(_no_date(number))
    return EXCEL_ZERO + dt.timedelta(days=int(number))


def _written(text: str) -> dt.date:
    found = DATE.fullmatch(text) or COMPACT_DATE.fullmatch(text)
    if not found:
        raise Bad(_no_date(text))
    try:
        return dt.date(*(int(part) for part in found.groups()))
    except ValueError as error:
        raise Bad(_("There is no day %(value)s in the calendar.") % {"value": text}) from error


def _no_date(value: Any) -> str:
    return _("“%(value)s” is no date with year, month and day, such as 1986-03-05.") % {"value": typed(value)}
