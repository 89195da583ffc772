"""What finance tells of a claim's payment."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from finance.claim import services
from finance.claim.models import Claim
from finance.payment.models import PaymentRequest
from finance.payment.signals import approval_voided, payment_cancelled, payment_paid, payment_undone
from members.models import User


@receiver(payment_paid, sender=PaymentRequest, dispatch_uid="finance.claim_paid")
def close_claim(request: PaymentRequest, by: User, **kwargs: Any) -> None:
    if isinstance(request.about, Claim):
        services.heed_payment(request.about, request=request, by=by)


@receiver(approval_voided, sender=PaymentRequest, dispatch_uid="finance.claim_void")
def approve_anew(request: PaymentRequest, by: User, **kwargs: Any) -> None:
    if isinstance(request.about, Claim):
        services.heed_void_approval(request.about, request=request, by=by)


@receiver(payment_cancelled, sender=PaymentRequest, dispatch_uid="finance.claim_given_back")
def correct_anew(request: PaymentRequest, by: User, reason: str, **kwargs: Any) -> None:
    if isinstance(request.about, Claim):
        services.heed_stopped_payment(request.about, request=request, reason=reason, by=by)


@receiver(payment_undone, sender=PaymentRequest, dispatch_uid="finance.claim_unpaid")
def wait_again(request: PaymentRequest, by: User, reason: str, **kwargs: Any) -> None:
    if isinstance(request.about, Claim):
        services.heed_undone_payment(request.about, request=request, reason=reason, by=by)
