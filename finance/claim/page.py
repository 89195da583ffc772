"""What the portal's page and the desk's page of a claim have in common."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from finance.claim.figures import Doubt, budget_left, doubts
from finance.claim.models import Claim
from finance.claim.workflow import State
from finance.claim.workflow import Step as ChainStep
from members.models import User
from union_portal.core.money import capitals
from union_portal.core.ui.page import Step
from union_portal.core.ui.templatetags.ui import yuan


def facts_of(claim: Claim) -> list[tuple[Any, Any]]:
    amount = claim.amount or claim.total
    said = [
        (_("amount"), yuan(amount)),
        (_("in capitals"), capitals(amount) if amount else ""),
        (_("what it was for"), claim.kind),
        (_("how many people"), claim.heads or ""),
        (_("whose money"), claim.unit or _("The hospital union")),
        (_("claimant"), f"{claim.claimant} · {claim.department}"),
        (_("company to pay"), claim.company or ""),
        (_("payment"), claim.payment.get_state_display() if claim.payment else ""),
    ]
    return [(label, value) for label, value in said if value]


def steps_of(claim: Claim) -> list[Step]:
    """The chain with who has signed, and the money at its end."""
    if claim.state in {State.DRAFT, State.WITHDRAWN}:
        return []
    taken = {
        approval.step: approval
        for approval in claim.approvals.select_related("by__person")
        if approval.round == claim.round
    }
    earlier = {approval.step: approval for approval in claim.approvals.select_related("by__person")}
    done = earlier if claim.state in {State.APPROVED, State.PAID} or claim.payment_id else taken
    steps = [Step(_("Claim handed in"), "done", claim.claimant, claim.submitted_at)]
    reached = claim.chain.index(claim.step) if claim.step in claim.chain else len(claim.chain)
    for place, step in enumerate(claim.chain):
        signed = done.get(step) if step != claim.step else None
        if signed:
            steps.append(Step(ChainStep(step).label, "done", signed.by, signed.at, signed.words))
        else:
            status: Any = "now" if step == claim.step else "skipped" if place < reached else "next"
            steps.append(Step(ChainStep(step).label, status))
    if claim.state != State.REFUSED:
        paid = claim.state == State.PAID
        steps.append(
            Step(
                _("Paid"), "done" if paid else "now" if claim.state == State.APPROVED else "next",
                when=claim.payment.paid_on if paid and claim.payment else None,
            )
        )  # fmt: skip
    return steps


def items_of(user: User, claim: Claim) -> dict[str, Any]:
    """The invoices, with what is to be looked at twice for whoever decides."""
    found: list[Doubt] = []
    if claim.is_under_way and user.person_id != claim.claimant_id:
        found += _budget_doubts(claim)
    looks = user.person_id != claim.claimant_id or claim.is_editable
    return {
        "claim": claim,
        "items": list(claim.items.select_related("invoice", "attachment")),
        "doubts": found + (doubts(claim) if looks and not claim.is_over else []),
        "total": claim.amount or claim.total,
    }


def _budget_doubts(claim: Claim) -> list[Doubt]:
    """Told before the last signature, not only when it fails."""
    left = budget_left(claim)
    if left is None:
        return [Doubt(_("There is no budget for %(account)s this year.") % {"account": claim.ledger_account})]
    if left < claim.amount:
        return [
            Doubt(
                _("The budget of %(account)s holds only %(left)s any more.")
                % {"account": claim.ledger_account, "left": yuan(left)}
            )
        ]
    return []
