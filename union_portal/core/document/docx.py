"""DOCX files that offices go on editing: styles of their own, Chinese fonts, repeated table heads, page numbers."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal
from xml.sax.saxutils import escape

import docx
from django.conf import settings
from django.utils import timezone
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from union_portal.core.document import picture
from union_portal.core.document.chart import ChartSpec

SONG, HEI, LATIN = "宋体", "黑体", "Times New Roman"
"""What each Word and WPS in China has: text in Song, headings in Hei, Latin letters and figures in Times."""
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML can't hold; pasted text brings it along."""
W = nsdecls("w")
TWIP = 635
"""English metric units in a twentieth of a point, in which tables are measured."""
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
NO_TIME = (1980, 1, 1, 0, 0, 0)


class Paper:
    """A document in memory: A4, running head and foot. Equal calls give equal bytes.

    ``at`` is the moment whose state the document shows; it stands in the file's properties, whose author is the
    union and never a person.
    """

    def __init__(self, *, title: str, at: dt.datetime, head: str = "", landscape: bool = False) -> None:
        self.raw: Any = docx.Document()
        self._at = at
        self._properties(title)
        self._styles()
        self._page(head or title, landscape)

    # -- parts ------------------------------------------------------------------------------------------------
    def title(self, text: str, subtitle: str = "") -> None:
        self.raw.add_paragraph(_clean(text), style="Title")
        if subtitle:
            self.raw.add_paragraph(_clean(subtitle), style="Subtitle")

    def heading(self, text: str, level: int = 1) -> None:
        """A heading; Word makes its own table of contents from these."""
        self.raw.add_heading(_clean(text), level)

    def paragraph(
        self,
        text: Any,
        *,
        align: Literal["left", "center", "right"] = "left",
        indent: bool = True,
        bold: bool = False,
    ) -> None:
        """Text, a paragraph a line; its first line is set in by two characters, as Chinese text is."""
        for line in _clean(text).splitlines() or [""]:
            paragraph = self.raw.add_paragraph()
            paragraph.add_run(line.strip()).bold = bold
            paragraph.alignment = ALIGN[align]
            if indent and align == "left":
                paragraph.paragraph_format.first_line_indent = Pt(24)

    def facts(self, pairs: Iterable[tuple[Any, Any]]) -> None:
        """Labels and values; pairs without a value are left out."""
        told = [(label, value) for label, value in pairs if value not in (None, "")]
        if told:
            rows = [[_Cell(label, bold=True), _Cell(value, align="left")] for label, value in told]
            self._table(rows, widths=(1, 3))

    def table(
        self,
        heads: Sequence[Any],
        rows: Iterable[Sequence[Any]],
        *,
        widths: Sequence[float] = (),
        total: bool = False,
    ) -> None:
        """A table whose heads stand again on each page. ``widths`` are shares; ``total``: the last row is a sum."""
        lines = [list(row) for row in rows]
        sums = len(lines) - 1 if total else None
        cells = [[_Cell(value, bold=n == sums) for value in line] for n, line in enumerate(lines)]
        top = [_Cell(head, bold=True, align="center", shaded=True) for head in heads]
        self._table([top, *cells], widths=widths or [1] * len(heads), has_head=True)

    def chart(self, chart: ChartSpec) -> None:
        """A chart with its title above; the picture's alternative text tells the figures."""
        unit = f" ({chart.unit})" if chart.unit else ""
        self.raw.add_paragraph(_clean(f"{chart.title}{unit}"), style="Caption")
        told = "; ".join(
            f"{category}: {', '.join(f'{v:,}' for v in values)}" for category, values in chart.rows
        )
        self.picture(picture.draw(chart), alt=f"{chart.title}. {told}")

    def picture(self, content: bytes, *, alt: str, width_cm: float = 0, align: str = "center") -> None:
        """A PNG or JPEG, as wide as the text unless said otherwise."""
        width = Cm(width_cm) if width_cm else self._text_width
        shown = self.raw.add_picture(io.BytesIO(content), width=width)
        about = shown._inline.docPr
        about.set("descr", _clean(alt))
        about.set("title", "")
        self.raw.paragraphs[-1].alignment = ALIGN[align]

    def turn(self) -> None:
        """From here on the pages lie on their side: wide tables."""
        section = self.raw.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
        self._text_width = section.page_width - section.left_margin - section.right_margin

    def content(self) -> bytes:
        """The file. Written anew with one fixed time an entry, since python-docx would note the clock's."""
        written, plain = io.BytesIO(), io.BytesIO()
        self.raw.save(written)
        with zipfile.ZipFile(written) as source, zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                entry = zipfile.ZipInfo(name, NO_TIME)
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, source.read(name))
        return plain.getvalue()

    # -- set-up -----------------------------------------------------------------------------------------------
    def _properties(self, title: str) -> None:
        """The union's name as author, no program's, no person's."""
        moment = self._at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
        about = self.raw.core_properties
        about.title, about.author, about.last_modified_by = (
            _clean(title),
            settings.UNION_NAME,
            settings.UNION_NAME,
        )
        about.comments = about.keywords = about.subject = about.category = ""
        about.created = about.modified = moment
        about.revision, about.language = 1, "zh-CN"
        package = self.raw.part.package
        for key, relation in list(package.rels.items()):
            if relation.reltype in {RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES}:
                del package.rels[key]  # the template's own picture and program name

    def _styles(self) -> None:
        ink = RGBColor(0, 0, 0)
        sizes = {
            "Normal": 12,
            "Title": 20,
            "Subtitle": 12,
            "Heading 1": 15,
            "Heading 2": 13,
            "Heading 3": 12,
            "Caption": 10.5,
        }
        for name, size in sizes.items():
            style = self.raw.styles[name]
            style.font.size, style.font.color.rgb = Pt(size), ink
            style.font.italic = False
            style.font.bold = name.startswith(("Title", "Heading", "Caption"))
            _fonts(style, SONG if name in {"Normal", "Subtitle"} else HEI)
            if name in {"Title", "Subtitle", "Caption"}:
                style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self.raw.styles["Caption"].paragraph_format.keep_with_next = True
        _without(self.raw.styles["Title"].element, "w:pBdr")
        _without(
            self.raw.styles["Header"].element, "w:tabs"
        )  # else the title stops in the middle of the head
        normal = self.raw.styles["Normal"].paragraph_format
        normal.line_spacing, normal.space_after = 1.5, Pt(0)

    def _page(self, head: str, landscape: bool) -> None:
        section = self.raw.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        if landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
        section.left_margin = section.right_margin = Cm(2.6)
        section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.5)
        self._text_width = section.page_width - section.left_margin - section.right_margin
        top = section.header.paragraphs[0]
        top.paragraph_format.tab_stops.add_tab_stop(self._text_width, WD_TAB_ALIGNMENT.RIGHT)
        top.add_run(f"{settings.UNION_NAME}\t{_clean(head)}").font.size = Pt(9)
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _field(foot, "PAGE")
        foot.add_run(" / ").font.size = Pt(9)
        _field(foot, "NUMPAGES")

    def _table(self, rows: list[list[_Cell]], *, widths: Sequence[float], has_head: bool = False) -> None:
        table = self.raw.add_table(rows=0, cols=len(widths), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        wide = [int(self._text_width * share / sum(widths)) for share in widths]
        for column, width in zip(table.columns, wide, strict=True):
            column.width = width
        for n, row in enumerate(rows):
            inside = "".join(cell.xml(width // TWIP) for cell, width in zip(row, wide, strict=True))
            flags = "<w:cantSplit/>" + ("<w:tblHeader/>" if has_head and n == 0 else "")
            table._tbl.append(parse_xml(f"<w:tr {W}><w:trPr>{flags}</w:trPr>{inside}</w:tr>"))
        self.raw.add_paragraph().paragraph_format.line_spacing = 1  # two tables that touch would become one


@dataclass(frozen=True)
class _Cell:
    """One value of a table. Written as XML at once: python-docx' own cells take minutes for a full list."""

    value: Any
    bold: bool = False
    align: str = ""
    shaded: bool = False

    def xml(self, width: int) -> str:
        words, side = _in_words(self.value)
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="F0EFEC"/>' if self.shaded else ""
        look = ("<w:b/>" if self.bold else "") + '<w:sz w:val="21"/>'
        text = "<w:br/>".join(
            f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in words.splitlines()
        )
        return (
            f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{shade}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>'
            f'<w:spacing w:before="40" w:after="40" w:line="264" w:lineRule="auto"/><w:jc w:val="{self.align or side}"/></w:pPr>'
            f"<w:r><w:rPr>{look}</w:rPr>{text}</w:r></w:p></w:tc>"
        )


def _in_words(value: Any) -> tuple[str, str]:
    """A value as it is written, and its side: figures to the right, money with its fen, days as ISO has them."""
    match value:
        case None:
            return "", "left"
        case bool():
            return "✓" if value else "", "center"
        case Decimal():
            return f"{value:,.2f}", "right"
        case int():
            return f"{value:,}", "right"
        case float():
            return f"{value:,.1f}", "right"
        case dt.datetime():
            return (
                f"{timezone.localtime(value) if timezone.is_aware(value) else value:%Y-%m-%d %H:%M}",
                "left",
            )
        case dt.date():
            return f"{value:%Y-%m-%d}", "left"
        case "–":
            return "–", "center"
        case str() if value.endswith("%"):
            return _clean(value), "right"
    return _clean(value), "left"


def _clean(text: Any) -> str:
    return UNPRINTABLE.sub("", str(text))


def _fonts(style: Any, east_asia: str) -> None:
    """Name the fonts outright: the template's theme would put its own, Latin ones over Chinese text."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), LATIN)
    fonts.set(qn("w:eastAsia"), east_asia)


def _without(element: Any, tag: str) -> None:
    for found in list(element.iter(qn(tag))):
        found.getparent().remove(found)


def _field(paragraph: Any, code: str) -> None:
    """A number that Word counts: the page, or how many there are."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    size = OxmlElement("w:rPr")
    points = OxmlElement("w:sz")
    points.set(qn("w:val"), "18")
    size.append(points)
    text = OxmlElement("w:t")
    text.text = "1"
    run.extend([size, text])
    field.append(run)
    paragraph._p.append(field)
