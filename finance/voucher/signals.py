from __future__ import annotations

from django.dispatch import Signal

voucher_posted = Signal()
"""``voucher``: the Voucher just entered in the books, ``by``: the bookkeeper. Sent with ``sender=Voucher`` inside the
transaction, for vouchers with a source (``voucher.about``): a receiver that raises undoes the posting."""

voucher_discarded = Signal()
"""``voucher``: a draft with a source that is about to be thrown away, ``by``. A receiver that raises keeps it."""
