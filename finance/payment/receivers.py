"""What payments heed of other slices: a company's new account, and a draft that somebody wants to throw away."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _

from finance.payee.models import Company
from finance.payee.signals import account_changed
from finance.payment import services
from finance.payment.models import PaymentRequest
from finance.payment.workflow import OPEN
from finance.voucher.models import Voucher
from finance.voucher.signals import voucher_discarded, voucher_reversed
from members.models import User
from union_portal.core.errors import DomainError


@receiver(account_changed, sender=Company, dispatch_uid="finance.company_account_changed")
def void_approvals(company: Company, account: str, by: User, **kwargs: Any) -> None:
    """What was approved to the old account isn't paid. What lies with the bank just now refuses the change."""
    unpaid = PaymentRequest.objects.filter(company=company, state__in=OPEN)
    for request in unpaid.order_by("pk"):
        services.change_payee_account(request, payee_account=account, payee_bank=company.bank, by=by)


@receiver(voucher_discarded, sender=Voucher, dispatch_uid="finance.payment_keeps_its_voucher")
def keep_voucher(voucher: Voucher, **kwargs: Any) -> None:
    """The money is gone, so the books need its voucher."""
    if isinstance(voucher.about, PaymentRequest):
        raise DomainError(_("This voucher belongs to a payment that has been made. Hand it in instead."))


@receiver(voucher_reversed, sender=Voucher, dispatch_uid="finance.payment_reversed")
def flag_payment(voucher: Voucher, by: User, **kwargs: Any) -> None:
    """It stays on the preparers' lists until it is booked again or paid again."""
    if isinstance(voucher.about, PaymentRequest):
        services.heed_reversal(voucher.about, voucher=voucher, by=by)
