"""Who keeps the register of assets, who may end an asset, and who counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finance.asset.models import Asset, StocktakingItem
from finance.rules import READERS
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from members.models import User


def _reads(user: User) -> bool:
    return user.holds(*READERS) or user.sits_on("AUDIT")


for _model in ("asset", "assetcategory", "depreciation", "stocktaking", "disposal"):
    rule(f"finance.view_{_model}")(_reads)


@rule("finance.keep_assets")
def may_keep(user: User, asset: Asset | None = None) -> bool:
    """The bookkeeper and the preparer keep the register; the cashier who pays doesn't (会计法 art. 35)."""
    return user.holds("PREPARER", "BOOKKEEPER")


@rule("finance.approve_disposal")
def may_approve(user: User, asset: Asset) -> bool:
    """The chair, who didn't ask for it."""
    asked = asset.disposals.filter(refused_because="").first()
    return user.holds("UNION_CHAIR") and asked is not None and asked.asked_by_id != user.pk


@rule("finance.count_asset")
def may_count(user: User, asset: Asset) -> bool:
    """Whoever was named for a stocktaking that looks for this thing."""
    return StocktakingItem.objects.to_count_by(user).filter(asset=asset).exists()
