"""The employer's contribution: due of the payroll, received and shared to the cent, remitted, and beside the books."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation

from finance.contribution import figures, reports, services
from finance.contribution.models import Contribution, ContributionMovement
from finance.voucher import services as vouchers
from tests.factories.finance import Office
from tests.factories.members import UserFactory
from union_portal.core.deadline.models import Deadline
from union_portal.core.errors import DomainError
from union_portal.core.policy import services as policy

pytestmark = pytest.mark.django_db
DAY = dt.date(2025, 4, 10)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def preparer():
    return UserFactory(posts=["PREPARER"])


@pytest.fixture
def cashier():
    return UserFactory(posts=["CASHIER"])


def payroll(amount, by, *, month=3, **extra):
    return services.enter_payroll(
        year=2025, month=month, payroll=Decimal(amount), source="工资表", by=by, **extra
    )


def entries(movement):
    found = vouchers.voucher_of(movement)
    return [(e.account.code, e.debit, e.credit) for e in found.entries.select_related("account")]


def running(contribution):
    return {row.kind: row.due_on for row in Deadline.objects.about(contribution).running()}


def test_a_million_of_payroll_is_twenty_thousand_split_sixty_to_forty(preparer, cashier):
    found = payroll("1000000", preparer)
    assert (found.due, found.expected, found.pay_by) == (20_000, 20_000, dt.date(2025, 4, 15))
    assert running(found) == {"finance.contribution": dt.date(2025, 4, 15)}
    came = services.receive(found, amount=Decimal(20_000), on=DAY, by=cashier)
    assert entries(came) == [("102", 20_000, 0), ("402", 0, 12_000), ("211", 0, 8_000)]
    found.refresh_from_db()
    assert (found.kept, found.up, found.remit_by) == (12_000, 8_000, dt.date(2025, 5, 15))
    assert running(found) == {"finance.remittance": dt.date(2025, 5, 15)}
    gone = services.remit(found, amount=Decimal(8_000), on=dt.date(2025, 5, 12), by=cashier)
    assert entries(gone) == [("211", 8_000, 0), ("102", 0, 8_000)]
    found.refresh_from_db()
    assert found.standing[0] == "success"
    assert running(found) == {}


@pytest.mark.parametrize("parts", [["0.01"] * 5, ["3.33", "3.33", "3.34"], ["33.35", "0.02", "66.63"]])
def test_shares_of_parts_end_where_one_payment_would(parts, preparer, cashier):
    found = payroll("1000000", preparer)
    for part in parts:
        services.receive(found, amount=Decimal(part), on=DAY, by=cashier)
    found.refresh_from_db()
    whole = sum(Decimal(part) for part in parts)
    assert found.received == whole
    assert found.kept == figures.kept_of(whole, found.share)
    assert found.kept + found.up == whole


def test_the_share_is_that_of_the_month_of_the_wages(preparer, cashier):
    policy.set_value(figures.KEPT_SHARE, 50, valid_from=dt.date(2025, 4, 1), source="武总工", by=preparer)
    old, new = payroll("1000000", preparer, month=3), payroll("1000000", preparer, month=4)
    for found in (old, new):
        services.receive(found, amount=Decimal(20_000), on=dt.date(2025, 5, 9), by=cashier)
        found.refresh_from_db()
    assert (old.kept, new.kept) == (12_000, 10_000)


def test_the_tax_office_collects_and_only_the_share_comes_here(preparer, cashier):
    found = payroll("1000000", preparer, channel=Contribution.Channel.TAX_OFFICE)
    assert (found.due, found.expected) == (20_000, 12_000)
    came = services.receive(found, amount=Decimal(12_000), on=DAY, by=cashier)
    assert entries(came) == [("102", 12_000, 0), ("402", 0, 12_000)]
    found.refresh_from_db()
    assert (found.up, found.remit_by, found.standing[0]) == (0, None, "success")


def test_what_cannot_be_is_refused(preparer, cashier):
    found = payroll("1000", preparer)
    for refused in (
        lambda: payroll("0", preparer, month=5),
        lambda: payroll("1000", preparer),
        lambda: services.enter_payroll(year=2099, month=1, payroll=Decimal(1), source="x", by=preparer),
        lambda: services.receive(found, amount=Decimal("20.01"), on=DAY, by=cashier),
        lambda: services.receive(found, amount=Decimal(1), on=dt.date(2099, 1, 1), by=cashier),
        lambda: services.remit(found, amount=Decimal(1), on=DAY, by=cashier),
    ):
        with pytest.raises(DomainError):
            refused()
    assert not ContributionMovement.objects.exists()


def test_the_payroll_figure_is_corrected_but_not_below_what_came_in(preparer, cashier):
    found = payroll("1000", preparer)
    services.receive(found, amount=Decimal(20), on=DAY, by=cashier)
    with pytest.raises(DomainError, match=r"20\.00 yuan have come in"):
        services.correct_payroll(found, payroll=Decimal(900), reason="核对", by=preparer)
    services.correct_payroll(found, payroll=Decimal(1100), reason="核对", by=preparer)
    found.refresh_from_db()
    assert (found.due, found.unpaid) == (22, 2)
    assert running(found)["finance.contribution"] == dt.date(2025, 4, 15)


def test_another_person_voids_what_was_recorded_last_once_the_voucher_is_gone(preparer, cashier):
    found = payroll("1000", preparer)
    came = services.receive(found, amount=Decimal(20), on=DAY, by=cashier)
    with pytest.raises(DomainError, match="voucher"):
        services.void_last(found, reason="错", by=preparer)
    vouchers.discard_voucher(vouchers.voucher_of(came), by=preparer)
    services.book_again(found, by=preparer)
    vouchers.discard_voucher(vouchers.voucher_of(came), by=preparer)
    with pytest.raises(DomainError, match="Somebody else"):
        services.void_last(found, reason="错", by=cashier)
    services.void_last(found, reason="错", by=preparer)
    found.refresh_from_db()
    assert (found.received, found.kept, found.up, found.remit_by) == (0, 0, 0, None)
    assert running(found) == {"finance.contribution": dt.date(2025, 4, 15)}


def test_overdue_and_held_back_are_shown(preparer, cashier):
    found = payroll("1000", preparer)
    assert list(Contribution.objects.overdue(on=dt.date(2025, 4, 15))) == []
    assert list(Contribution.objects.overdue(on=dt.date(2025, 4, 16))) == [found]
    services.receive(found, amount=Decimal(20), on=DAY, by=cashier)
    assert list(Contribution.objects.overdue(on=dt.date(2025, 4, 16))) == []
    assert list(Contribution.objects.remitted_late(on=dt.date(2025, 5, 16))) == [found]


def test_a_year_of_splits_agrees_with_the_books_once_posted(preparer):
    office = Office()
    for month in range(1, 12):
        found = payroll(str(Decimal("987654.32") + month), preparer, month=month)
        on = figures.day_of_next_month(found.last_day, 12)
        for movement in (
            services.receive(found, amount=found.due, on=on, by=office.cashier),
            services.remit(found, amount=found.due - figures.kept_of(found.due, found.share), on=on, by=office.cashier),
        ):  # fmt: skip
            voucher = vouchers.prepare_voucher(vouchers.voucher_of(movement), by=office.preparer)
            vouchers.check_voucher(voucher, by=office.checker)
            vouchers.post_voucher(voucher, by=office.bookkeeper)
    year = figures.year_of(2025)
    assert [check.difference for check in year.checks] == [0, 0, 0]
    assert year.totals["received"] == year.totals["kept"] + year.totals["up"] == Decimal("217285.31")
    assert year.totals["to_remit"] == year.totals["unpaid"] == 0
    assert reports.as_xlsx(year)[:2] == b"PK"


def test_the_years_page_and_entering_at_the_desk(client, preparer):
    client.force_login(preparer)
    sent = {"year": "2025", "month": "3", "payroll": "1000000", "source": "工资表", "channel": "DIRECT"}
    assert client.post(reverse("admin:finance_contribution_add"), sent).status_code == 302
    page = client.get(reverse("finance:contribution-year", args=[2025])).content.decode()
    assert "20,000.00" in page
    assert client.get(reverse("finance:contribution-export", args=[2025])).status_code == 200
    assert client.post(reverse("admin:finance_contribution_add"), sent).status_code == 422
