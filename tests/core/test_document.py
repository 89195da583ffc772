"""Paper, workbooks and charts."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from decimal import Decimal

import openpyxl
import pytest
from django.utils import timezone
from pypdf import PdfReader

from union_portal.core.document.chart import ChartSpec, Series
from union_portal.core.document.pdf import render_pdf
from union_portal.core.document.xlsx import Book


def rendered(html: str, monkeypatch: pytest.MonkeyPatch) -> PdfReader:
    monkeypatch.setattr("union_portal.core.document.pdf.render_to_string", lambda template, context: html)
    return PdfReader(io.BytesIO(render_pdf("reports/any.html", {})))


# -- pdf ----------------------------------------------------------------------------------------------
PAGE = "<!doctype html><html lang='zh'><head><title>报表</title>{head}</head><body>{body}</body></html>"


def test_chinese_text_can_be_read_out_of_the_pages(monkeypatch):
    body = "<h1>经费决算</h1><p>慰问金 ¥1,234.50</p><section style='break-before: page'><p>第二页，𠮷野家</p></section>"
    pdf = rendered(PAGE.format(head="", body=body), monkeypatch)
    assert len(pdf.pages) == 2
    assert "慰问金 ¥1,234.50" in pdf.pages[0].extract_text()
    assert "第二页" in pdf.pages[1].extract_text()
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"].value


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/x.png", "file:///etc/passwd", "portal:///static/../manage.py", "portal:///media/a"],
)
def test_what_users_type_cannot_make_the_server_fetch(address, monkeypatch, caplog):
    import socket

    monkeypatch.setattr(socket, "create_connection", lambda *a, **k: pytest.fail("something was fetched"))
    pdf = rendered(PAGE.format(head="", body=f"<p>文</p><img src='{address}' alt='图'>"), monkeypatch)
    assert list(pdf.pages[0].images) == []


# -- xlsx ---------------------------------------------------------------------------------------------
def workbook(rows: list[list[object]]) -> openpyxl.Workbook:
    book = Book(title="表", author="工会")
    sheet = book.sheet("收支/明细:2025")
    book.table(sheet, 0, ["甲", "乙"], rows, widths=[20, 12])
    return openpyxl.load_workbook(io.BytesIO(book.content()))


@pytest.mark.parametrize(
    "text", ["=1+1", "=cmd|' /C calc'!A0", "+86", "-1", "@SUM(A1)", "\t=1", "http://x.example"]
)
def test_text_stays_text(text):
    cell = workbook([[text, 1]]).active["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_values_keep_their_types():
    moment = dt.datetime(2025, 12, 31, 16, 30, tzinfo=dt.UTC)
    sheet = workbook(
        [[Decimal("1234.50"), 7], [dt.date(2025, 3, 8), moment], [True, None], [timezone.now().date(), 0.5]]
    ).active
    assert (sheet["A2"].value, sheet["A2"].number_format) == (1234.5, "#,##0.00;[Red]-#,##0.00")
    assert sheet["B2"].value == 7
    assert str(sheet["A3"].value) == "2025-03-08 00:00:00"
    assert str(sheet["B3"].value) == "2026-01-01 00:30:00"  # Shanghai's
    assert (sheet["A4"].value, sheet["B4"].value) == ("✓", None)


def test_a_table_freezes_its_heads_and_prints_them_on_each_page():
    sheet = workbook([["a", 1]]).active
    assert sheet.title == "收支 明细 2025"
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.paperSize == 9


# -- chart --------------------------------------------------------------------------------------------
CHART = ChartSpec(
    "bar",
    "支出以帮扶为主",
    ["帮扶", "<活动>"],
    [Series("2024", [Decimal("12.50"), 3]), Series("2025", [20, 4])],
    unit="万元",
)


def test_a_chart_is_one_description_for_page_table_and_paper():
    drawn = json.loads(CHART.as_json())
    assert drawn["series"] == [
        {"name": "2024", "values": [12.5, 3.0]},
        {"name": "2025", "values": [20.0, 4.0]},
    ]
    assert CHART.rows == [("帮扶", [Decimal("12.50"), 20]), ("<活动>", [3, 4])]


@pytest.mark.parametrize("kind", ["bar", "stacked"])
def test_many_names_stand_whole_beside_their_bars_the_first_on_top(kind):
    names = [f"第{n}类劳动和技能竞赛活动支出" for n in range(10, 30)]
    svg = ChartSpec(kind, "支出", names, [Series("2025", range(20)), Series("2024", range(20))]).as_svg()
    found = dict(re.findall(r'y="([\d.]+)"[^>]*>(第\d+类劳动和技能竞赛活动支出)<', svg))
    heights = [float(height) for name in names for height, text in found.items() if text == name]
    assert len(heights) == len(names)
    assert heights == sorted(heights)


@pytest.mark.parametrize("kind", ["bar", "line", "stacked", "ring"])
def test_a_chart_on_paper_is_plain_svg(kind):
    svg = ChartSpec(kind, CHART.title, CHART.categories, CHART.series, "万元").as_svg()
    assert svg.startswith("<svg")
    assert "支出以帮扶为主" in svg
    assert "<script" not in svg
    assert "<活动>" not in svg
