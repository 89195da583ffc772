"""Who gets what of the assets: readers of the books read, two duties keep the register, the chair lets go, counters count."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from finance.asset import services
from finance.asset.models import Asset, AssetCategory, Depreciation, Stocktaking
from finance.asset.workflow import State
from finance.period import services as periods
from members.models import Committee, Post
from tests.architecture.access import desk
from tests.factories.finance import Office
from tests.factories.members import CommitteeFactory, UserFactory

PEOPLE = ("asset_auditor", "asset_counter")
READERS = ["PREPARER", "CHECKER", "BOOKKEEPER", "CASHIER", "UNION_CHAIR", "asset_auditor"]
KEEPERS = ["PREPARER", "BOOKKEEPER"]


def _asset(office: Office, state: str = State.IN_USE, **changes: Any) -> Asset:
    values: dict[str, Any] = {
        "origin": "OPENING", "name": "电脑", "category": AssetCategory.objects.get(code="01"), "cost": Decimal(7_200),
        "acquired_on": dt.date(2025, 3, 5), "place": "301", "depreciated_until": dt.date(2025, 2, 1),
    }  # fmt: skip
    asset = services.register(by=office.bookkeeper, **values | changes)
    if state == State.ASKED:
        services.ask_disposal(asset, kind="LOST", reason="丢失", proceeds=None, by=office.bookkeeper)
    return asset


def build(people: dict[str, Any]) -> dict[str, Any]:
    office = Office()
    people["asset_auditor"] = UserFactory(
        posts=["COMMITTEE_MEMBER"], posts__committee=CommitteeFactory(kind=Committee.Kind.AUDIT)
    )
    people["asset_counter"] = UserFactory()
    asset = _asset(office)
    run = services.depreciate(periods.period_of(dt.date(2025, 3, 5)), by=office.bookkeeper)
    counting = services.start_stocktaking(
        title="盘点", place="", counters=[people["asset_counter"]], by=office.bookkeeper
    )
    return {
        "asset": asset, "asked": _asset(office, State.ASKED), "lent": _asset(office, origin="LENT"), "run": run,
        "category": asset.category, "counting": counting,
    }  # fmt: skip


ROWS: dict[str, dict[str, Any]] = {
    "finance:asset": {"of": "asset", "staff": 404, **dict.fromkeys([*READERS, "asset_counter"], 200)},
    "finance:asset-seen POST": {
        "of": "asset", "staff": 404, **dict.fromkeys(READERS, 403), "asset_counter": 302, "data": {"result": "FOUND"},
    },
    "finance:stocktaking": {"of": "counting", "staff": 404, **dict.fromkeys([*READERS, "asset_counter"], 200)},
    "admin:finance_asset_export": {
        "staff": 302, **dict.fromkeys(Post.Kind.values, 403), **dict.fromkeys(READERS, 200),
    },
    "admin:finance_asset_labels POST": {
        "staff": 302, **dict.fromkeys(Post.Kind.values, 403), **dict.fromkeys(READERS, 302),
    },
}  # fmt: skip

DESK = {
    "finance.asset": desk(
        of="asset", see=READERS, add=KEEPERS,
        deeds={
            "approve": ("asked", ["UNION_CHAIR"]), "refuse": ("asked", ["UNION_CHAIR"]), "hand-over": KEEPERS,
            "label": READERS, "dispose": KEEPERS, "give-back": ("lent", KEEPERS),
        },
    ),
    "finance.assetcategory": desk(of="category", see=READERS, add=["BOOKKEEPER"], change=["BOOKKEEPER"]),
    "finance.depreciation": desk(of="run", see=READERS, add=KEEPERS),
    "finance.stocktaking": desk(of="counting", see=READERS, add=KEEPERS, deeds={"finish": KEEPERS}),
}  # fmt: skip


def more_assets(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    Asset.objects.bulk_create(
        Asset(
            number=f"{count}-{n}", state="IN_USE", origin="OPENING", name="椅", category=objects["category"], cost=5,
            acquired_on=dt.date(2025, 3, 5), place="301", keeper=people["staff"].person, registered_by=people["BOOKKEEPER"],
        )
        for n in range(count)
    )  # fmt: skip


def more_categories(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    expense = objects["category"].expense
    AssetCategory.objects.bulk_create(
        AssetCategory(code=f"{count}-{n}", name=f"{count}-{n}", kind="GENERAL", expense=expense, source="x")
        for n in range(count)
    )


def more_runs(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    Depreciation.objects.bulk_create(
        Depreciation(
            period=periods.period_of(dt.date(1950 + n, 1 + (count > 1), 1)),
            total=5,
            made_by=people["BOOKKEEPER"],
        )
        for n in range(count)
    )


def more_countings(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    Stocktaking.objects.bulk_create(
        Stocktaking(title=f"{count}-{n}", started_by=people["BOOKKEEPER"]) for n in range(count)
    )


LISTS = {
    "admin:finance_asset_changelist": ("BOOKKEEPER", more_assets),
    "admin:finance_assetcategory_changelist": ("BOOKKEEPER", more_categories),
    "admin:finance_depreciation_changelist": ("BOOKKEEPER", more_runs),
    "admin:finance_stocktaking_changelist": ("BOOKKEEPER", more_countings),
}
