"""What became of the vouchers that custody money called for."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from finance.custody import services
from finance.custody.models import CustodyMove
from finance.voucher.models import Voucher
from finance.voucher.signals import voucher_discarded


@receiver(voucher_discarded, sender=Voucher, dispatch_uid="finance.custody")
def undo(voucher: Voucher, by: Any, **kwargs: Any) -> None:
    """The draft was thrown away: so was the movement. Refused when the money has gone out since."""
    if isinstance(voucher.about, CustodyMove):
        services.undo(voucher.about, voucher=voucher, by=by)
