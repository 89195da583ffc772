"""What a month must stand up to before it is closed (结账检查清单): each slice brings the checks of its own books."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from finance.period.models import Period
from union_portal.core.registry import Registry


@dataclass(frozen=True)
class Finding:
    """One thing that stands against closing, as a translated sentence; ``url`` opens where it is put right."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Check:
    """One line of the check list.

    ``find(period)`` names what it finds; nothing found is a tick. ``applies(period)`` leaves the line out where it makes
    no sense (year-end in March). One that doesn't block is shown, and the month may be closed all the same.
    """

    label: Any
    find: Callable[[Period], Iterable[Finding]]
    blocks: bool = True
    applies: Callable[[Period], bool] = field(default=lambda period: True)


checks: Registry[Check] = Registry("closing check")
"""Other slices add theirs in ``registrations.register()``: ``checks.register("bank.reconciled", Check(…))``."""
