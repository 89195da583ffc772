"""The two statements among the books and statements."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.sheet.kinds import SheetKind, kinds
from finance.statement.figures import balance_sheet, income_statement

GROUP = _("Statements")


def register() -> None:
    kinds.register(
        "balance-sheet",
        SheetKind(
            _("Balance sheet (工会01表)"),
            _("What the union owns and owes, at the end of a month or of the year, in the prescribed lines."),
            balance_sheet, GROUP, "scale",
        ),
    )  # fmt: skip
    kinds.register(
        "income-statement",
        SheetKind(
            _("Income and expenditure (工会02表)"),
            _("What came in and went out in a month, with the year so far; or in a year, with the year before."),
            income_statement, GROUP, "report-money",
        ),
    )  # fmt: skip
