"""Style sheets are whole: a brace that isn't closed takes all rules after it along, and no page complains."""

from __future__ import annotations

from pathlib import Path

import pytest

SHEETS = sorted((Path(__file__).resolve().parents[2] / "static" / "css").glob("*.css"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_braces_are_closed(sheet):
    text = sheet.read_text("utf-8")
    assert text.count("{") == text.count("}")
