"""Tables as offices send them: how far a sheet may reach before anything is laid out in memory."""

from __future__ import annotations

import io
import time
import zipfile

import openpyxl
import pytest
from django.utils import translation

from union_portal.core.document import extent as extent_module
from union_portal.core.document.table import read_table
from union_portal.core.errors import DomainError


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def workbook(rows: str = "", *, sheet: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A book whose first sheet has just these rows, under whatever name."""
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    packed = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                head, tail = content.split(b"<sheetData")[0], b"</worksheet>"
                new.writestr(sheet, head + f"<sheetData>{rows}</sheetData>".encode() + tail)
            else:
                new.writestr(entry, content.replace(b"/xl/worksheets/sheet1.xml", f"/{sheet}".encode()))
    return packed.getvalue()


FIRST = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "last",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1048576'><c s='0' r='XFD1048576' ><v>1</v></c></row>",
        '<row r="1048576"><x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        ' r="XFD1048576"><v>1</v></x:c></row>',
        '<row r="200000"><c r="GR200000"><v>1</v></c></row>',  # within both limits, but forty million cells
    ],
)
@pytest.mark.parametrize("sheet", ["xl/worksheets/sheet1.xml", "xl/media/image1.png"])
def test_two_cells_in_opposite_corners_do_not_end_the_process(last, sheet):
    with pytest.raises(DomainError, match="up to 200,000 rows and 200 columns"):
        read_table("名单.xlsx", workbook(FIRST + last, sheet=sheet))


@pytest.mark.parametrize(
    "last",
    [
        '<row r="1048576"><c><v>1</v></c></row>',
        """<row r="9"><c s=" r='A1'" r="XFD1048576"><v>1</v></c></row>""",
        '<row r="9"><c s=">" r="XFD1048576"><v>1</v></c></row>',
        '<row r="9"><c r="XFDA1"><v>1</v></c></row>',
        '<row r="9"><c ' + 's="1" ' * 500_000 + 'r="XFD1048576"><v>1</v></c></row>',
    ],
)
def test_a_cell_written_otherwise_than_offices_do_is_refused(last):
    started = time.monotonic()
    with pytest.raises(DomainError, match="can't be read"):
        read_table("名单.xlsx", workbook(FIRST + last))
    assert time.monotonic() - started < 2


def test_empty_cells_with_a_format_far_below_take_nothing_away():
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert read_table("名单.xlsx", workbook(FIRST + far)) == [[1.0]]


def test_a_cell_that_stands_across_two_steps_of_reading_is_found(monkeypatch):
    monkeypatch.setattr(extent_module, "STEP", 700)
    with pytest.raises(DomainError, match="up to 200,000 rows"):
        read_table("名单.xlsx", workbook(FIRST * 20 + '<row r="9"><c r="XFD1048576"><v>1</v></c></row>'))
