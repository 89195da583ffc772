"""Finance's tables; each slice keeps its own."""

from finance.account.models import Account, Fund
from finance.bank.models import (
    BankAccount,
    BankLine,
    BankStatement,
    Match,
    MatchedEntry,
    Reconciliation,
)
from finance.budget.models import BudgetLine, Reservation
from finance.imports.models import VoucherImport
from finance.payment.models import PaymentRequest
from finance.period.models import MonthBalance, Period
from finance.template.models import StandardSummary, TemplateLine, VoucherTemplate
from finance.unit.models import Unit
from finance.voucher.models import Entry, Voucher

__all__ = [
    "Account",
    "BankAccount",
    "BankLine",
    "BankStatement",
    "BudgetLine",
    "Entry",
    "Fund",
    "Match",
    "MatchedEntry",
    "MonthBalance",
    "PaymentRequest",
    "Period",
    "Reconciliation",
    "Reservation",
    "StandardSummary",
    "TemplateLine",
    "Unit",
    "Voucher",
    "VoucherImport",
    "VoucherTemplate",
]
