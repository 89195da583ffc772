"""The books among the books and statements."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.book import figures
from finance.sheet.kinds import SheetKind, kinds

GROUP = _("Books")


def register() -> None:
    kinds.register(
        "trial-balance",
        SheetKind(
            _("Trial balance (科目余额表)"), _("Every account before and after, and what moved."),
            figures.trial_balance, GROUP, "scale",
        ),
    )  # fmt: skip
    kinds.register(
        "general-ledger",
        SheetKind(
            _("General ledger (总账)"), _("Month by month, with the year so far and the balance."),
            figures.general_ledger, GROUP, "book", by_month=False, by_account=True,
        ),
    )  # fmt: skip
    kinds.register(
        "detail-book",
        SheetKind(
            _("Detail book (明细账)"), _("Each entry of an account with the running balance; cash and bank too."),
            figures.detail_book, GROUP, "list", by_account=True, needs_account="102",
        ),
    )  # fmt: skip
    kinds.register(
        "journal",
        SheetKind(
            _("Journal (序时账)"), _("All entries in the order of their vouchers."),
            figures.journal, GROUP, "notes",
        ),
    )  # fmt: skip
    kinds.register(
        "budget-execution",
        SheetKind(
            _("Budget execution (预算执行情况表)"), _("The budget beside what was booked and what is reserved."),
            figures.budget_execution, GROUP, "chart-bar", by_month=False,
        ),
    )  # fmt: skip
