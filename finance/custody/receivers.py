"""What became of the vouchers that custody money called for."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from finance.custody import services
from finance.custody.models import CustodyMove
from finance.voucher.models import Voucher
from finance.voucher.signals import voucher_discarded, voucher_reversed


@receiver(voucher_discarded, sender=Voucher, dispatch_uid="finance.custody")
def undo(voucher: Voucher, by: Any, **kwargs: Any) -> None:
    """The draft was thrown away: so was the movement. Refused when the money has gone out since."""
    if isinstance(voucher.about, CustodyMove):
        services.undo(voucher.about, voucher=voucher, by=by)


@receiver(voucher_reversed, sender=Voucher, dispatch_uid="finance.custody_reversed")
def undo_reversed(voucher: Voucher, by: Any, **kwargs: Any) -> bool:
    """What was posted was taken back: the money didn't move."""
    move = voucher.about
    if not isinstance(move, CustodyMove) or move.voucher_id != voucher.pk:
        return False
    services.undo(move, voucher=voucher, by=by)
    return True
