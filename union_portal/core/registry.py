"""What each area contributes and the kernel only asks for: registered in ``ready()``, never imported upwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Things by key, in the order of registration. Registering a key twice is a mistake."""

    def __init__(self, what: str) -> None:
        self.what, self._items = what, dict[str, T]()

    def register(self, key: str, item: T) -> T:
        if key in self._items:
            raise ValueError(f"{self.what} {key!r} is registered twice")
        self._items[key] = item
        return item

    def __getitem__(self, key: str) -> T:
        return self._items[key]

    def __contains__(self, key: str) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[T]:
        return iter(self._items.values())

    def items(self) -> Iterable[tuple[str, T]]:
        return self._items.items()


@dataclass(frozen=True)
class Service:
    """A tile of the hall's service grid. ``offered_to(user)`` decides whether the person sees it.

    With a ``position`` the page stands in the desk's sidebar as well, among the rooms of the area that its key names.
    """

    label: Any
    icon: str
    url_name: str
    offered_to: Callable[[Any], bool] = lambda user: True
    note: Any = ""
    position: int | None = None


@dataclass(frozen=True)
class OpenNow:
    """Something that is open now (a window, a registration): what, until when, where."""

    title: str
    url: str
    icon: str
    until: dt.datetime | dt.date | None = None
    note: str = ""


@dataclass(frozen=True)
class SearchResult:
    title: str
    url: str
    kind: Any
    note: str = ""


@dataclass(frozen=True)
class Worklist:
    """A list of the desk's first page: how many wait, and where to work on them."""

    label: Any
    count: Callable[[Any], int]
    url: Callable[[Any], str]
    seen_by: Callable[[Any], bool]
    icon: str = "clipboard-list"
    tone: str = "info"


@dataclass(frozen=True)
class Figure:
    """A figure of the desk's first page or a board; each opens its records."""

    label: Any
    value: Callable[[Any], Any]
    url: Callable[[Any], str]
    seen_by: Callable[[Any], bool]
    unit: Any = ""


@dataclass(frozen=True)
class QuickEntry:
    """A button of the desk's first page: for what just came in by telephone, or a page that is opened all day."""

    label: Any
    url: Callable[[Any], str]
    offered_to: Callable[[Any], bool]
    icon: str = "plus"


@dataclass(frozen=True)
class Statistics:
    """A board of one area: charts from figures that a year asks for."""

    label: Any
    seen_by: Callable[[Any], bool]
    charts: Callable[[Any, int], list[Any]] = field(default=lambda user, year: [])


services: Registry[Service] = Registry("service")
open_now: Registry[Callable[[Any], Iterable[OpenNow]]] = Registry("open-now source")
search: Registry[Callable[[Any, str, int], Iterable[SearchResult]]] = Registry("search source")
worklists: Registry[Worklist] = Registry("worklist")
figures: Registry[Figure] = Registry("figure")
quick_entries: Registry[QuickEntry] = Registry("quick entry")
statistics: Registry[Statistics] = Registry("statistics")
calendar: Registry[Callable[[Any, dt.date, dt.date], Iterable[Any]]] = Registry("calendar source")
presets: Registry[Callable[[], None]] = Registry("preset")
"""Data without which the portal can't work (chart of accounts, policy values, holidays): filled in after
each ``migrate`` (and each flush in tests), so every function must be idempotent."""
