"""The report to the congress on paper and as a workbook. Lays out what ``layout.parts`` made of the figures."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from proposals.report.figures import Figures
from proposals.report.layout import Part, Table, parts, percent, rates
from proposals.report.models import CongressReport
from proposals.session.models import chinese_numeral
from union_portal.core.audit import services as audit
from union_portal.core.document.chart import ChartSpec
from union_portal.core.document.pdf import render_pdf
from union_portal.core.document.xlsx import Book
from union_portal.core.verification import services as verification

if TYPE_CHECKING:
    from members.models import User


@dataclass(frozen=True)
class Chapter:
    """A part with its number and its text, as paper shows it."""

    number: int
    part: Part
    text: str

    @property
    def heading(self) -> str:
        """一、征集情况; in English “1. Collection”."""
        chinese = (get_language() or "").startswith("zh")
        return (
            f"{chinese_numeral(self.number)}、{self.part.title}"
            if chinese
            else f"{self.number}. {self.part.title}"
        )

    @property
    def paragraphs(self) -> list[str]:
        return [line for line in self.text.splitlines() if line.strip()]

    @property
    def drawings(self) -> list[tuple[ChartSpec, SafeString]]:
        return [(chart, mark_safe(chart.as_svg())) for chart in self.part.charts]  # noqa: S308 - pygal escapes its texts


def chapters(report: CongressReport, figures: Figures) -> list[Chapter]:
    """The parts in their order; a text that the committee left empty has no chapter."""
    shown = [(part, getattr(report, part.text) if part.text else "") for part in parts(figures)]
    kept = [(part, text) for part, text in shown if text or not part.text]
    return [Chapter(number, part, text) for number, (part, text) in enumerate(kept, start=1)]


def standing(report: CongressReport) -> str:
    """The line below the title: as of which day, and how far it is."""
    figures = Figures.from_dict(report.figures)
    words = {
        "day": date_format(figures.counted_on),
        "approved": date_format(timezone.localtime(report.approved_at)) if report.approved_at else "",
    }
    if report.is_settled:
        return _("Figures as of %(day)s · approved by the proposal committee on %(approved)s") % words
    return _("Figures as of %(day)s · draft, not approved yet") % words


# -- PDF ----------------------------------------------------------------------------------------------------------
def as_pdf(report: CongressReport, *, check_code: str = "") -> bytes:
    """Tagged (PDF/UA), with contents, charts and tables; a check code only once it is approved."""
    figures = Figures.from_dict(report.figures)
    context = {
        "title": str(report),
        "subtitle": standing(report),
        "chapters": chapters(report, figures),
        "check_code": check_code,
        "check_url": verification.address(check_code) if check_code else "",
    }
    return render_pdf("reports/proposals_congress_report.html", context)


# -- DOCX ---------------------------------------------------------------------------------------------------------
def as_docx(report: CongressReport) -> bytes:
    """To be edited further by the office: the same chapters, tables and charts."""
    from union_portal.core.document.docx import Paper  # python-docx is large, and only this file needs it

    figures = Figures.from_dict(report.figures)
    paper = Paper(title=str(report), at=report.approved_at or report.counted_at)
    paper.title(str(report), standing(report))
    for chapter in chapters(report, figures):
        if chapter.part.is_annex:
            paper.turn()
        paper.heading(chapter.heading)
        for paragraph in (*chapter.paragraphs, *chapter.part.words):
            paper.paragraph(paragraph)
        for table in chapter.part.tables:
            paper.heading(table.title, 2)
            rows = [[_plain(cell.value) for cell in row] for row in table.rows]
            paper.table(table.heads, rows, widths=table.widths, total=table.has_total)
            if table.note:
                paper.paragraph(table.note, indent=False)
        for chart in chapter.part.charts:
            paper.chart(chart)
    return paper.content()


def _plain(value: Any) -> Any:
    """A cell's value as office files take it: shares as words, a dash where nothing is shown."""
    if value is None:
        return "–"
    return percent(value) if isinstance(value, Fraction) else value


# -- XLSX ---------------------------------------------------------------------------------------------------------
def as_xlsx(report: CongressReport) -> bytes:
    """A sheet with the key figures, then one a table; totals are formulas where they are sums of the lines above."""
    figures = Figures.from_dict(report.figures)
    book = Book(title=str(report), author=settings.UNION_NAME)
    _key_figures(book, report, figures)
    for part in parts(figures):
        for table in part.tables:
            _sheet(book, report, table, landscape=part.is_annex)
    return book.content()


