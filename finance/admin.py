"""Finance at the desk; each slice keeps its own."""

from finance.account import admin as account
from finance.allowance import admin as allowance
from finance.archive import admin as archive
from finance.asset import admin as asset
from finance.audit_room import admin as audit_room
from finance.bank import admin as bank
from finance.budget import admin as budget
from finance.budget_plan import admin as budget_plan
from finance.cash import admin as cash
from finance.claim import admin as claim
from finance.closing import admin as closing
from finance.contribution import admin as contribution
from finance.correction import admin as correction
from finance.custody import admin as custody
from finance.dues import admin as dues
from finance.dues_file import admin as dues_file
from finance.imports import admin as imports
from finance.invoice import admin as invoice
from finance.payee import admin as payee
from finance.payment import admin as payment
from finance.payrun import admin as payrun
from finance.period import admin as period
from finance.report import admin as report
from finance.spending_rule import admin as spending_rule
from finance.template import admin as template
from finance.unit import admin as unit
from finance.voucher import admin as voucher

voucher.VoucherAdmin.deeds = [*voucher.VoucherAdmin.deeds, *correction.DEEDS, *audit_room.VOUCHER_DEEDS]
voucher.VoucherAdmin.panels = [*voucher.VoucherAdmin.panels, *audit_room.VOUCHER_PANELS]

__all__ = [
    "account",
    "allowance",
    "archive",
    "asset",
    "audit_room",
    "bank",
    "budget",
    "budget_plan",
    "cash",
    "claim",
    "closing",
    "contribution",
    "correction",
    "custody",
    "dues",
    "dues_file",
    "imports",
    "invoice",
    "payee",
    "payment",
    "payrun",
    "period",
    "report",
    "spending_rule",
    "template",
    "unit",
    "voucher",
]
