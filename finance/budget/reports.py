"""Plan against actual as a workbook with live formulas."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from finance.budget.figures import Execution, ExecutionLine, Sums
from union_portal.core.document.xlsx import Book

LAST = 9
"""Columns of a line: code, account, fund, unit, budget, actual, reserved, still free, reached."""


def title(year: int) -> str:
    return _("Budget execution %(year)d") % {"year": year}


def as_xlsx(found: Execution) -> bytes:
    """One sheet each for income and expense; sums, what is free and what was reached are formulas."""
    book = Book(title=title(found.year), author=settings.UNION_NAME)
    _sheet(book, found, _("Income"), found.income, found.income_sums)
    _sheet(book, found, _("Expense"), found.expense, found.expense_sums)
    return book.content()


def _sheet(book: Book, found: Execution, name: str, lines: Sequence[ExecutionLine], sums: Sums) -> None:
    page = book.sheet(name, landscape=True)
    page.merge_range(0, 0, 0, LAST - 1, f"{title(found.year)} · {name}", book.formats["title"])
    page.write_string(1, 0, f"{settings.UNION_NAME} · {_('in yuan')}", book.formats["note"])
    actual, rest = (
        (pgettext("budget", "Received"), _("Budget less received"))
        if lines is found.income
        else (_("Actual"), _("Still free"))
    )
    heads = [
        _("Account code"), _("Ledger account"), _("Fund"), _("Accounting unit"), _("Budget"), actual, _("Reserved"),
        rest, _("Reached"),
    ]  # fmt: skip
    rows = [[x.account, x.name, x.fund, x.unit, x.amount, x.actual, x.reserved, None, None] for x in lines]
    end = book.table(page, 2, heads, rows, widths=[10, 30, 20, 20, 15, 15, 15, 15, 10])
    if lines is found.income:
        page.set_column(6, 6, None, None, {"hidden": True})  # nothing is reserved of an income
    for row, line in enumerate(lines, start=3):
        _derived(book, page, row, line.available, line.share)
    page.write_string(end, 0, "", book.formats["bold"])
    page.write_string(end, 1, _("Total"), book.formats["bold"])
    for column, value in ((4, sums.amount), (5, sums.actual), (6, sums.reserved)):
        letter = "ABCDEFGHI"[column]
        formula = f"=SUM({letter}4:{letter}{end})" if lines else "=0"
        page.write_formula(end, column, formula, book.formats["total"], float(value))
    _derived(book, page, end, sums.available, sums.share, style="total")


def _derived(
    book: Book, page: object, row: int, available: Decimal, share: Decimal | None, *, style: str = "money"
) -> None:
    n = row + 1
    write = page.write_formula  # type: ignore[attr-defined]
    write(row, 7, f"=E{n}-F{n}-G{n}", book.formats[style], float(available))
    reached = float(share) if share is not None else ""
    write(row, 8, f'=IF(N(E{n})=0,"",F{n}/E{n})', book.formats["percent"], reached)
