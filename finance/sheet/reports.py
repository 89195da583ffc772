"""A sheet on paper and as a workbook. Lays out what was counted, decides nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from finance.sheet.kinds import Wanted, build
from finance.sheet.layout import Check, Figure, Row, Sheet
from members.models import Post, User
from union_portal.core.attachment.services import PDF, XLSX
from union_portal.core.audit import services as audit
from union_portal.core.document.pdf import render_pdf
from union_portal.core.document.xlsx import Book, cell_name
from union_portal.core.verification import services as verification

if TYPE_CHECKING:
    from collections.abc import Sequence

CSV = "text/csv"
NAMED = re.compile(r"\{([^{}]+)\}")


def signatories(by: User) -> list[tuple[str, str]]:
    """Who signs a statement (工会会计制度 art. 64): the chair, the head of accounting, and whoever made it."""
    return [
        (_("Union chair"), _holder(Post.Kind.UNION_CHAIR)),
        (_("Head of accounting"), _holder(Post.Kind.CHECKER)),
        (_("Made by"), str(by) if by.person_id else ""),
    ]


def _holder(post: str) -> str:
    holders = User.objects.holding(post).select_related("person").order_by("pk")[:2]
    return str(holders[0]) if len(holders) == 1 else ""


# -- paper --------------------------------------------------------------------------------------------------
def as_pdf(sheet: Sheet, *, by: User, check_code: str = "") -> bytes:
    context = {
        "sheet": sheet,
        "title": sheet.title,
        "subtitle": sheet.subtitle,
        "signatories": signatories(by) if sheet.signed else [],
        "check_code": check_code,
        "check_url": verification.address(check_code) if check_code else "",
    }
    return render_pdf("reports/finance_sheet.html", context)


@transaction.atomic
def issue_pdf(sheet: Sheet, *, by: User) -> bytes:
    """The PDF with a check code that anybody can look up on the portal."""
    code = verification.new_code()
    content = as_pdf(sheet, by=by, check_code=code)
    verification.issue(
        code, title=f"{sheet.title} {sheet.subtitle}"[:200], sha256=hashlib.sha256(content).hexdigest(),
        summary=[[label, f"{amount:,.2f}"] for label, amount in sheet.summary], by=by,
    )  # fmt: skip
    return content


# -- workbook -----------------------------------------------------------------------------------------------
def as_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """A worksheet for each sheet, sums as live formulas, and a last one that checks the sums against each other."""
    written = list(sheets)
    book = Book(title=written[0].title, author=settings.UNION_NAME)
    checks: list[tuple[str, Check, Callable[[str], str]]] = []
    for number, sheet in enumerate(written, start=1):
        name = sheet.title if len(written) == 1 else f"{number} {sheet.title}"
        page = book.sheet(name, landscape=sheet.landscape)
        places = _places(sheet)
        _write(book, page, sheet, places)
        checks += [(page.name, check, _resolver(places, page.name)) for check in sheet.checks]
    if checks:
        _write_checks(book, checks)
    return book.content()


def _first_row(sheet: Sheet) -> int:
    return 4 if sheet.groups else 3


def _places(sheet: Sheet) -> dict[str, str]:
    """Where each named figure stands."""
    return {
        cell.name: cell_name(row, column)
        for row, line in enumerate(sheet.rows, start=_first_row(sheet))
        for column, cell in enumerate(line.cells)
        if isinstance(cell, Figure) and cell.name
    }


def _resolver(places: dict[str, str], page: str = "") -> Callable[[str], str]:
    """Names in braces become cells, on another worksheet with its name; in a span only the first gets it."""
    quoted = f"'{page.replace(chr(39), chr(39) * 2)}'!" if page else ""

    def resolve(formula: str) -> str:
        def cell(match: re.Match[str]) -> str:
            inside_span = match.start() > 0 and formula[match.start() - 1] == ":"
            return ("" if inside_span else quoted) + places[match[1]]

        return NAMED.sub(cell, formula)

    return resolve


def _style(cell: Any, row: Row) -> str | None:
    if row.tone == "total":
        return "total" if isinstance(cell, Figure) and cell.kind == "money" else "bold"
    if isinstance(cell, Figure):
        return "percent" if cell.kind == "percent" else "money"
    return "bold" if row.tone in {"head", "subtotal"} and isinstance(cell, str) else None


def _write(book: Book, page: Any, sheet: Sheet, places: dict[str, str]) -> None:
    columns, last = sheet.columns, max(len(sheet.columns) - 1, 1)
    form = f"{sheet.form}  " if sheet.form else ""
    page.merge_range(0, 0, 0, last, f"{form}{sheet.title}", book.formats["title"])
    note = f"{settings.UNION_NAME} · {sheet.subtitle} · {_('in yuan')}"
    page.write_string(1, 0, note, book.formats["note"])
    if sheet.groups:
        start = 0
        for label, width in sheet.groups:
            if width > 1:
                page.merge_range(2, start, 2, start + width - 1, str(label), book.formats["head"])
            else:
                page.write_string(2, start, str(label), book.formats["head"])
            start += width
    first = _first_row(sheet)
    book.table(page, first - 1, [c.label for c in columns], [], widths=[c.width for c in columns])
    resolve = _resolver(places)
    for at, row in enumerate(sheet.rows, start=first):
        for column in range(len(columns)):
            cell = row.cells[column] if column < len(row.cells) else None
            style = _style(cell, row)
            if isinstance(cell, Figure):
                _write_figure(book, page, at, column, cell, style or "money", resolve)
            else:
                indented = f"{'　' * row.indent}{cell}" if column == 0 and isinstance(cell, str) else cell
                book.cell(page, at, column, indented, style)
    end = first + len(sheet.rows) + 1
    for offset, text in enumerate(sheet.notes):
        page.write_string(end + offset, 0, text, book.formats["note"])
    if sheet.signed:
        names = (
            " ____________    ".join((_("Union chair:"), _("Head of accounting:"), _("Made by:")))
            + " ____________"
        )
        page.write_string(end + len(sheet.notes) + 1, 0, names, book.formats["plain"])


def _write_figure(
    book: Book, page: Any, row: int, column: int, figure: Figure, style: str, resolve: Callable[[str], str]
) -> None:
    if not figure.formula:
        book.cell(page, row, column, figure.value, style)
        return
    cached = "" if figure.value is None else float(figure.value)
    page.write_formula(row, column, resolve(figure.formula), book.formats[style], cached)


def _write_checks(book: Book, checks: Sequence[tuple[str, Check, Callable[[str], str]]]) -> None:
    page = book.sheet(_("Checks"))
    page.merge_range(0, 0, 0, 4, _("Checks"), book.formats["title"])
    heads = [_("Sheet"), _("What is checked"), _("First sum"), _("Second sum"), _("Outcome")]
    start = book.table(page, 2, heads, [], widths=[22, 44, 18, 18, 14])
    good, bad = _("agrees"), _("DIFFERS")
    for row, (name, check, resolve) in enumerate(checks, start=start):
        book.cell(page, row, 0, name)
        book.cell(page, row, 1, str(check.label))
        page.write_formula(row, 2, resolve(check.left), book.formats["money"], float(check.left_value))
        page.write_formula(row, 3, resolve(check.right), book.formats["money"], float(check.right_value))
        formula = f'=IF(ABS(C{row + 1}-D{row + 1})<0.005,"{good}","{bad}")'
        page.write_formula(row, 4, formula, book.formats["text"], good if check.agrees else bad)


# -- export -------------------------------------------------------------------------------------------------
MOST_IN_XLSX, MOST_IN_PDF = 500_000, 5_000
"""Rows. A longer book is taken along month by month."""


def export(kind: str, params: dict[str, Any], *, by: User) -> Iterable[tuple[str, bytes, str]]:
    """Name, content and type of each file of a book or statement; a very long one comes as a workbook alone."""
    sheet = build(kind, Wanted(**params, most=MOST_IN_XLSX))
    audit.record("finance.sheet.exported", None, by=by, kind=kind, rows=len(sheet.rows), **params)
    name = f"{sheet.title} {sheet.subtitle}".replace("/", "-")
    if len(sheet.rows) <= MOST_IN_PDF:
        yield f"{name}.pdf", issue_pdf(sheet, by=by), PDF
    yield f"{name}.xlsx", as_xlsx([sheet]), XLSX


def as_text(value: Any) -> str:
    """A cell as it goes into a CSV file."""
    if isinstance(value, Figure):
        value = value.value
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value.isoformat() if isinstance(value, dt.date) else str(value)
