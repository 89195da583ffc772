from __future__ import annotations

import datetime as dt

from union_portal.core.audit import services as audit
from union_portal.core.retention.registry import disposals


def dispose(*, on: dt.date) -> int:
    """Erase in every area what is past its retention, and leave a tombstone with the count."""
    total = 0
    for name, disposal in disposals.items():
        count = disposal(on)
        if count:
            audit.record("core.retention.disposed", None, by=None, area=name, count=count, on=on)
        total += count
    return total
