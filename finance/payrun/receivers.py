"""What becomes of a run's line when the money came back after all."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from finance.payment.models import PaymentRequest
from finance.payment.signals import payment_undone
from finance.payrun.models import PayRunLine
from finance.payrun.services import fail_afterwards


@receiver(payment_undone, sender=PaymentRequest, dispatch_uid="finance.payrun_undone")
def note_return(request: PaymentRequest, reason: str, **kwargs: Any) -> None:
    fail_afterwards(PayRunLine.objects.filter(request=request), reason=reason)