def _head(book: Book, report: CongressReport, title: str, columns: int, *, landscape: bool = False) -> Any:
    sheet = book.sheet(title, landscape=landscape)
    sheet.merge_range(0, 0, 0, max(columns - 1, 1), f"{report} · {title}", book.formats["title"])
    sheet.write_string(1, 0, standing(report), book.formats["note"])
    return sheet


def _key_figures(book: Book, report: CongressReport, figures: Figures) -> None:
    sheet = _head(book, report, _("Key figures"), 4)
    submissions, cases = _("submissions (份)"), _("cases (件)")
    rows: list[list[Any]] = [
        [_("Received"), figures["received"], submissions, ""],
        [_("Valid"), figures["valid"], submissions, ""],
        [_("Filed"), figures["filed"], submissions, ""],
        [_("Filed"), figures["filed_cases"], cases, ""],
        [_("Taken as suggestions"), figures["suggested"], submissions, ""],
        [_("Taken as suggestions"), figures["suggested_cases"], cases, ""],
        [_("Opinions answered"), figures["answered"], submissions, ""],
        [_("Opinions answered"), figures["answered_cases"], cases, ""],
        [_("Not filed"), figures["not_filed"], submissions, ""],
        [_("Returned for completion"), figures["returned"], submissions, ""],
        [_("Withdrawn"), figures["withdrawn"], submissions, ""],
        [_("Not decided yet"), figures["pending"], submissions, ""],
    ]
    end = book.table(
        sheet, 2, [_("Figure"), _("Value"), _("Unit"), _("How it is formed")], rows, widths=[34, 14, 20, 60]
    )
    for row, (_key, label, share, how) in enumerate(rates(figures), start=end):
        book.cell(sheet, row, 0, label)
        book.cell(sheet, row, 1, _number(share), "percent" if share is not None else None)
        book.cell(sheet, row, 2, "%")
        book.cell(sheet, row, 3, how)


def _sheet(book: Book, report: CongressReport, table: Table, *, landscape: bool) -> None:
    sheet = _head(book, report, table.title, len(table.heads), landscape=landscape)
    shares = table.widths or [100 // len(table.heads)] * len(table.heads)
    widths = [max(9, round(share * (1.4 if landscape else 1.0))) for share in shares]
    end = book.table(sheet, 2, table.heads, [], widths=widths)
    for row, line in enumerate(table.rows, start=end):
        is_total = table.has_total and line is table.rows[-1]
        for column, cell in enumerate(line):
            if is_total and isinstance(cell.value, int) and _adds_up(table, column):
                letter = chr(ord("A") + column)
                formula = f"=SUM({letter}{end + 1}:{letter}{row})"
                sheet.write_formula(row, column, formula, book.formats["total_number"], cell.value)
            elif isinstance(cell.value, Fraction):
                book.cell(sheet, row, column, _number(cell.value), "percent")
            else:
                book.cell(sheet, row, column, _plain(cell.value), "bold" if is_total else None)
    if table.note:
        sheet.write_string(end + len(table.rows), 0, table.note, book.formats["note"])


def _adds_up(table: Table, column: int) -> bool:
    values = [row[column].value for row in table.body]
    return all(isinstance(value, int) for value in values) and sum(values) == table.total[column].value  # type: ignore[arg-type]


def _number(share: Fraction | None) -> float | str:
    return "–" if share is None else float(share)


# -- issuing ------------------------------------------------------------------------------------------------------
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_WRITERS: dict[str, Callable[[CongressReport], bytes]] = {"docx": as_docx, "xlsx": as_xlsx}


@transaction.atomic
def export(report: CongressReport, format: str, *, by: User) -> bytes:
    """One file of the report. The PDF of an approved report gets a check code that anybody can look up."""
    content = _issue_pdf(report, by=by) if format == "pdf" else _WRITERS[format](report)
    audit.record("proposals.congressreport.exported", report, by=by, format=format, state=report.state)
    return content


def _issue_pdf(report: CongressReport, *, by: User) -> bytes:
    if not report.is_settled:
        return as_pdf(report)
    code, figures = verification.new_code(), Figures.from_dict(report.figures)
    content = as_pdf(report, check_code=code)
    summary = [
        (_("Received (份)"), figures["received"]), (_("Valid (份)"), figures["valid"]),
        (_("Filed (份)"), figures["filed"]), (_("Filed (件)"), figures["filed_cases"]),
    ]  # fmt: skip
    verification.issue(
        code, title=str(report), sha256=hashlib.sha256(content).hexdigest(),
        summary=[[label, str(number)] for label, number in summary], by=by,
    )  # fmt: skip
    return content
