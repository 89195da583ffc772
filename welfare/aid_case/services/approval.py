"""Approval by another person, refusal, and what finance tells of the payment."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.models import PaymentRequest
from finance.payment import services as payment
from members.models import User
from union_portal.core.audit import services as audit
from union_portal.core.consent import services as consent
from union_portal.core.errors import DomainError
from union_portal.core.money import ZERO
from union_portal.core.policy import services as policy
from welfare.aid_case.figures import require_within_caps
from welfare.aid_case.models import AidCase
from welfare.aid_case.rules import AID
from welfare.aid_case.services.steps import (
    close_refused,
    keep,
    locked,
    step,
)
from welfare.aid_case.workflow import State


@transaction.atomic
def approve(case: AidCase, *, by: User) -> AidCase:
    """The union chair approves: budget is reserved and a payment request goes to finance, in the same transaction.

    Raises ``DomainError`` when the approver worked on the case, and what finance raises when the budget is over.
    """
    case = locked(case)
    consent.require(case.applied_by, AID)
    was = case.state
    case.approve(by=by, at=timezone.now())
    amount = case.amount_granted or ZERO
    require_within_caps(case, amount, on=case.decided_on or timezone.localdate())
    booking = policy.value(f"welfare.booking.{case.kind}")
    case.payment = payment.request_payment(
        case,
        payee=case.applicant,
        amount=amount,
        account_code=booking["account"],
        item=booking["item"],
        summary=str(case),
        by=by,
        payee_account=audit.reveal(case, "bank_account", by=by, reason="welfare.payment"),
    )
    keep(case, "approved_by", "approved_at", "fingerprint", "payment")
    step(case, "approved", by=by, was=was, tell=[case.applied_by_id, case.officer_id])
    return case


@transaction.atomic
def refuse(case: AidCase, *, remark: str, by: User) -> AidCase:
    """Refuse with a reason, which the applicant reads in the case and nowhere else."""
    case = locked(case)
    if by.pk == case.applied_by_id:
        raise DomainError(_("Nobody works on an application of one's own."))
    return close_refused(case, remark=remark, by=by)


@transaction.atomic
def mark_paid(case: AidCase, *, request: PaymentRequest, by: User) -> AidCase:
    """Finance has paid. Raises ``DomainError``, which undoes the payment, unless it is what was approved."""
    case = locked(case)
    if (
        case.payment_id != request.pk
        or request.amount != case.amount_granted
        or case.fingerprint != case.seal_of_approval()
    ):
        raise DomainError(
            _("Account or amount differ from what was approved. Don't pay; the case has to be approved anew.")
        )
    was = case.state
    case.close(State.PAID)
    keep(case, "closed_on")
    step(case, "paid", by=by, was=was, tell=[case.applied_by_id, case.officer_id])
    return case


@transaction.atomic
def heed_undone_payment(case: AidCase, *, request: PaymentRequest, by: User) -> AidCase:
    """The money came back to the union: the case is open again until the cashier has paid once more."""
    case = locked(case)
    if case.state == State.PAID and case.payment_id == request.pk:
        was = case.state
        case.wait_for_money_again()
        keep(case, "closed_on")
        step(case, "payment_undone", by=by, was=was, tell=[case.applied_by_id, case.officer_id])
    return case


@transaction.atomic
def heed_stopped_payment(case: AidCase, *, request: PaymentRequest, by: User) -> AidCase:
    """Finance gave the request back, or its account was changed there: the case has to be approved once more."""
    case = locked(case)
    if case.state == State.APPROVED and case.payment_id == request.pk:
        case.payment = request
        void_approval(case, by=by)
    return case


def void_approval(case: AidCase, *fields: str, by: User) -> None:
    """Back for approval; an unpaid request is cancelled, and the next approval makes a new one."""
    was, approver, request = case.state, case.approved_by_id, case.payment
    case.void_approval()
    keep(case, *fields, "approved_by", "approved_at", "fingerprint", "payment")
    if request and request.may_become(PaymentRequest.State.CANCELLED):
        payment.cancel_request(request, reason=_("The case has to be approved once more."), by=by)
    step(case, "voided", by=by, was=was, tell=[case.officer_id, approver])
