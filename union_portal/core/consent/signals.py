from __future__ import annotations

from django.dispatch import Signal

consent_withdrawn = Signal()
"""``consent``: a person has withdrawn it. Sent with ``sender=Consent`` in the transaction; areas stop using the data."""
