"""An asset from its purchase over depreciation and counting to its end; register and books say the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from finance.asset import figures, jobs, services
from finance.asset.models import Asset, AssetCategory, Disposal
from finance.asset.registrations import undepreciated, unlike_books
from finance.asset.workflow import State
from finance.period import services as periods
from finance.period.models import Period
from finance.voucher import services as vouchers
from finance.voucher.models import Voucher
from tests.factories.finance import Office
from tests.factories.members import UserFactory
from union_portal.core.errors import DomainError, NotNow

pytestmark = pytest.mark.django_db

DAY = dt.date(2025, 3, 5)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def office() -> Office:
    return Office()


def category(code: str) -> AssetCategory:
    return AssetCategory.objects.get(code=code)


def bought(office: Office, **changes: Any) -> Asset:
    values: dict[str, Any] = {
        "origin": "PURCHASE", "name": "笔记本电脑", "category": category("01"), "cost": Decimal("7200.00"),
        "acquired_on": DAY, "place": "本部 行政楼 301", "paid_from": "102",
    }  # fmt: skip
    return services.register(by=office.bookkeeper, **values | changes)


def post(office: Office, voucher: Voucher) -> Voucher:
    voucher = vouchers.prepare_voucher(voucher, by=office.preparer)
    if vouchers.touches_money(voucher):
        voucher = vouchers.sign_voucher(voucher, by=office.cashier)
    return vouchers.post_voucher(vouchers.check_voucher(voucher, by=office.checker), by=office.bookkeeper)


def lines(voucher: Voucher) -> list[tuple[str, Decimal]]:
    """Account and amount, positive on the debit side."""
    return [
        (entry.account.code, entry.debit - entry.credit)
        for entry in voucher.entries.select_related("account")
    ]


def about(record: Any) -> Voucher:
    return Voucher.objects.about(record).get()


def in_use(office: Office, **changes: Any) -> Asset:
    asset = bought(office, **changes)
    post(office, about(asset))
    asset.refresh_from_db()
    return asset


def test_an_asset_bought_depreciated_and_disposed_of(office: Office) -> None:
    asset = bought(office)
    money = Decimal("7200.00")
    assert asset.state == State.PENDING
    assert lines(about(asset)) == [("50702", money), ("102", -money), ("162", money), ("30104", -money)]
    post(office, about(asset))
    asset.refresh_from_db()
    assert asset.state == State.IN_USE

    march = periods.period_of(DAY)
    assert [finding.url for finding in undepreciated(march)] == [reverse("admin:finance_depreciation_add")]
    run = services.depreciate(march, by=office.bookkeeper)
    assert lines(about(run)) == [("30104", Decimal("100.00")), ("163", Decimal("-100.00"))]
    assert list(undepreciated(march)) == []
    assert len(list(unlike_books(march))) == 1
    post(office, about(run))
    assert list(unlike_books(march)) == []

    asset.refresh_from_db()
    disposal = services.ask_disposal(
        asset, kind="SOLD", reason="旧了", proceeds=Decimal(800), by=office.bookkeeper
    )
    chair = UserFactory(posts=["UNION_CHAIR"])
    with pytest.raises(DomainError, match="can't approve"):
        services.approve_disposal(asset, by=office.bookkeeper)
    services.approve_disposal(asset, by=chair)
    net = Decimal("7100.00")
    assert lines(about(disposal)) == [
        ("163", Decimal("100.00")), ("182", net), ("162", -money), ("30104", net), ("182", -net),
        ("102", Decimal("800.00")), ("408", Decimal("-800.00")),
    ]  # fmt: skip
    post(office, about(disposal))
    asset.refresh_from_db()
    assert asset.state == State.DISPOSED
    found = figures.agreement()
    assert found.is_even
    assert found.booked_cost == 0


def test_depreciation_begins_with_the_month_of_acquisition_and_ends_without_residual_value(
    office: Office,
) -> None:
    asset = Asset(cost=Decimal("1000.00"), years=6, acquired_on=DAY)
    period = periods.period_of(DAY)
    assert asset.depreciation_for(period) == (1, Decimal("13.89"))
    assert asset.depreciation_for(periods.period_of(dt.date(2025, 2, 1))) == (0, Decimal("0.00"))
    assert asset.depreciation_for(periods.period_of(dt.date(2025, 5, 1))) == (3, Decimal("41.67"))
    asset.months_done, asset.depreciated = 71, Decimal("13.89") * 71
    last = Period(year=2031, month=2)
    assert asset.depreciation_for(last) == (1, Decimal("1000.00") - Decimal("13.89") * 71)
    asset.months_done, asset.depreciated = 72, Decimal("1000.00")
    assert asset.depreciation_for(Period(year=2031, month=3)) == (0, Decimal("0.00"))


def test_a_month_of_depreciation_is_rounded_halves_up(office: Office) -> None:
    asset = Asset(cost=Decimal("1000.26"), years=3, acquired_on=DAY)
    assert asset.depreciation_for(periods.period_of(DAY)) == (1, Decimal("27.79"))


@pytest.mark.parametrize(
    "changes",
    [
        {"category": "07"},
        {"category": "08"},
        {"origin": "DONATION", "cost": Decimal(1)},
        {"origin": "LENT", "cost": Decimal(0)},
    ],
    ids=["books", "relics", "one yuan", "the hospital's"],
)
def test_not_depreciated(office: Office, changes: dict[str, Any]) -> None:
    if "category" in changes:
        changes |= {"category": category(changes["category"])}
    assert bought(office, **changes).years is None


def test_what_the_hospital_lent_is_never_booked(office: Office) -> None:
    asset = bought(office, origin="LENT")
    assert (asset.state, asset.owner) == (State.IN_USE, "HOSPITAL")
    assert not Voucher.objects.about(asset).exists()
    assert figures.agreement().cost == 0
    with pytest.raises(DomainError, match="Give it back"):
        services.ask_disposal(asset, kind="SCRAPPED", reason="坏", proceeds=None, by=office.bookkeeper)
    assert services.give_back(asset, by=office.bookkeeper).state == State.DISPOSED


def test_a_gift_and_a_paid_purchase_bring_one_pair_of_entries(office: Office) -> None:
    for changes in ({"origin": "DONATION"}, {"paid_from": ""}):
        assert [code for code, _sum in lines(about(bought(office, **changes)))] == ["162", "30104"]


REFUSALS = {
    "general below 1,000": ({"cost": Decimal("999.99")}, r"1,000\.00"),
    "special below 1,500": ({"category": "05", "cost": Decimal(1_400)}, r"1,500\.00"),
    "nothing": ({"cost": Decimal(0)}, "more than zero"),
    "years": ({"years": 5}, "at least 6 years"),
    "future": ({"acquired_on": dt.date(2999, 1, 1)}, "future"),
    "worn more than worth": (
        {"origin": "OPENING", "depreciated": Decimal(8_000), "depreciated_until": DAY}, "More than the value",
    ),
    "until when": ({"origin": "OPENING", "depreciated": Decimal(5)}, "which month"),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "reason"), REFUSALS.values(), ids=REFUSALS)
def test_register_refuses(office: Office, changes: dict[str, Any], reason: str) -> None:
    if "category" in changes:
        changes = changes | {"category": category(changes["category"])}
    with pytest.raises(DomainError, match=reason):
        bought(office, **changes)


def test_many_cheap_things_alike_are_an_asset(office: Office) -> None:
    assert bought(office, cost=Decimal(800), quantity=20).cost == Decimal("800.00")


def test_a_thing_of_the_old_books_goes_on_where_it_was(office: Office) -> None:
    asset = bought(
        office,
        origin="OPENING",
        acquired_on=dt.date(2024, 3, 1),
        depreciated=Decimal(1_200),
        depreciated_until=dt.date(2025, 2, 28),
    )
    assert asset.depreciation_for(periods.period_of(DAY)) == (1, Decimal("100.00"))


def test_each_month_is_depreciated_once_in_order_and_a_discarded_draft_undoes_it(office: Office) -> None:
    asset = in_use(office)
    april = periods.period_of(dt.date(2025, 4, 1))
    run = services.depreciate(april, by=office.bookkeeper)
    assert run.total == Decimal("200.00")
    with pytest.raises(NotNow, match="already"):
        services.depreciate(april, by=office.bookkeeper)
    with pytest.raises(NotNow, match="later month"):
        services.depreciate(periods.period_of(DAY), by=office.bookkeeper)
    voucher = about(run)
    services.follow_undone(voucher)
    asset.refresh_from_db()
    assert (asset.months_done, asset.depreciated) == (0, Decimal("0.00"))


def test_the_chair_may_keep_it(office: Office) -> None:
    asset = in_use(office)
    services.ask_disposal(asset, kind="LOST", reason="找不到", proceeds=None, by=office.bookkeeper)
    services.refuse_disposal(asset, reason="再找", by=UserFactory(posts=["UNION_CHAIR"]))
    asset.refresh_from_db()
    assert asset.state == State.IN_USE
    services.ask_disposal(asset, kind="LOST", reason="确认丢失", proceeds=None, by=office.bookkeeper)
    assert Disposal.objects.count() == 2


def test_the_database_keeps_value_and_register(office: Office) -> None:
    asset = in_use(office)
    for change in ({"cost": 5}, {"depreciated": Decimal(8_000)}):
        with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
            Asset.objects.update(**change)
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        asset.delete()


# -- counting -----------------------------------------------------------------------------------------
def test_count_on_the_phone_and_finish(office: Office, client: Any) -> None:
    here, there = in_use(office), in_use(office, name="投影仪", place="东院 会议室")
    lost = in_use(office, name="相机")
    counter, other = UserFactory(), UserFactory()
    client.force_login(counter)
    assert client.get(here.get_absolute_url()).status_code == 404
    counting = services.start_stocktaking(
        title="年度盘点", place="", counters=[counter, other], by=office.bookkeeper
    )
    assert here.name in client.get(counting.get_absolute_url()).content.decode()
    seen = reverse("finance:asset-seen", args=[here.public_id])
    assert client.get(here.get_absolute_url()).status_code == 200
    assert client.post(seen, {"result": ""}).status_code == 422
    assert client.post(seen, {"result": "FOUND", "place": here.place}).status_code == 302
    services.note_seen(
        counting.items.get(asset=there), result="DAMAGED", place="西院 库房", note="屏坏", by=other
    )
    assert (figures.progress(counting).seen, figures.progress(counting).moved) == (2, 1)
    counting = services.finish_stocktaking(counting, by=office.bookkeeper)
    assert counting.items.get(asset=lost).result == "MISSING"
    there.refresh_from_db()
    assert there.place == "西院 库房"
    assert client.post(seen, {"result": "FOUND"}).status_code == 404
    with pytest.raises(NotNow):
        services.note_seen(counting.items.get(asset=lost), result="FOUND", place="", note="", by=other)


def test_count_one_place_alone(office: Office) -> None:
    in_use(office)
    there = in_use(office, name="投影仪", place="东院 会议室")
    counting = services.start_stocktaking(
        title="东院", place="东院", counters=[UserFactory()], by=office.bookkeeper
    )
    assert [item.asset for item in counting.items.all()] == [there]
    with pytest.raises(DomainError, match="stands there"):
        services.start_stocktaking(title="x", place="月球", counters=[], by=office.bookkeeper)


def test_labels_are_a_pdf_and_need_something_to_label(office: Office) -> None:
    assert jobs.sheet([bought(office)]).startswith(b"%PDF")
    with pytest.raises(DomainError, match="no asset"):
        jobs.start_labels([], by=office.bookkeeper)
