"""From a figure to its entries: addresses of the ledger, and the filters that understand them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from finance.period.models import VoucherKind
from finance.sheet.balances import carried_over, free_balance

RESULT_KINDS = ",".join(
    kind for kind in VoucherKind if kind not in {VoucherKind.OPENING, VoucherKind.CLOSING}
)
"""The kinds of vouchers by which money comes in and goes out."""


def entries_url(**lookups: Any) -> str:
    """The ledger's entries, filtered."""
    return f"{reverse('admin:finance_entry_changelist')}?{urlencode(lookups)}"


def opening_url(year: int, **lookups: Any) -> str:
    """What stood at the beginning of a year."""
    return entries_url(span=f"opening-{year}", **lookups)


def moved_url(year: int, first: int, last: int, *, transfers: bool = True, **lookups: Any) -> str:
    """What moved in some months of a year, with or without the year-end transfer."""
    return entries_url(span=f"{'moved' if transfers else 'ran'}-{year}-{first}-{last}", **lookups)


def stood_url(year: int, month: int, **lookups: Any) -> str:
    """What stood at the end of a month."""
    return entries_url(span=f"stood-{year}-{month}", **lookups)


def _next_month(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1)


def _read(text: str) -> tuple[str, list[int]] | None:
    """``moved-2025-1-3`` taken apart; ``None`` for what no link of ours says."""
    what, *parts = text.split("-")
    numbers = [int(part) for part in parts if part.isdecimal() and len(part) <= 4]
    lengths = {"opening": 1, "stood": 2, "moved": 3, "ran": 3}
    if len(numbers) != len(parts) or lengths.get(what) != len(numbers):
        return None
    if not 1900 <= numbers[0] <= 9998 or not all(1 <= month <= 12 for month in numbers[1:]):
        return None
    return what, numbers


def condition(text: str) -> Q | None:
    """The entries that a ``span`` means."""
    found = _read(text)
    if found is None:
        return None
    what, (year, *months) = found
    if what == "opening":
        return Q(voucher__date__lt=dt.date(year, 1, 1)) | Q(
            voucher__kind=VoucherKind.OPENING, voucher__date__year=year
        )
    if what == "stood":
        return Q(voucher__date__lt=_next_month(year, months[0]))
    within = Q(voucher__date__gte=dt.date(year, months[0], 1), voucher__date__lt=_next_month(year, months[1]))
    within &= ~Q(voucher__kind=VoucherKind.OPENING)
    return within & ~Q(voucher__kind=VoucherKind.CLOSING) if what == "ran" else within


def describe(text: str) -> str:
    """A ``span`` in words, for the list of filters."""
    found = _read(text)
    if found is None:
        return ""
    what, (year, *months) = found
    if what == "opening":
        return _now("Opening balance of %(year)d") % {"year": year}
    if what == "stood":
        return _now("Balance at the end of %(month)s") % {"month": f"{year}-{months[0]:02}"}
    words = {"first": f"{year}-{months[0]:02}", "last": f"{year}-{months[1]:02}"}
    if what == "ran":
        return _now("%(first)s to %(last)s, without the year-end transfer") % words
    return _now("%(first)s to %(last)s") % words


class _FromLink(admin.SimpleListFilter):
    """A filter that only shows when a figure's link has set it."""

    def __init__(self, request: HttpRequest, params: Any, model: Any, model_admin: Any) -> None:
        self.asked = request.GET.get(str(self.parameter_name), "")
        super().__init__(request, params, model, model_admin)


class SpanFilter(_FromLink):
    title = _("part of the books")
    parameter_name = "span"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(self.asked, describe(self.asked))] if describe(self.asked) else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        wanted = condition(self.value() or "")
        return None if wanted is None else queryset.filter(wanted)


def _results() -> Q:
    return Q(account__code__startswith="4") | Q(account__code__startswith="5")


def all_money() -> Q:
    """What says how much money there is: 321, 322, income and expense."""
    return Q(account__code__startswith="321") | Q(account__code__startswith="322") | _results()


def moved_within() -> Q:
    """Corrections of earlier years, money moved between funds, and the year-end transfer."""
    return all_money() & (~_results() | Q(voucher__kind=VoucherKind.CLOSING))


PARTS: dict[str, tuple[Any, Callable[[], Q]]] = {
    "carried": (_("Carried over (earmarked)"), carried_over),
    "free": (_("Free balance"), free_balance),
    "all": (_("All money"), all_money),
    "moves": (_("Adjustments and transfers"), moved_within),
}


class MoneyFilter(_FromLink):
    title = _("kind of net assets")
    parameter_name = "net_assets"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(self.asked, PARTS[self.asked][0])] if self.asked in PARTS else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        found = PARTS.get(self.value() or "")
        return queryset.filter(found[1]()) if found else None
