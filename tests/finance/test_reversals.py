"""A posted voucher reversed: the record behind it goes back to the step before, or stands on the preparers' lists."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from finance.allowance import services as allowances
from finance.asset import services as assets
from finance.asset.models import Asset, AssetCategory, Depreciation
from finance.asset.workflow import State as AssetState
from finance.bank import services as banks
from finance.bank.models import Match
from finance.budget.models import BudgetLine
from finance.cash import services as cash
from finance.contribution import services as contributions
from finance.custody import services as custodies
from finance.dues.services import payments as dues
from finance.payment import services as payments
from finance.payment.models import PaymentRequest
from finance.payment.sources import sources
from finance.payment.workflow import State
from finance.period import services as periods
from finance.unit.models import Unit
from finance.voucher import services as vouchers
from finance.voucher.models import Voucher
from tests.factories.core import upload
from tests.factories.finance import Office, account, budget
from tests.factories.finance_units import give_allowance
from tests.factories.members import PersonFactory, UserFactory
from tests.finance.test_bank import MARCH, icbc, opened, taken
from tests.finance.test_payments import DepartmentSource
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.todo.models import Todo

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = dt.date(2025, 3, 5)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def office() -> Office:
    return Office()


def to_do(record) -> set[str]:
    return set(Todo.objects.about(record).filter(done_at=None).values_list("kind", flat=True))


# -- draws ----------------------------------------------------------------------------------------------
@pytest.fixture
def reported(office, monkeypatch):
    """600 drawn of 1,000, of which 450 were spent."""
    budget("50102", 2000, year=TODAY.year)
    keeper, officer = UserFactory(), UserFactory(posts=["UNION_OFFICER"])
    allowance = give_allowance(Unit.objects.create(name="篮球", kind="CLUB"), "1000", by=officer)
    draw = allowances.request_draw(
        allowance, account=account("50102"), amount=Decimal(600), purpose="联赛", by=keeper
    )
    draw = allowances.approve_draw(draw, by=officer)
    draw = allowances.pay_draw(draw, paid_on=TODAY, method="TRANSFER", by=office.cashier)
    return allowances.report_draw(draw, spent=Decimal(450), report="x", receipts=[upload()], by=keeper)


def test_a_reversed_settlement_leaves_the_draw_to_be_settled_again(office, reported):
    officer = UserFactory(posts=["UNION_OFFICER"])
    settle = {"settled_on": TODAY, "method": "CASH", "documents": 1, "by": officer}
    draw = allowances.settle_draw(reported, **settle)
    office.undone(draw.settlement)
    draw.refresh_from_db()
    assert (draw.state, draw.settlement, draw.allowance.used) == ("REPORTED", None, 600)
    assert to_do(draw) == {"finance.draw_settle"}
    assert BudgetLine.objects.with_execution().get().available == 2000 - 450
    office.through(allowances.settle_draw(draw, **settle).settlement)
    line = BudgetLine.objects.with_execution().get()
    assert (line.actual, line.reserved) == (450, 0)


def test_a_reversed_advance_is_paid_again_once_nothing_stands_on_it(office, reported):
    with pytest.raises(NotNow, match="Return them first"):
        office.undone(reported.advance)
    draw = allowances.return_report(reported, reason="x", by=UserFactory(posts=["UNION_OFFICER"]))
    red = Voucher.objects.get(reverses=draw.advance)
    assert red.state == "CHECKED"
    vouchers.post_voucher(red, by=office.bookkeeper)
    draw.refresh_from_db()
    assert (draw.state, draw.advance, to_do(draw)) == ("APPROVED", None, {"finance.draw_pay"})


# -- custody money --------------------------------------------------------------------------------------
def test_reversed_custody_money_never_came_and_is_paid_out_again(office):
    custody = custodies.open_custody(name="会费", owner="篮球", by=office.bookkeeper)
    came, lost = (
        custodies.receive(
            custody,
            amount=Decimal(50),
            party="x",
            summary="x",
            done_on=TODAY,
            method="CASH",
            by=office.cashier,
        )
        for _n in range(2)
    )
    out = custodies.order(custody, amount=Decimal(30), party="x", summary="x", by=office.bookkeeper)
    out = custodies.pay(out, done_on=TODAY, method="CASH", by=office.cashier)
    office.through(came.voucher)
    for move in (out, lost):
        office.undone(move.voucher)
        move.refresh_from_db()
    assert (out.state, out.voucher, to_do(out)) == ("ORDERED", None, {"finance.custody_pay"})
    assert (lost.state, lost.cancelled_because) == ("CANCELLED", "The voucher was reversed.")
    custody.refresh_from_db()
    assert custody.balance == 20


# -- assets ---------------------------------------------------------------------------------------------
@pytest.fixture
def asset(office) -> Asset:
    made = assets.register(
        origin="PURCHASE", name="电脑", category=AssetCategory.objects.get(code="01"), cost=Decimal(7200), acquired_on=DAY,
        place="301", paid_from="102", by=office.bookkeeper,
    )  # fmt: skip
    office.through(Voucher.objects.about(made).get())
    made.refresh_from_db()
    return made


def red_of(office: Office, record) -> None:
    voucher = Voucher.objects.about(record).posted().get()
    office.through(vouchers.reverse_voucher(voucher, by=office.preparer, reason="x", date=voucher.date))
    record.refresh_from_db()


def test_a_reversed_purchase_is_taken_off_the_register_after_its_depreciation(office, asset):
    run = assets.depreciate(periods.period_of(DAY), by=office.bookkeeper)
    office.through(Voucher.objects.about(run).get())
    with pytest.raises(NotNow, match="Reverse its depreciation first"):
        red_of(office, asset)
    Voucher.objects.filter(state="CHECKED").delete()
    with pytest.raises(Depreciation.DoesNotExist):
        red_of(office, run)
    asset.refresh_from_db()
    assert (asset.months_done, asset.depreciated) == (0, 0)
    red_of(office, asset)
    assert asset.state == AssetState.CANCELLED


def test_a_reversed_disposal_waits_for_the_chair_again(office, asset):
    chair = UserFactory(posts=["UNION_CHAIR"])
    disposal = assets.ask_disposal(asset, kind="SOLD", reason="旧", proceeds=None, by=office.bookkeeper)
    assets.approve_disposal(asset, by=chair)
    voucher = Voucher.objects.about(disposal).get()
    office.undone(voucher)
    asset.refresh_from_db()
    assert (asset.state, asset.ended_on, to_do(asset)) == (
        AssetState.ASKED,
        None,
        {"finance.approve_disposal"},
    )
    assets.approve_disposal(asset, by=chair)
    assert Voucher.objects.about(disposal).count() == 2


# -- what stays true, but stands on no voucher ----------------------------------------------------------
def test_dues_contributions_and_cash_differences_are_to_be_put_right(office):
    payment = dues.take_payment(
        PersonFactory(), amount=Decimal(20), method="CASH", paid_on=DAY, by=office.cashier
    )
    payroll = contributions.enter_payroll(
        year=2025, month=2, payroll=Decimal(1000), source="x", by=office.preparer
    )
    came = contributions.receive(payroll, amount=Decimal(20), on=DAY, by=office.cashier)
    count = cash.close_day(account("101"), day=DAY, pieces={"5": 1}, cause="不明", by=office.cashier)
    count = cash.witness(count, by=office.checker)
    again = {
        payment: lambda: dues.book_again(payment, by=office.preparer),
        came: lambda: contributions.book_again(payroll, by=office.preparer),
        count: lambda: cash.book_again(count, by=office.preparer),
    }
    for record, book in again.items():
        office.undone(Voucher.objects.about(record).get())
        assert to_do(record) == {"finance.put_right"}
        book()
        assert to_do(record) == set()
        assert Voucher.objects.about(record).count() == 2


# -- the bank -------------------------------------------------------------------------------------------
def test_a_reversed_voucher_sets_its_bank_movement_free(office):
    bank = opened(office)
    taken(bank, office, icbc(*MARCH))
    line = bank.lines.get(amount=Decimal("3.21"))
    voucher = banks.propose_voucher(line, counter=account("408"), summary="结息", by=office.preparer)
    red = office.undone(voucher)
    line.refresh_from_db()
    assert line.match is None
    assert set(Match.objects.get().entries.values_list("entry__voucher", flat=True)) == {voucher.pk, red.pk}
    assert (
        banks.propose_voucher(line, counter=account("405"), summary="x", by=office.preparer).state == "DRAFT"
    )


# -- payments -------------------------------------------------------------------------------------------
@pytest.fixture
def request_(office, monkeypatch) -> PaymentRequest:
    """2,000 of 5,000, paid, booked, and the voucher reversed."""
    monkeypatch.setitem(sources._items, "members.department", DepartmentSource())
    budget("50404", 5000, year=TODAY.year)
    payee = UserFactory().person
    made = payments.request_payment(
        payee.department, payee=payee, amount=Decimal(2000), account_code="50404", summary="帮扶",
        by=UserFactory(posts=["UNION_CHAIR"]), payee_account="6222",
    )  # fmt: skip
    office.undone(payments.pay(made, by=office.cashier).voucher)
    made.refresh_from_db()
    return made


def budget_of(code: str) -> tuple[Decimal, Decimal]:
    line = BudgetLine.objects.with_execution().get(account__code=code)
    return line.actual, line.reserved


def test_a_payment_whose_voucher_was_reversed_is_flagged_and_still_binds_its_budget(office, request_):
    assert (request_.state, budget_of("50404")) == (State.REVERSED, (0, 2000))
    assert to_do(request_) == {"finance.put_right"}
    with pytest.raises(NotNow, match="paid already"):
        payments.pay(request_, by=office.cashier)


def test_it_is_booked_again_on_the_right_account(office, request_):
    budget("50405", 2000, year=TODAY.year)
    with pytest.raises(DomainError):
        payments.book_again(request_, by=office.preparer, account_code="102")
    again = payments.book_again(request_, by=office.preparer, account_code="50405")
    office.through(again.voucher)
    assert (again.state, budget_of("50404"), budget_of("50405")) == (State.PAID, (0, 0), (2000, 0))
    assert to_do(again) == set()


def test_money_that_came_back_is_paid_once_more(office, request_):
    payments.pay_anew(request_, reason="账号有误，银行退回", by=office.cashier)
    request_.refresh_from_db()
    assert (request_.state, request_.paid_by, request_.voucher) == (State.APPROVED, None, None)
    paid = payments.pay(request_, by=office.cashier)
    office.through(paid.voucher)
    assert budget_of("50404") == (2000, 0)
