"""The life of a payment request (付款申请): approved above, signed by the chair where the
sum asks for it, paid once by the cashier, alone or in a run to the bank."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    SIGNING = "SIGNING", _("Waiting for a further signature")
    APPROVED = "APPROVED", _("Waiting for the cashier")
    UNAPPROVED = "UNAPPROVED", _("Approval void: account changed")
    WITH_BANK = "WITH_BANK", _("In a pay run")
    PAID = "PAID", _("Paid")
    REVERSED = "REVERSED", _("Voucher reversed, to be put right")
    CANCELLED = "CANCELLED", _("Cancelled")


NEXT: dict[str, frozenset[str]] = {
    State.SIGNING: frozenset({State.APPROVED, State.UNAPPROVED, State.CANCELLED}),
    State.APPROVED: frozenset({State.PAID, State.WITH_BANK, State.UNAPPROVED, State.CANCELLED}),
    State.WITH_BANK: frozenset({State.PAID, State.APPROVED}),
    State.UNAPPROVED: frozenset({State.APPROVED, State.SIGNING, State.CANCELLED}),
    State.PAID: frozenset({State.REVERSED}),
    State.REVERSED: frozenset({State.PAID, State.APPROVED}),
    State.CANCELLED: frozenset(),
}

"""From REVERSED to PAID with a new voucher; to APPROVED when the money came back and is to be paid again."""

OPEN = frozenset({State.SIGNING, State.APPROVED, State.UNAPPROVED, State.WITH_BANK})
