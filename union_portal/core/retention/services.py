from __future__ import annotations

import datetime as dt
import logging

from django.db import transaction

from union_portal.core.audit import services as audit
from union_portal.core.retention.registry import disposals

log = logging.getLogger(__name__)


def dispose(*, on: dt.date) -> int:
    """Erase in every area what is past its retention, and leave a tombstone with the count."""
    total = 0
    for name, disposal in disposals.items():
        try:
            with transaction.atomic():
                count = disposal(on)
                if count:
                    audit.record("core.retention.disposed", None, by=None, area=name, count=count, on=on)
        except Exception:  # one area of several: the others must be disposed of
            log.exception("the disposal of %s failed", name)
        else:
            total += count
    return total
