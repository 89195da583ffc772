"""Difference vouchers in the same year, blue vouchers through 32101 and 32201 for earlier ones."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from finance.account.models import Fund
from finance.correction import services
from finance.period import services as periods
from finance.voucher import services as vouchers
from finance.voucher.models import Voucher
from tests.factories.finance import Office, line
from union_portal.core.errors import DomainError, NotNow

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def amounts(*texts: str) -> list[Decimal]:
    return [Decimal(text) for text in texts]


def entries(voucher: Voucher) -> list[tuple[str, Decimal, Decimal]]:
    return list(voucher.entries.values_list("account__code", "debit", "credit"))


def correct(voucher: Voucher, office: Office, *right: str, day: dt.date = dt.date(2025, 3, 20)) -> Voucher:
    return services.correct_amounts(
        voucher, right=amounts(*right), reason="少记", by=office.preparer, date=day
    )


def correct_year(
    voucher: Voucher, office: Office, *right: str, day: dt.date = dt.date(2026, 2, 3)
) -> Voucher:
    return services.correct_earlier_year(
        voucher, right=amounts(*right), reason="多记", by=office.preparer, date=day
    )


@pytest.mark.parametrize(("right", "difference"), [("732.00", 9), ("700.00", -23)])
def test_the_difference_is_booked_on_the_same_accounts_and_sides_with_their_dimensions(
    office, right, difference
):
    voucher = office.posted(line("50105 D 723.00", item="三八妇女节"), "102 C 723.00")
    found = correct(voucher, office, right, right)
    assert entries(found) == [("50105", difference, 0), ("102", 0, difference)]
    assert (found.entries.first().item, found.origin, found.corrects) == ("三八妇女节", "CORRECTION", voucher)
    assert (found.preparer, found.state) == (office.preparer, "DRAFT")
    vouchers.prepare_voucher(found, by=office.preparer)  # a correction needs no documents


@pytest.mark.parametrize("right", [("723.00", "723.00"), ("700.00", "723.00")])
def test_a_difference_that_is_none_or_does_not_balance_is_refused(office, right):
    voucher = office.posted("50105 D 723.00", "102 C 723.00")
    with pytest.raises(DomainError):
        correct(voucher, office, *right)
    assert Voucher.objects.count() == 1


def test_what_is_not_posted_or_reversed_already_is_not_corrected(office):
    with pytest.raises(NotNow):
        correct(office.checked("50105 D 723", "102 C 723"), office, "700", "700")
    voucher = office.posted("50105 D 723", "102 C 723")
    vouchers.reverse_voucher(voucher, by=office.preparer, reason="x", date=dt.date(2025, 3, 9))
    with pytest.raises(NotNow):
        correct(voucher, office, "700", "700")


def test_each_year_has_its_own_way(office):
    voucher = office.posted("50105 D 723", "102 C 723")
    with pytest.raises(DomainError, match=voucher.label):
        correct(voucher, office, "700", "700", day=dt.date(2026, 1, 5))
    with pytest.raises(DomainError, match=voucher.label):
        correct_year(voucher, office, "700", "700", day=dt.date(2025, 12, 5))


@pytest.mark.parametrize(
    ("booked", "right", "expected"),
    [
        (("50105 D 723", "102 C 723"), ("700", "700"), [("32201", 0, 23), ("102", 23, 0)]),
        (("50105 D 700", "102 C 700"), ("723", "723"), [("32201", 23, 0), ("102", 0, 23)]),
        (("102 D 620", "401 C 620"), ("640", "640"), [("102", 20, 0), ("32201", 0, 20)]),
        (("135 D 50", "50501 D 50", "102 C 100"), ("0", "100", "100"), [("135", 0, 50), ("32201", 50, 0)]),
    ],
)
def test_an_earlier_years_result_is_corrected_in_blue_through_the_opening_balance(
    office, booked, right, expected
):
    found = correct_year(office.posted(*booked), office, *right)
    assert entries(found) == expected
    assert (found.kind, found.date.year) == ("GENERAL", 2026)


def test_earmarked_money_is_adjusted_on_its_own_carry_over(office):
    fund = Fund.objects.create(code="F1", name="帮扶专项")
    office.booked((dt.date(2025, 1, 5), "102 D 800", line("40302 C 800", fund=fund)))
    voucher = office.posted(line("50404 D 800", fund=fund), line("102 C 800", fund=fund))
    found = correct_year(voucher, office, "500", "500")
    assert entries(found) == [("32101", 0, 300), ("102", 300, 0)]
    assert set(found.entries.values_list("fund", flat=True)) == {fund.pk}


def test_a_mere_change_between_expenses_of_a_closed_year_books_nothing(office):
    voucher = office.posted("50105 D 60", "50102 D 40", "102 C 100")
    with pytest.raises(DomainError):
        correct_year(voucher, office, "40", "60", "100")


def test_a_prior_year_correction_reaches_the_books_and_leaves_that_year_alone(office):
    voucher = office.posted("50105 D 723", "102 C 723")
    found = vouchers.prepare_voucher(correct_year(voucher, office, "700", "700"), by=office.preparer)
    vouchers.sign_voucher(found, by=office.cashier)
    vouchers.check_voucher(found, by=office.checker)
    vouchers.post_voucher(found, by=office.bookkeeper)
    assert entries(voucher) == [("50105", 723, 0), ("102", 0, 723)]
    assert periods.check_balances() == []


def test_the_database_ties_a_correction_to_its_voucher(office):
    voucher = office.posted("50105 D 723", "102 C 723")
    with pytest.raises(IntegrityError, match="voucher_correction_names_its_voucher"):
        Voucher.objects.create(date=voucher.date, period=voucher.period, summary="x", origin="CORRECTION")


def test_the_right_amounts_are_typed_beside_the_booked_ones(client, office):
    today = timezone.localdate()
    voucher = office.posted("50105 D 723", "102 C 723", date=today)
    client.force_login(office.preparer)
    address = reverse("admin:finance_voucher_deed", args=[voucher.pk, "adjust"])
    data = {"amount_1": "700", "amount_2": "700", "reason": "多记", "date": today.isoformat()}
    assert client.post(address, data | {"amount_2": "723"}).status_code == 422
    assert client.post(address, data).status_code == 302
    assert entries(voucher.corrections.get()) == [("50105", -23, 0), ("102", 0, -23)]
