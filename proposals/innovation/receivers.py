"""What finance tells of a reward's payment."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from finance.models import PaymentRequest
from finance.payment.signals import payment_cancelled
from members.models import User
from proposals.innovation import services
from proposals.innovation.models import RationalizationProposal


@receiver(payment_cancelled, sender=PaymentRequest, dispatch_uid="proposals.reward_given_back")
def approve_anew(request: PaymentRequest, by: User, **kwargs: Any) -> None:
    if isinstance(request.about, RationalizationProposal):
        services.heed_stopped_payment(request.about, request=request, by=by)
