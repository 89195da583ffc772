"""Finance's tables; each slice keeps its own."""

from finance.account.models import Account, Fund
from finance.allowance.models import Allowance, AllowanceYear, Draw
from finance.archive.models import YearPackage
from finance.asset.models import (
    Asset,
    AssetCategory,
    Depreciation,
    DepreciationLine,
    Disposal,
    Stocktaking,
    StocktakingItem,
)
from finance.audit_room.models import Audit, AuditFinding, Question, Sample, SampledVoucher
from finance.bank.models import BankAccount, BankLine, BankStatement, Match, MatchedEntry, Reconciliation
from finance.budget.models import BudgetLine, Reservation
from finance.budget_plan.models import BudgetPlan, PlanItem
from finance.cash.models import CashCount
from finance.claim.models import Approval, Claim, ClaimItem, ClaimKind
from finance.closing.models import Reopening, YearEnd
from finance.contribution.models import Contribution, ContributionMovement
from finance.custody.models import Custody, CustodyMove
from finance.dues.models import (
    Assessment,
    Due,
    DuesExemption,
    DuesMatch,
    DuesPayment,
    DuesRefund,
    DuesReminder,
    WageBase,
)
from finance.dues_file.models import DuesFile, DuesFileRow
from finance.imports.models import VoucherImport
from finance.invoice.models import Invoice
from finance.payee.models import Company
from finance.payment.models import PaymentRequest, PaymentTemplate
from finance.payrun.models import BankLayout, PayRun, PayRunLine
from finance.period.models import MonthBalance, Period
from finance.report.models import YearReport
from finance.spending_rule.models import SpendingRule
from finance.template.models import StandardSummary, TemplateLine, VoucherTemplate
from finance.unit.models import Unit, UnitMember
from finance.voucher.models import Entry, Voucher

__all__ = [
    "Account",
    "Allowance",
    "AllowanceYear",
    "Approval",
    "Assessment",
    "Asset",
    "AssetCategory",
    "Audit",
    "AuditFinding",
    "BankAccount",
    "BankLayout",
    "BankLine",
    "BankStatement",
    "BudgetLine",
    "BudgetPlan",
    "CashCount",
    "Claim",
    "ClaimItem",
    "ClaimKind",
    "Company",
    "Contribution",
    "ContributionMovement",
    "Custody",
    "CustodyMove",
    "Depreciation",
    "DepreciationLine",
    "Disposal",
    "Draw",
    "Due",
    "DuesExemption",
    "DuesFile",
    "DuesFileRow",
    "DuesMatch",
    "DuesPayment",
    "DuesRefund",
    "DuesReminder",
    "Entry",
    "Fund",
    "Invoice",
    "Match",
    "MatchedEntry",
    "MonthBalance",
    "PayRun",
    "PayRunLine",
    "PaymentRequest",
    "PaymentTemplate",
    "Period",
    "PlanItem",
    "Question",
    "Reconciliation",
    "Reopening",
    "Reservation",
    "Sample",
    "SampledVoucher",
    "SpendingRule",
    "StandardSummary",
    "Stocktaking",
    "StocktakingItem",
    "TemplateLine",
    "Unit",
    "UnitMember",
    "Voucher",
    "VoucherImport",
    "VoucherTemplate",
    "WageBase",
    "YearEnd",
    "YearPackage",
    "YearReport",
]
