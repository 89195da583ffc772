"""The cash box is counted against the cash book every day, by two people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import translation

from finance.cash import figures, services
from finance.cash.forms import CountForm
from finance.cash.models import CashCount
from finance.cash.registrations import counted_later, uncounted
from finance.cash.workflow import State
from finance.closing.services import close_period
from finance.period import services as periods
from finance.voucher import services as vouchers
from finance.voucher.models import Voucher
from tests.factories.finance import Office, account
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.todo.models import Todo

pytestmark = pytest.mark.django_db

DAY = dt.date(2025, 3, 5)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def office() -> Office:
    """Books with 500 in the box since February, and 120.50 paid out on 5 March."""
    office = Office()
    office.posted("101 D 500", "102 C 500", date=dt.date(2025, 2, 1))
    office.posted("50105 D 120.50", "101 C 120.50", date=DAY)
    return office


def closed(office: Office, pieces: dict[str, int], **values: object) -> CashCount:
    return services.close_day(
        account("101"),
        day=DAY,
        pieces=pieces,
        by=office.cashier,
        **values,  # type: ignore[arg-type]
    )


RIGHT = {"100": 3, "50": 1, "20": 1, "5": 1, "1": 4, "0.5": 1}


def test_a_day_that_agrees_is_closed_by_a_witness(office: Office) -> None:
    count = closed(office, RIGHT)
    assert (count.counted, count.book) == (Decimal("379.50"), Decimal("379.50"))
    assert set(Todo.objects.about(count).values_list("kind", flat=True)) == {"finance.witness_cash"}
    with pytest.raises(DomainError, match="alone"):
        services.witness(count, by=office.cashier)
    count = services.witness(count, by=office.checker)
    assert count.state == State.WITNESSED
    assert not Voucher.objects.about(count).exists()
    with pytest.raises(NotNow, match="closed already"):
        closed(office, RIGHT)


@pytest.mark.parametrize(
    ("pieces", "gap", "code", "side"),
    [({"100": 3, "50": 1}, "-29.50", "135", "debit"), ({"100": 4}, "20.50", "215", "credit")],
)
def test_a_difference_needs_its_cause_and_becomes_a_voucher(
    office: Office, pieces: dict[str, int], gap: str, code: str, side: str
) -> None:
    with pytest.raises(DomainError, match="Say what the difference comes from"):
        closed(office, pieces)
    count = closed(office, pieces, cause="原因待查")
    count.refresh_from_db()
    assert count.difference == Decimal(gap)
    services.witness(count, by=office.checker)
    voucher = Voucher.objects.about(count).get()
    entry = voucher.entries.get(account__code=code)
    assert getattr(entry, side) == abs(Decimal(gap))
    assert figures.balance(account("101"), on=DAY) == count.counted
    assert figures.is_current(count)


def test_the_witness_may_have_it_counted_anew(office: Office) -> None:
    count = services.send_back(closed(office, {"100": 4}, cause="?"), reason="再点一次", by=office.checker)
    assert Todo.objects.about(count).get(done_at=None).user == office.cashier
    count = services.recount(count, pieces=RIGHT, cause="", by=office.cashier)
    assert (count.state, count.counted) == (State.COUNTED, Decimal("379.50"))


def test_a_count_is_void_when_the_book_moved_meanwhile(office: Office) -> None:
    count = closed(office, RIGHT)
    office.posted("50105 D 9", "101 C 9", date=DAY)
    with pytest.raises(NotNow, match="counted anew"):
        services.witness(count, by=office.checker)


def test_the_cash_book_counts_what_the_cashier_signed_and_shows_what_nobody_did(office: Office) -> None:
    signed = vouchers.prepare_voucher(office.draft("50105 D 10", "101 C 10", date=DAY), by=office.preparer)
    vouchers.sign_voucher(signed, by=office.cashier)
    office.draft("50105 D 7", "101 C 7", date=DAY)
    month = figures.month(account("101"), dt.date(2025, 3, 1))
    assert (month.opening, month.paid, month.closing) == (
        Decimal("500"),
        Decimal("130.50"),
        Decimal("369.50"),
    )
    assert [entry.credit for entry in month.unsigned] == [Decimal("7")]
    assert [day.closing for day in month.days] == [Decimal("369.50")]
    assert figures.balance(account("101"), on=DAY) == Decimal("369.50")
    assert figures.balance(account("101"), on=dt.date(2025, 4, 2)) == Decimal("369.50")


def test_refuse_tomorrow_and_other_accounts(office: Office) -> None:
    with pytest.raises(DomainError, match="hasn't come"):
        services.close_day(account("101"), day=dt.date(2999, 1, 1), pieces={}, by=office.cashier)
    with pytest.raises(DomainError, match="101"):
        services.close_day(account("102"), day=DAY, pieces={}, by=office.cashier)


def test_the_month_waits_for_the_count(office: Office) -> None:
    month = periods.period_of(DAY)
    assert ["never counted" in finding.text for finding in uncounted(month)] == [True]
    services.witness(closed(office, RIGHT), by=office.checker)
    assert list(uncounted(month)) == []
    office.posted("50105 D 9", "101 C 9", date=dt.date(2025, 3, 20))
    assert ["370.50" in finding.text for finding in uncounted(month)] == [True]


def test_a_month_before_a_closed_day_is_closed_with_a_note(office: Office) -> None:
    """A count can't be added before one that is witnessed: the later one vouches for the book."""
    office.posted("102 D 900", "32205 C 900", date=dt.date(2025, 2, 1))
    office.posted("50105 D 9", "101 C 9", date=dt.date(2025, 4, 2))
    february, march, april = (periods.period_of(dt.date(2025, month, 1)) for month in (2, 3, 4))
    count = services.close_day(
        account("101"), day=dt.date(2025, 4, 2), pieces=RIGHT, cause="?", by=office.cashier
    )
    assert [len(list(uncounted(month))) for month in (february, march, april)] == [1, 1, 1]
    services.witness(count, by=office.checker)
    assert [len(list(uncounted(month))) for month in (february, march, april)] == [0, 0, 0]
    assert [[f.text for f in counted_later(month)] for month in (february, march, april)] == [
        ["101 库存现金: no count agrees with the 500.00 in the book at the end of 2025-02; the box was counted again on April 2, 2025."],
        ["101 库存现金: no count agrees with the 379.50 in the book at the end of 2025-03; the box was counted again on April 2, 2025."],
        [],
    ]  # fmt: skip
    assert close_period(february, by=office.bookkeeper).is_closed


def test_the_database_keeps_a_closed_day_and_two_people(office: Office) -> None:
    count = closed(office, RIGHT)
    with pytest.raises(IntegrityError, match="cash_witness_is_somebody_else"), transaction.atomic():
        CashCount.objects.update(state="WITNESSED", witness=office.cashier, witnessed_at=count.counted_at)
    services.witness(count, by=office.checker)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        CashCount.objects.update(counted=1)


def test_the_form_sums_pieces_and_asks_for_no_sum() -> None:
    form = CountForm({"account": account("101").pk, "day": "2025-03-05", "note_100": "3", "note_0_5": "1"})
    assert form.is_valid(), form.errors
    assert {note: n for note, n in form.cleaned_data["pieces"].items() if n} == {"100": 3, "0.5": 1}
    assert list(form.fields)[-1] == "cause"
