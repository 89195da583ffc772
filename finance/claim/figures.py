"""What whoever approves should look at twice: rules, names, and papers that differ from what was typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from finance.budget.models import BudgetLine
from finance.claim.models import Claim, ClaimItem
from finance.spending_rule.services import Finding, Spending, findings
from union_portal.core.policy import services as policy
from union_portal.core.ui.templatetags.ui import yuan


@dataclass(frozen=True)
class Doubt:
    """One thing to look at. ``refuses``: it can't be approved as it is; else a reason is asked for."""

    says: str
    refuses: bool = False
    is_rule: bool = False


def spending_of(claim: Claim) -> Spending:
    """The claim as the spending rules look at it: purpose, notes, sellers and goods."""
    texts = [claim.purpose, claim.kind.name]
    for item in claim.items.select_related("invoice"):
        texts.append(item.note)
        if item.invoice:
            texts += [item.invoice.seller_name, item.invoice.goods]
    return Spending(
        amount=claim.total, account=claim.ledger_account.code, day=timezone.localdate(), item=claim.kind.item,
        payee=None if claim.company_id else claim.claimant, heads=claim.heads, texts=tuple(filter(None, texts)),
    )  # fmt: skip


def budget_left(claim: Claim) -> Decimal | None:
    """What the budget line still holds that this claim would be paid from; ``None`` when there is no such line."""
    year = timezone.localdate().year
    lines = BudgetLine.objects.for_money(
        account=claim.ledger_account, year=year, unit=claim.unit, fund=claim.fund
    )
    line = lines.first()
    return BudgetLine.objects.with_execution().get(pk=line.pk).available if line else None


def rule_findings(claim: Claim) -> list[Finding]:
    return findings(spending_of(claim))


def doubts(claim: Claim) -> list[Doubt]:
    """All that is to be looked at, what refuses first."""
    found = [Doubt(finding.says, finding.refuses, is_rule=True) for finding in rule_findings(claim)]
    buyers: list[str] = policy.value("finance.invoice_buyers")
    days: int = policy.value("finance.claim_within_days")
    for item in claim.items.select_related("invoice"):
        found += [Doubt(says) for says in _item_doubts(item, buyers, days)]
    return found


def _item_doubts(item: ClaimItem, buyers: list[str], days: int) -> list[str]:
    says = []
    if item.invoice is None:
        says.append(
            _("There is no invoice for %(sum)s: %(reason)s.")
            % {"sum": yuan(item.amount), "reason": item.no_invoice_because}
        )
        return says
    invoice = item.invoice
    if differing := _differences(item):
        says.append(
            _("Invoice %(invoice)s: what was typed differs from the file (%(what)s).")
            % {"invoice": invoice, "what": "；".join(differing)}
        )
    if buyers and invoice.buyer_name and invoice.buyer_name not in buyers:
        says.append(
            _("Invoice %(invoice)s is made out to “%(buyer)s”.")
            % {"invoice": invoice, "buyer": invoice.buyer_name}
        )
    if timezone.localdate() - invoice.issued_on > dt.timedelta(days=days):
        says.append(
            _("Invoice %(invoice)s is older than %(days)d days.") % {"invoice": invoice, "days": days}
        )
    return says


def _differences(item: ClaimItem) -> list[str]:
    """What the file says, where the claim says something else."""
    read, invoice = item.read, item.invoice
    assert invoice is not None  # noqa: S101  asked by the caller
    differing = []
    if read.get("number") and read["number"] != invoice.number:
        differing.append(_("number %(number)s") % {"number": read["number"]})
    if read.get("issued_on") and read["issued_on"] != invoice.issued_on.isoformat():
        differing.append(_("day %(day)s") % {"day": read["issued_on"]})
    if read.get("amount") and Decimal(read["amount"]) != invoice.amount:
        differing.append(_("sum %(sum)s") % {"sum": yuan(Decimal(read["amount"]))})
    return differing
