"""Read the CSV files of earlier years and other programs: strictly, and every refusal names line, column and reason."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from union_portal.core.errors import DomainError
from union_portal.core.money import LARGEST, ZERO

VOUCHER_COLUMNS = ("date", "voucher", "summary", "account", "debit", "credit")
VOUCHER_OPTIONS = ("fund", "unit", "item")
OPENING_COLUMNS = ("account", "debit", "credit")
OPENING_OPTIONS = ("fund",)
CODES = {"account", "voucher"}
"""Columns whose full-width letters and digits mean the same as others: Ｂ-55 is B-55."""
SHOWN = 50
MOST_BYTES = 20 * 2**20
EXCEL_EPOCH = dt.date(1899, 12, 30)
SIDES = "debit/credit"


@dataclass(frozen=True, order=True)
class Problem:
    """Why a file can't be taken over: where, and what is wrong there. Line 0 concerns the file as a whole."""

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        if not self.line:
            return self.reason
        if not self.column:
            return _("line %(line)d: %(reason)s") % {"line": self.line, "reason": self.reason}
        return _("line %(line)d, column %(column)s: %(reason)s") % {
            "line": self.line, "column": self.column, "reason": self.reason,
        }  # fmt: skip


class ImportRefused(DomainError):
    """A file is refused whole; nothing of it was taken over."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        count = len(self.problems)
        head = ngettext(
            "The file was refused; nothing was taken over. %(count)d problem:",
            "The file was refused; nothing was taken over. %(count)d problems:",
            count,
        ) % {"count": count}
        lines = [str(problem) for problem in self.problems[:SHOWN]]
        if count > SHOWN:
            lines.append(_("… and %(count)d more.") % {"count": count - SHOWN})
        super().__init__("\n".join([head, *lines]), field="file")


@dataclass(frozen=True)
class Row:
    """One row of the file: its line and its cells by column, cleaned of outer spaces."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def decode(content: bytes) -> str:
    """UTF-8 (with or without BOM) or GB18030, as Chinese spreadsheets write. Raises ``ImportRefused``."""
    if len(content) > MOST_BYTES:
        raise ImportRefused([Problem(0, "", _("The file is larger than 20 MB. Split it by year."))])
    if not content.strip():
        raise ImportRefused([Problem(0, "", _("The file is empty."))])
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content:
        raise ImportRefused(
            [Problem(0, "", _("The file isn't a CSV file in UTF-8 or GB18030. Save it as “CSV UTF-8”."))]
        )
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ImportRefused(
        [Problem(0, "", _("The file isn't a CSV file in UTF-8 or GB18030. Save it as “CSV UTF-8”."))]
    )


def rows(content: bytes, *, columns: Sequence[str], options: Sequence[str]) -> list[Row]:
    """The file's rows. Raises ``ImportRefused`` when its shape isn't right."""
    reader = csv.reader(io.StringIO(decode(content), newline=""), strict=True)
    found: list[Row] = []
    problems: list[Problem] = []
    line = 1
    try:
        head = [_clean(cell).lower() for cell in next(reader, [])]
        while head and not head[-1]:
            head.pop()
        _check_head(head, columns, options)
        line = reader.line_num + 1
        for cells in reader:
            start, line = line, reader.line_num + 1
            cleaned = [_clean(cell) for cell in cells]
            if not any(cleaned):
                continue
            if len(cleaned) < len(head) or any(cleaned[len(head) :]):
                reason = _(
                    "%(found)d cells instead of %(wanted)d. A comma inside a text needs quotes around it."
                )
                problems.append(Problem(start, "", reason % {"found": len(cleaned), "wanted": len(head)}))
                continue
            cells_by_name = dict(zip(head, cleaned, strict=False))
            found.append(Row(start, {name: _same(name, cell) for name, cell in cells_by_name.items()}))
    except csv.Error:
        reason = _(
            "a quote opens here and isn't closed, or text follows the closing one. Write quotes inside a text twice."
        )
        problems.append(Problem(line, "", reason))
    if problems:
        raise ImportRefused(problems)
    if not found:
        raise ImportRefused([Problem(0, "", _("The file has no rows below its head."))])
    return found


def _check_head(head: list[str], columns: Sequence[str], options: Sequence[str]) -> None:
    problems = [Problem(1, name, _("this column is missing.")) for name in columns if name not in head]
    known = {*columns, *options}
    problems += [
        Problem(
            1,
            name or "?",
            _("this column isn't known. Known are: %(names)s.") % {"names": ", ".join([*columns, *options])},
        )
        for name in head
        if name not in known
    ]
    problems += [
        Problem(1, name, _("this column stands there twice.")) for name in known if head.count(name) > 1
    ]
    if problems:
        raise ImportRefused(problems)


def _clean(cell: str) -> str:
    """Without outer spaces and invisible characters; inside, the text stays as it was written."""
    return (
        "".join(c for c in cell if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf"})
        .strip()
        .strip("\u3000")
    )


def _same(name: str, cell: str) -> str:
    return plain_code(cell) if name in CODES else cell


def plain_code(text: str) -> str:
    """A code or number in half-width letters and digits."""
    return unicodedata.normalize("NFKC", text)


# -- single cells -------------------------------------------------------------------------------------
YEAR_FIRST = re.compile(r"([0-9]{4})([-/.年])([0-9]{1,2})(?:\2|月)([0-9]{1,2})日?(?:[ T][0-9:.]+)?")
COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
SERIAL = re.compile(r"([0-9]{5})(?:\.0+)?")
AMOUNT = re.compile(r"[-−]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?")


def date(text: str) -> dt.date:
    """The day a cell means, also as a spreadsheet left it (2026/3/5, 46086). Raises ``ValueError`` with the reason."""
    if not text:
        raise ValueError(_("a date is missing."))
    normal = unicodedata.normalize("NFKC", text)
    try:
        if match := YEAR_FIRST.fullmatch(normal):
            return dt.date(int(match[1]), int(match[3]), int(match[4]))
        if match := COMPACT.fullmatch(normal):
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise ValueError(_("“%(text)s” is no day of the calendar.") % {"text": text}) from None
    if match := SERIAL.fullmatch(normal):
        day = EXCEL_EPOCH + dt.timedelta(days=int(match[1]))
        if 1990 <= day.year <= 2100:
            return day
    raise ValueError(_("“%(text)s” isn't a clear date. Write it as 2026-03-05.") % {"text": text})


def amount(text: str) -> Decimal:
    """A sum in yuan; empty is zero, negative is red. Raises ``ValueError`` with the reason."""
    if not text:
        return ZERO
    normal = unicodedata.normalize("NFKC", text)
    match = AMOUNT.fullmatch(normal)
    if match is None:
        raise ValueError(_("“%(text)s” isn't an amount. Write it as 1234.50.") % {"text": text})
    if len(match[1] or "") > 2:
        raise ValueError(_("“%(text)s” has more than two decimals.") % {"text": text})
    value = Decimal(normal.replace(",", "").replace("−", "-"))
    if abs(value) > LARGEST:
        raise ValueError(_("“%(text)s” is too large.") % {"text": text})
    return value + ZERO


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """The order of numbers as people read them: 记-2 before 记-10."""
    return tuple(
        (0, int(part), "") if part.isascii() and part.isdigit() else (1, 0, part)
        for part in re.split(r"([0-9]+)", text)
        if part
    )
