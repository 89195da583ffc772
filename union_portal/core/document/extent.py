"""How far the sheets of an XLSX file reach, found out before they are read.

The reader lays out a sheet as a whole, from its first cell to its last one: two cells in opposite corners are enough to ask for
more memory than there is, which ends the process. The bytes are therefore looked through first. What is not
written as Excel and WPS write it is no cell to this search, so it is refused instead of guessed at.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple

MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 200_000, 200, 5_000_000
"""A large hospital's payments of several years take 100,000 rows of 20 columns."""

STEP = 2**20
CELL = re.compile(
    rb"<(?:[\w.-]+:)?c(?=[\s/>])"
    rb"(?P<attributes>(?:\s+[\w.:-]+\s*=\s*(?:\"[^\"'<>]*\"|'[^\"'<>]*'))*\s*(?P<empty>/?)>)?"
)
PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"']")


class Extent(NamedTuple):
    """The last row and the last column that hold anything, counted from 1."""

    rows: int
    columns: int

    @property
    def is_readable(self) -> bool:
        fits = self.rows <= MAX_ROWS and self.columns <= MAX_COLUMNS
        return fits and self.rows * self.columns <= MAX_CELLS


def extent(content: bytes) -> Extent:
    """The extent of the largest sheet. Raises ``ValueError`` for a file that can't be unpacked or whose cells don't
    say where they are."""
    rows = columns = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for entry in package.infolist():
                with package.open(entry) as part:
                    for row, column in _places(part):
                        rows, columns = max(rows, row), max(columns, column)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as error:
        raise ValueError(str(error)) from error
    return Extent(rows, columns)


def _places(part: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Row and column of each cell that holds something; a part that is no sheet has none, whatever its name."""
    rest, is_sheet = b"", False
    while step := part.read(STEP):
        text = rest + step
        cut = text.rfind(b"<")
        text, rest = (text[:cut], text[cut:]) if cut >= 0 else (text, b"")
        if len(rest) > STEP:
            raise ValueError("a tag without end")
        is_sheet = is_sheet or b"sheetData" in text
        if is_sheet:
            yield from map(_place, filter(_holds_something, CELL.finditer(text)))


def _holds_something(cell: re.Match[bytes]) -> bool:
    return not cell["empty"]


def _place(cell: re.Match[bytes]) -> tuple[int, int]:
    found = PLACE.search(cell["attributes"] or b"")
    if found is None:
        raise ValueError("a cell that doesn't say where it is")
    column = 0
    for letter in found[1].upper():
        column = column * 26 + letter - 64
    return int(found[2]), column
