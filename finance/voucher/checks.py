"""What other slices hold against a voucher, e.g. a budget that is used up: asked when it is checked, and when it is posted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from union_portal.core.registry import Registry

if TYPE_CHECKING:
    from finance.voucher.models import Voucher

checks: Registry[Callable[[Voucher], None]] = Registry("voucher check")
"""Each raises ``DomainError`` with its reason. It runs inside the transaction, and locks what it counts: what was free at
the checking may be gone at the posting. Files are entered in bulk and not asked (``enter_into_books``)."""
