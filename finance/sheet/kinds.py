"""The books and statements that there are: each slice registers its own, one page and one export serve them all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from finance.sheet.layout import Sheet
from union_portal.core.registry import Registry

MOST_ON_PAGE = 1_000
"""Rows that a page shows; the file has them all."""


@dataclass(frozen=True)
class Wanted:
    """Which part of a book is wanted: ``month`` 0 is the whole year, ``account`` may be of any level, ``unit`` is named."""

    year: int
    month: int = 0
    account: str = ""
    fund: str = ""
    unit: str = ""
    most: int = MOST_ON_PAGE

    @property
    def first(self) -> int:
        return self.month or 1

    @property
    def last(self) -> int:
        return self.month or 12

    @property
    def starts_on(self) -> dt.date:
        return dt.date(self.year, self.first, 1)

    @property
    def ends_before(self) -> dt.date:
        """The first day after it."""
        return dt.date(self.year + self.last // 12, self.last % 12 + 1, 1)

    @property
    def ends_on(self) -> dt.date:
        return self.ends_before - dt.timedelta(days=1)

    def as_params(self) -> dict[str, Any]:
        return {
            "year": self.year,
            "month": self.month,
            "account": self.account,
            "fund": self.fund,
            "unit": self.unit,
        }


@dataclass(frozen=True)
class SheetKind:
    """A book or statement: what it is called, what may be chosen, and how it is counted."""

    label: Any
    note: Any
    build: Callable[[Wanted], Sheet]
    group: Any
    icon: str = "table"
    by_month: bool = True
    by_account: bool = False
    needs_account: str = ""


kinds: Registry[SheetKind] = Registry("book or statement")


def build(kind: str, wanted: Wanted) -> Sheet:
    """Count a book or statement."""
    return kinds[kind].build(wanted)
