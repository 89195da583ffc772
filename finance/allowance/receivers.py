"""What became of the vouchers that draws called for."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from finance.allowance import services
from finance.allowance.models import Draw
from finance.voucher.models import Voucher
from finance.voucher.signals import voucher_discarded, voucher_reversed


@receiver(voucher_discarded, sender=Voucher, dispatch_uid="finance.allowance")
def do_again(voucher: Voucher, by: Any, **kwargs: Any) -> None:
    """The draft was thrown away: the draw goes back to the step before it."""
    if isinstance(voucher.about, Draw):
        services.undo(voucher.about, voucher=voucher, by=by)


@receiver(voucher_reversed, sender=Voucher, dispatch_uid="finance.allowance_reversed")
def do_again_after_reversal(voucher: Voucher, by: Any, **kwargs: Any) -> bool:
    """What was posted was taken back: the draw goes back to the step before it, like money that never moved."""
    draw = voucher.about
    if not isinstance(draw, Draw) or voucher.pk not in {draw.settlement_id, draw.advance_id}:
        return False
    services.undo(draw, voucher=voucher, by=by)
    return True
