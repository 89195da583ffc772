from __future__ import annotations

from django.dispatch import Signal

payment_paid = Signal()
"""``request``: the PaymentRequest just paid, ``by``: the cashier. Sent with ``sender=PaymentRequest`` inside the
transaction: a receiver that raises undoes the payment."""

approval_voided = Signal()
"""``request``: its payee's account was changed after the approval, so it must be approved again; ``by``: who changed it."""

payment_undone = Signal()
"""``request``: the money of a paid request came back, and it waits for the cashier again, ``by``, ``reason``."""

payment_cancelled = Signal()
"""``request``: a request that finance gave back unpaid, ``by``, ``reason``. Not sent when the app above cancels."""
