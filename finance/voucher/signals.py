from __future__ import annotations

from django.dispatch import Signal

voucher_posted = Signal()
"""``voucher``: the Voucher just entered in the books, ``by``: the bookkeeper. Sent with ``sender=Voucher`` inside the
transaction, for vouchers with a source (``voucher.about``): a receiver that raises undoes the posting."""

voucher_reversed = Signal()
"""``voucher``: a posted voucher that a red one has just undone in the books, ``red``, ``by``: the bookkeeper. A receiver that
has taken its record back to the step before returns True; the record of a voucher that nobody took back is put on the
preparers' lists. One that raises undoes the posting of the red voucher."""

voucher_discarded = Signal()
"""``voucher``: a draft with a source that is about to be thrown away, ``by``. A receiver that raises keeps it."""
