"""What later slices do when a reply has been signed to the end, or was put into another class."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from union_portal.core.registry import Registry

if TYPE_CHECKING:
    from members.user.models import User
    from proposals.reply.models import Reply

signed: Registry[Callable[[Reply, User], None]] = Registry("what follows a signed reply")
"""Called in the transaction of the last signature."""


@dataclass(frozen=True)
class Reclassified:
    """Why the class is another, and what is promised by when if the new one is tracked."""

    reason: str
    promised: str
    promised_on: dt.date | None


reclassified: Registry[Callable[[Reply, User, Reclassified], None]] = Registry(
    "what follows a change of class"
)
"""Called in the transaction of the change."""
