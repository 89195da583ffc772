from __future__ import annotations

from django.dispatch import Signal

account_changed = Signal()
"""``company``: its bank account is another one from now on, ``account`` in the clear, ``by``. What was approved to the
old account must be approved again."""
