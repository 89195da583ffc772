"""What others tell, answered by one service each."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from finance.models import PaymentRequest
from finance.payment.signals import approval_voided, payment_cancelled, payment_paid, payment_undone
from members.models import User
from union_portal.core.consent.models import Consent
from union_portal.core.consent.signals import consent_withdrawn
from union_portal.core.notice.models import Objection, PublicNotice
from union_portal.core.notice.signals import objection_raised
from welfare.aid_case import services
from welfare.aid_case.models import AidCase
from welfare.aid_case.rules import AID, PUBLICATION


@receiver(payment_paid, sender=PaymentRequest, dispatch_uid="welfare.payment_paid")
def close_paid_case(request: PaymentRequest, by: User, **kwargs: Any) -> None:
    if isinstance(request.about, AidCase):
        services.mark_paid(request.about, request=request, by=by)


@receiver([approval_voided, payment_cancelled], sender=PaymentRequest, dispatch_uid="welfare.payment_stopped")
def approve_anew(request: PaymentRequest, by: User, **kwargs: Any) -> None:
    if isinstance(request.about, AidCase):
        services.heed_stopped_payment(request.about, request=request, by=by)


@receiver(payment_undone, sender=PaymentRequest, dispatch_uid="welfare.payment_undone")
def wait_for_money_again(request: PaymentRequest, by: User, **kwargs: Any) -> None:
    if isinstance(request.about, AidCase):
        services.heed_undone_payment(request.about, request=request, by=by)


@receiver(objection_raised, sender=PublicNotice, dispatch_uid="welfare.objection_raised")
def check_anew(objection: Objection, **kwargs: Any) -> None:
    case = objection.notice.about
    if isinstance(case, AidCase):
        services.heed_objection(case)


@receiver(consent_withdrawn, sender=Consent, dispatch_uid="welfare.consent_withdrawn")
def stop_using_data(consent: Consent, **kwargs: Any) -> None:
    if consent.purpose in {AID, PUBLICATION}:
        services.heed_withdrawn_consent(consent)
