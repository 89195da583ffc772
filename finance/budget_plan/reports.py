"""A budget plan as the workbook that committee and higher union get (预算表)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from finance.account.models import Account
from finance.budget_plan.figures import balances
from finance.budget_plan.models import BudgetPlan, PlanItem
from union_portal.core.document.xlsx import Book
from union_portal.core.money import ZERO

COLUMNS = 9


def as_xlsx(plan: BudgetPlan) -> bytes:
    """Income, expense, and whether the money is there; changes, sums and what is left are formulas."""
    book = Book(title=str(plan), author=settings.UNION_NAME)
    items = list(plan.items.select_related("account", "unit", "fund"))
    for name, element in ((_("Income"), Account.Element.INCOME), (_("Expense"), Account.Element.EXPENSE)):
        _lines(book, plan, name, [item for item in items if item.account.element == element])
    _balances(book, plan)
    return book.content()


def _head(book: Book, plan: BudgetPlan, name: str, columns: int) -> Any:
    page = book.sheet(name, landscape=True)
    page.merge_range(0, 0, 0, columns - 1, f"{plan} · {name}", book.formats["title"])
    page.write_string(1, 0, f"{settings.UNION_NAME} · {_('in yuan')}", book.formats["note"])
    return page


def _lines(book: Book, plan: BudgetPlan, name: str, items: list[PlanItem]) -> None:
    page = _head(book, plan, name, COLUMNS)
    before = _("Until now") if plan.is_adjustment else _("Budget of last year")
    heads = [
        _("Account code"), _("Ledger account"), _("Fund"), _("Accounting unit"), _("Budget"), before, _("More or less"),
        _("Actual of last year"), _("Basis"),
    ]  # fmt: skip
    rows = [
        [
            item.account.code, item.account.full_name, item.fund, item.unit, item.amount, item.before, None,
            item.last_year, item.basis,
        ]
        for item in items
    ]  # fmt: skip
    end = book.table(page, 2, heads, rows, widths=[10, 30, 18, 18, 15, 15, 15, 15, 30])
    for row, item in enumerate(items, start=3):
        formula = f"=E{row + 1}-F{row + 1}"
        page.write_formula(row, 6, formula, book.formats["money"], float(item.change))
    page.write_string(end, 1, _("Total"), book.formats["bold"])
    for column, field in ((4, "amount"), (5, "before"), (6, "change"), (7, "last_year")):
        letter = "ABCDEFGH"[column]
        total: Decimal = sum((getattr(item, field) for item in items), ZERO)
        formula = f"=SUM({letter}4:{letter}{end})" if items else "=0"
        page.write_formula(end, column, formula, book.formats["total"], float(total))


def _balances(book: Book, plan: BudgetPlan) -> None:
    page = _head(book, plan, _("Whether the money is there"), 5)
    heads = [_("Fund"), _("Carried over"), _("Income"), _("Expense"), _("Left at the year's end")]
    found = balances(plan)
    rows = [
        [row.fund or _("All funds together"), row.carried, row.income, row.expense, None] for row in found
    ]
    book.table(page, 2, heads, rows, widths=[30, 18, 18, 18, 18])
    for row, balance in enumerate(found, start=3):
        formula = f"=B{row + 1}+C{row + 1}-D{row + 1}"
        page.write_formula(row, 4, formula, book.formats["money"], float(balance.left))
