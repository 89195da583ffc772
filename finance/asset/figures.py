"""The register beside the books: 162 and 163 must hold what the register holds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Sum

from finance.asset.models import Asset, Stocktaking, StocktakingItem
from finance.period.models import MonthBalance
from union_portal.core.money import ZERO


@dataclass(frozen=True)
class Agreement:
    """Original value and depreciation: register and books."""

    cost: Decimal
    depreciated: Decimal
    booked_cost: Decimal
    booked_depreciated: Decimal

    @property
    def is_even(self) -> bool:
        return (self.cost, self.depreciated) == (self.booked_cost, self.booked_depreciated)


def agreement() -> Agreement:
    """All that is posted, whatever the month, beside the register as it stands."""
    kept = Asset.objects.in_books().aggregate(
        cost=Sum("cost", default=ZERO), depreciated=Sum("depreciated", default=ZERO)
    )
    return Agreement(kept["cost"], kept["depreciated"], _balance("162"), -_balance("163"))


def _balance(code: str) -> Decimal:
    rows = MonthBalance.objects.filter(account__code__startswith=code)
    return rows.aggregate(sum=Sum(F("debit") - F("credit"), default=ZERO))["sum"]


@dataclass(frozen=True)
class Progress:
    """How far a stocktaking is."""

    total: int
    seen: int
    missing: int
    damaged: int
    moved: int


def progress(counting: Stocktaking) -> Progress:
    items = list(counting.items.all())
    results = [item.result for item in items]
    return Progress(
        len(items), sum(bool(result) for result in results), results.count(StocktakingItem.Result.MISSING),
        results.count(StocktakingItem.Result.DAMAGED), sum(item.is_moved for item in items),
    )  # fmt: skip
