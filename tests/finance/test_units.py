"""Accounting units, and vouchers that other records propose."""

from __future__ import annotations

import datetime as dt

import pytest

from finance.period.models import MonthBalance
from finance.unit.models import Unit
from finance.unit.services import unit_named, unit_of, units_named
from finance.voucher import services
from finance.voucher.models import Voucher
from finance.voucher.signals import voucher_discarded, voucher_posted
from members.models import BranchUnion, UnionGroup
from tests.factories.finance import Office, line
from union_portal.core.errors import DomainError, NotNow

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def propose(office: Office, **extra: object) -> Voucher:
    return services.propose_voucher(
        unit_named("护理部"), date=dt.date(2025, 3, 5), summary="分工会经费", lines=[line("50106 D 5"), line("401 C 5")],
        **extra,
    )  # fmt: skip


def test_a_name_is_tied_to_the_only_body_that_bears_it():
    branch = BranchUnion.objects.create(code="B1", name="护理分工会")
    other = BranchUnion.objects.create(code="B2", name="医技分工会")
    for at in (branch, other):
        UnionGroup.objects.create(code=f"{at.code}-1", name="第一小组", branch=at)

    found = units_named(["护理分工会", "第一小组", "篮球俱乐部", ""])

    assert {name: (unit.kind, unit.branch, unit.group) for name, unit in found.items()} == {
        "护理分工会": ("BRANCH", branch, None),
        "第一小组": ("OTHER", None, None),
        "篮球俱乐部": ("OTHER", None, None),
    }
    assert unit_of(branch) == found["护理分工会"]
    assert [unit_of(group).name for group in UnionGroup.objects.order_by("code")] == [
        "护理分工会第一小组",
        "医技分工会第一小组",
    ]
    assert Unit.objects.count() == 5


def test_balances_are_kept_by_unit(office):
    office.posted(line("50106 D 5", unit="护理部"), line("50106 D 7", unit="药学部"), "401 C 12")

    kept = MonthBalance.objects.filter(account__code="50106").values_list("unit__name", "debit")
    assert sorted(kept) == [("护理部", 5), ("药学部", 7)]


def test_a_proposed_voucher_belongs_to_whoever_hands_it_in(office):
    voucher = propose(office)
    assert (voucher.origin, voucher.preparer, voucher.about) == ("PROPOSED", None, Unit.objects.get())

    posted = []
    voucher_posted.connect(
        lambda **told: posted.append(told["voucher"].label), weak=False, dispatch_uid="test"
    )
    try:
        services.prepare_voucher(voucher, by=office.preparer)
        services.check_voucher(voucher, by=office.checker)
        services.post_voucher(voucher, by=office.bookkeeper)
    finally:
        voucher_posted.disconnect(dispatch_uid="test")

    voucher.refresh_from_db()
    assert (voucher.preparer, posted) == (office.preparer, ["记-2025-03-0001"])


def test_its_source_hears_of_a_discarded_voucher_and_may_object(office):
    voucher = propose(office)

    def object_to_it(**told: object) -> None:
        raise NotNow("no")

    voucher_discarded.connect(object_to_it, weak=False, dispatch_uid="test")
    try:
        with pytest.raises(NotNow):
            services.discard_voucher(voucher, by=office.preparer)
    finally:
        voucher_discarded.disconnect(dispatch_uid="test")
    services.discard_voucher(voucher, by=office.preparer)
    assert not Voucher.objects.exists()


def test_what_a_payment_made_stays(office):
    voucher = propose(office, origin=Voucher.Origin.PAYMENT)

    with pytest.raises(DomainError):
        services.discard_voucher(voucher, by=office.preparer)
