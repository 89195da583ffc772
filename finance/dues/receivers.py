"""What became of the vouchers of refunds."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from finance.dues.models import DuesRefund
from finance.dues.services import refunds
from finance.voucher.models import Voucher
from finance.voucher.signals import voucher_discarded, voucher_reversed
from members.models import User


@receiver([voucher_discarded, voucher_reversed], sender=Voucher, dispatch_uid="finance.dues_refund")
def undo(voucher: Voucher, by: User, **kwargs: Any) -> bool:
    if not isinstance(voucher.about, DuesRefund):
        return False
    refunds.undo_refund(voucher.about, by=by)
    return True
