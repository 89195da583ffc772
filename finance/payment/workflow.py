"""The life of a payment request (付款申请): approved above, paid once by the cashier."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    APPROVED = "APPROVED", _("Waiting for the cashier")
    UNAPPROVED = "UNAPPROVED", _("Approval void: account changed")
    PAID = "PAID", _("Paid")
    CANCELLED = "CANCELLED", _("Cancelled")


NEXT: dict[str, frozenset[str]] = {
    State.APPROVED: frozenset({State.PAID, State.UNAPPROVED, State.CANCELLED}),
    State.UNAPPROVED: frozenset({State.APPROVED, State.CANCELLED}),
    State.PAID: frozenset(),
    State.CANCELLED: frozenset(),
}

OPEN = frozenset({State.APPROVED, State.UNAPPROVED})
