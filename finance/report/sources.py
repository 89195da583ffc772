"""What the slices above add to the yearly report: the audit committee's signed opinion."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from union_portal.core.registry import Registry


@dataclass(frozen=True)
class Opinion:
    """What the audit committee says of a year's accounts. ``signed_by`` never leaves the books' readers."""

    text: str
    signed_by: str
    signed_at: dt.datetime


opinions: Registry[Callable[[int], Opinion | None]] = Registry("opinion on the year's accounts")


def opinion_on(year: int) -> Opinion | None:
    """The signed opinion on a year, when there is one."""
    return next((opinion for ask in opinions if (opinion := ask(year)) is not None), None)
