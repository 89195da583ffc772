"""The parts of a page that views hand to the patterns: plain frozen values, laid out by ``templates/components``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.core.paginator import Page, Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property

Tone = Literal["neutral", "info", "success", "warning", "danger"]


@dataclass(frozen=True)
class Chip:
    """One filter of a list; its address keeps the other filters."""

    label: Any
    url: str
    active: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Sort:
    """One order of a list."""

    label: Any
    url: str
    active: bool = False


@dataclass(frozen=True)
class Step:
    """One step of a matter's way: what, who and when. ``status`` is done, now, next or skipped."""

    label: Any
    status: Literal["done", "now", "next", "skipped"]
    who: Any = ""
    when: dt.date | dt.datetime | None = None
    note: Any = ""


@dataclass(frozen=True)
class Action:
    """Something that the reader may do now. The first of a page is its primary action.

    A ``get`` action is a link; a ``post`` action is a form of its own, with ``confirm`` asked before.
    """

    label: Any
    url: str
    method: Literal["get", "post"] = "post"
    tone: Literal["primary", "secondary", "danger"] = "primary"
    icon: str = ""
    confirm: Any = ""


@dataclass(frozen=True)
class Tile:
    """A figure with its unit and what it is compared with; it opens its records."""

    label: Any
    value: Any
    unit: Any = ""
    note: Any = ""
    url: str = ""
    tone: Tone = "neutral"


@dataclass(frozen=True)
class Empty:
    """What an empty list says, and what to do then."""

    title: Any
    text: Any = ""
    icon: str = "inbox"
    url: str = ""
    label: Any = ""


@dataclass(frozen=True)
class Panel:
    """A part that one slice adds to the page of another's record. Its template gets ``panel``, what ``shows`` gives;
    ``None`` leaves it out."""

    template: str
    shows: Callable[[Any, Any], dict[str, Any] | None]


def shown(panels: Iterable[Panel], user: Any, obj: models.Model) -> list[dict[str, Any]]:
    """The panels that this reader sees of a record, for ``components/_panels.html``."""
    parts = ((panel.template, panel.shows(user, obj)) for panel in panels)
    return [{"template": template} | part for template, part in parts if part is not None]


@dataclass(frozen=True)
class Row:
    """One entry of a list, for ``components/_card.html``: a row on a PC, a card on a phone."""

    title: Any
    url: str
    number: str = ""
    state_label: Any = ""
    tone: Tone = "neutral"
    due_on: dt.date | None = None
    meta: Sequence[Any] = ()
    figure: Any = ""
    icon: str = ""


class CutPaginator(Paginator):
    """Counts no further than ``most``: a long list costs the same as a short one, and nobody leafs through the rest."""

    def __init__(self, queryset: models.QuerySet[Any], per_page: int, *, most: int) -> None:
        super().__init__(queryset, per_page)
        self.most, self.rows = most, queryset

    @cached_property
    def found(self) -> int:
        return self.rows[: self.most + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self.found, self.most)

    def page(self, number: int | str) -> Page[Any]:
        """Sorts keys alone; what is shown of a row is read for the rows of this page."""
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        keys = self.rows[start : min(start + self.per_page, self.count)].values_list("pk", flat=True)
        return Page(self.rows.filter(pk__in=list(keys)), number, self)

    @property
    def is_cut(self) -> bool:
        """Whether there is more than can be leafed through."""
        return self.found > self.most


def paged(
    request: HttpRequest, queryset: models.QuerySet[Any] | Sequence[Any], per_page: int = 20
) -> Page[Any]:
    """The page that ``?page=`` asks for; a number that makes no sense gives the nearest page."""
    return Paginator(queryset, per_page).get_page(request.GET.get("page"))


def paged_start(
    request: HttpRequest, queryset: models.QuerySet[Any], per_page: int = 20, *, most: int = 1_000
) -> Page[Any]:
    """The same for the first ``most`` rows of a list that may be very long and is narrowed by filters."""
    return CutPaginator(queryset, per_page, most=most).get_page(request.GET.get("page"))
