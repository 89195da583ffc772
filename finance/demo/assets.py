"""The demo's asset register: what the opening balances hold, what was bought since, and a stocktaking under way."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from finance.asset import services
from finance.asset.models import (
    Asset,
    AssetCategory,
    Depreciation,
    DepreciationLine,
    StocktakingItem,
    months_between,
)
from finance.demo.books import MONTHS, OLD_WEAR
from finance.period.models import Period
from finance.voucher.models import Entry
from union_portal.core.demo import DemoWorld
from union_portal.core.money import ZERO, to_money

OLD = (
    ("音响与灯光系统", "06", "48600.00", "职工活动中心 多功能厅"),
    ("电子显示屏", "02", "42000.00", "行政楼 一楼大厅"),
    ("跑步机（6 台）", "05", "38400.00", "职工之家 健身房"),
    ("综合训练器（4 台）", "05", "36000.00", "职工之家 健身房"),
    ("电钢琴", "06", "18600.00", "职工活动中心 排练厅"),
    ("投影系统", "02", "26800.00", "工会会议室"),
    ("摄像机与镜头", "02", "24000.00", "工会办公室"),
    ("乒乓球台（8 张）", "05", "19200.00", "职工之家 乒乓球室"),
    ("台式电脑（6 台）", "01", "32800.00", "工会办公室"),
)
LENT = (("会议桌椅（30 套）", "04", "工会会议室"), ("激光打印机", "02", "工会办公室"))
WORN_BEFORE, MONTHS_BEFORE = Decimal("121730.00"), 51


def load(world: DemoWorld) -> None:
    first = world.today.year - 2
    categories = {category.code: category for category in AssetCategory.objects.all()}
    old = _old(world, first, categories)
    bought = _bought(world, categories)
    _runs(world, old, bought)
    for name, code, place in LENT:
        services.register(
            origin=Asset.Origin.LENT, name=name, category=categories[code], cost=ZERO, place=place,
            acquired_on=dt.date(first, 3, 1), by=world.people["bookkeeper"],
        )  # fmt: skip
    _count(world)


def _old(world: DemoWorld, first: int, categories: dict[str, AssetCategory]) -> list[Asset]:
    """Ten years old at most; together they are the 162 and 163 of the opening balances."""
    found: list[Asset] = []
    left = WORN_BEFORE
    for number, (name, code, cost, place) in enumerate(OLD, start=1):
        value = Decimal(cost)
        share = left if number == len(OLD) else to_money(WORN_BEFORE * value / Decimal("286400.00"))
        left -= share
        found.append(
            services.register(
                origin=Asset.Origin.OPENING, name=name, category=categories[code], cost=value, place=place, years=10,
                acquired_on=dt.date(first - 5, 10, 15), depreciated=share, depreciated_until=dt.date(first - 1, 12, 31),
                by=world.people["bookkeeper"],
            )
        )  # fmt: skip
    return found


def _bought(world: DemoWorld, categories: dict[str, AssetCategory]) -> list[Asset]:
    """One for each purchase of office equipment in the books."""
    entries = Entry.objects.posted().filter(account__code="162", debit__gt=0).exclude(voucher__kind="OPENING")
    made = []
    for number, entry in enumerate(entries.select_related("voucher").order_by("voucher__date"), start=1):
        day = entry.voucher.date
        made.append(
            Asset(
                number=f"ZC-{day.year}-{800 + number:04}", state="IN_USE", origin=Asset.Origin.PURCHASE,
                name=world.random.choice(("笔记本电脑（2 台）", "一体机", "扫描仪与打印机", "会议平板")), category=categories["02"],
                cost=entry.debit, acquired_on=day, years=6, place="工会办公室", registered_by=world.people["bookkeeper"],
            )
        )  # fmt: skip
    return Asset.objects.bulk_create(made)


def _runs(world: DemoWorld, old: list[Asset], bought: list[Asset]) -> None:
    """The months' depreciation as the books have it, asset by asset."""
    months = Entry.objects.posted().filter(account__code="163", credit__gt=0).exclude(voucher__kind="OPENING")
    lines = []
    for period in Period.objects.filter(vouchers__entries__in=months).distinct().order_by("year", "month"):
        due, left = [], OLD_WEAR
        for number, asset in enumerate(old, start=1):
            amount = left if number == len(old) else to_money(asset.cost / 120)
            left -= amount
            due.append((asset, amount))
        due += [
            (asset, to_money(asset.cost / MONTHS))
            for asset in bought
            if months_between(asset.acquired_on, period.starts_on) > 0
        ]
        run = Depreciation.objects.create(
            period=period,
            total=sum((amount for _asset, amount in due), ZERO),
            made_by=world.people["bookkeeper"],
        )
        for asset, amount in due:
            asset.months_done, asset.depreciated = asset.months_done + 1, asset.depreciated + amount
        lines += [DepreciationLine(run=run, asset=asset, months=1, amount=amount) for asset, amount in due]
    DepreciationLine.objects.bulk_create(lines, batch_size=1_000)
    Asset.objects.bulk_update([*old, *bought], ["months_done", "depreciated"])


def _count(world: DemoWorld) -> None:
    """The yearly stocktaking: half is done, one thing stands elsewhere, one is damaged."""
    people = world.people
    counting = services.start_stocktaking(
        title=f"{world.today.year}年度固定资产盘点", place="", counters=[people["officer"], people["welfare_officer"]],
        by=people["bookkeeper"],
    )  # fmt: skip
    items = list(counting.items.order_by("pk"))
    for number, item in enumerate(items[: len(items) // 2]):
        item.result, item.seen_at_place = StocktakingItem.Result.FOUND, item.expected_at
        item.seen_by, item.seen_at = people["officer"], timezone.now()
        if number == 1:
            item.result, item.note = StocktakingItem.Result.DAMAGED, "右下角有一块不亮"
        elif number == 3:
            item.seen_at_place = "职工之家 库房"
    StocktakingItem.objects.bulk_update(items, ["result", "seen_at_place", "note", "seen_by", "seen_at"])
