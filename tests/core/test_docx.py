"""DOCX files: what Word is told, and what it must not be told."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from decimal import Decimal

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from union_portal.core.document import picture
from union_portal.core.document.chart import ChartSpec, Series
from union_portal.core.document.docx import Paper

AT = dt.datetime(2026, 3, 1, 1, 30, tzinfo=dt.UTC)
CHART = ChartSpec("bar", "后勤最多", ["后勤保障", "护理"], [Series("件", [17, 4])], unit="件")


def paper() -> Paper:
    made = Paper(title="提案工作报告", at=AT)
    made.title("提案工作报告", "八届四次职代会")
    made.heading("一、征集情况")
    made.paragraph("共征集提案 114 份。\n其中有效 109 份。")
    made.facts([("编号", "8-4-017"), ("无", None)])
    made.table(
        ["类别", "件数", "金额", "日期"],
        [["后勤", 17, Decimal("1234.5"), dt.date(2026, 3, 1)], ["合计", 1700, Decimal("1234.5"), None]],
        total=True,
    )
    made.chart(CHART)
    return made


def opened(made: Paper) -> docx.document.Document:
    return docx.Document(io.BytesIO(made.content()))


def test_the_same_calls_give_the_same_bytes():
    assert paper().content() == paper().content()


def test_text_tables_and_pictures_are_in_their_order():
    document = opened(paper())
    texts = [p.text for p in document.paragraphs if p.text]
    assert texts == [
        "提案工作报告", "八届四次职代会", "一、征集情况", "共征集提案 114 份。", "其中有效 109 份。", "后勤最多 (件)",
    ]  # fmt: skip
    facts, table = document.tables
    assert [[c.text for c in row.cells] for row in facts.rows] == [["编号", "8-4-017"]]
    assert [[c.text for c in row.cells] for row in table.rows] == [
        ["类别", "件数", "金额", "日期"], ["后勤", "17", "1,234.50", "2026-03-01"], ["合计", "1,700", "1,234.50", ""],
    ]  # fmt: skip
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "后勤最多. 后勤保障: 17; 护理: 4"


@pytest.mark.parametrize("style", ["Normal", "Title", "Heading 1", "Caption"])
def test_chinese_text_has_a_chinese_font(style):
    fonts = opened(paper()).styles[style].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) in {"宋体", "黑体"}
    assert fonts.get(qn("w:eastAsiaTheme")) is None
    assert fonts.get(qn("w:asciiTheme")) is None


def test_the_file_names_no_person_and_no_program(settings):
    made = paper()
    about = opened(made).core_properties
    assert (about.author, about.last_modified_by, about.comments) == (
        settings.UNION_NAME,
        settings.UNION_NAME,
        "",
    )
    assert about.created == dt.datetime(2026, 3, 1, 1, 30, tzinfo=dt.UTC)
    with zipfile.ZipFile(io.BytesIO(made.content())) as file:
        names = file.namelist()
        everything = b"".join(file.read(name) for name in names)
    assert "docProps/app.xml" not in names
    assert not [name for name in names if "thumbnail" in name]
    assert b"python-docx" not in everything
    assert b"Macintosh" not in everything


def test_pages_are_numbered_below_a_running_head(settings):
    section = opened(paper()).sections[0]
    assert section.header.paragraphs[0].text == f"{settings.UNION_NAME}\t提案工作报告"
    fields = [f.get(qn("w:instr")) for f in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)


def test_pasted_control_characters_do_not_break_the_file():
    made = Paper(title="a\x00b", at=AT)
    made.paragraph("甲\x0b乙\x1f丙")
    made.table(["\x01"], [["\x02丁"]])
    assert opened(made).paragraphs[0].text == "甲乙丙"


@pytest.mark.parametrize("kind", ["bar", "line", "stacked", "ring"])
@pytest.mark.parametrize("values", [[], [0, 0], [3, Decimal("4.5")], [-2, 5]])
def test_every_chart_becomes_a_picture(kind, values):
    names = ["后勤保障", "一个非常非常非常非常非常非常长的类别名称"][: len(values)]
    chart = ChartSpec(kind, "图", names, [Series("去年", values), Series("今年", values)], unit="件")
    drawn = picture.draw(chart)
    assert Image.open(io.BytesIO(drawn)).size == (picture.WIDTH, picture.HEIGHT)
    assert drawn == picture.draw(chart)
