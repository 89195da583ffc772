"""Words and to-dos of custody money."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finance.custody import (
    receivers,  # noqa: F401  hears of vouchers
    rules,  # noqa: F401  registers the rules
)
from finance.custody.models import CustodyMove
from finance.registering import tell
from union_portal.core import registry

WORDS = {
    "custody.opened": _("opened the custody money"),
    "custody.closed": _("closed the custody money"),
    "custody.received": _("took custody money in"),
    "custody.taken_over": _("took custody money over from the books"),
    "custody.ordered": _("ordered custody money to be paid out"),
    "custody.paid": _("paid custody money out"),
    "custody.cancelled": _("cancelled the order"),
    "custody.undone": _("threw the voucher's draft away"),
}
TO_DOS = {"custody_pay": _("Pay custody money out")}


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
    registry.worklists.register(
        "finance.custody_pay",
        registry.Worklist(
            label=_("Custody money to pay out"),
            count=lambda user: CustodyMove.objects.waiting().exclude(ordered_by=user).count(),
            url=lambda user: f"{reverse('admin:finance_custodymove_changelist')}?waiting=pay",
            seen_by=lambda user: user.holds("CASHIER"),
            icon="wallet",
        ),
    )
