from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

SLICES = (
    "account",
    "unit",
    "period",
    "template",
    "voucher",
    "correction",
    "imports",
    "budget",
    "payee",
    "budget_plan",
    "allowance",
    "custody",
    "unit_book",
    "payment",
    "sheet",
    "statement",
    "book",
    "bank",
    "invoice",
    "spending_rule",
    "claim",
    "payrun",
    "cash",
    "dues",
    "dues_file",
    "contribution",
    "asset",
    "report",
    "audit_room",
    "closing",
    "archive",
)
"""In the order in which each stands on the ones before; each has its ``registrations``."""


class FinanceConfig(AppConfig):
    """The ledger, dues, budget, payments and reports of the union's funds (财务)."""

    name = "finance"
    verbose_name = _("Finance")
    desk_headings = {
        0: _("Vouchers"),
        10: _("Payments and claims"),
        20: _("Dues and contribution"),
        30: _("Budget and units"),
        40: _("Bank and cash"),
        50: _("Assets"),
        60: _("Books, closing and reports"),
        70: _("Audit room"),
        80: _("Accounts and imports"),
    }

    def ready(self) -> None:
        from finance import rules  # noqa: F401  registers who reads the books
        from union_portal.core.demo import loaders

        for name in SLICES:
            import_module(f"finance.{name}.registrations").register()
        loaders.register("finance", "finance.demo.load")
