"""Two colleagues in the same moment: dues, allowances, custody money, bank statements and assets change once."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import partial

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from finance.allowance import services as allowances
from finance.allowance.models import Draw
from finance.asset import services as assets
from finance.asset.models import Asset, AssetCategory, Depreciation, Disposal
from finance.bank import services as bank
from finance.bank.models import BankLine, BankStatement, Match
from finance.custody import services as custodies
from finance.custody.models import Custody, CustodyMove
from finance.dues.models import Assessment, Due, DuesMatch, DuesPayment
from finance.dues.services import assessment, payments
from finance.dues_file import services as files
from finance.imports import services as imports
from finance.models import VoucherImport
from finance.period import services as periods
from finance.unit import services as units
from finance.unit.models import Unit
from finance.voucher.models import Entry, Voucher
from tests.factories.dues import due, member
from tests.factories.finance import Office, account, budget
from tests.factories.finance_units import give_allowance
from tests.factories.members import UserFactory
from tests.finance.test_bank import MARCH, icbc, opened, taken
from tests.finance.test_races import at_once
from union_portal.core.errors import DomainError

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]
TODAY = timezone.localdate()
DAY = dt.date(2025, 3, 25)


def count(results: list[object], kind: type) -> int:
    """How many came to that; nothing else but refusals happened (a deadlock would be neither)."""
    assert all(isinstance(result, kind | DomainError) for result in results), results
    return sum(isinstance(result, kind) for result in results)


# -- dues -------------------------------------------------------------------------------------------------
def test_a_payment_settles_a_month_once_while_that_month_is_worked_out_twice():
    by, person = UserFactory(posts=["PREPARER"]), member()
    cashier = UserFactory(posts=["CASHIER"])
    pay = partial(payments.take_payment, person, amount=Decimal(20), method="CASH", paid_on=DAY, by=cashier)
    work_out = partial(assessment.assess, 2025, 3, by=by)
    results = at_once(work_out, pay, work_out, pay)
    assert count(results, Assessment | DuesPayment) == 4
    found = due(person, 3)
    assert (Due.objects.count(), found.amount, found.paid) == (1, Decimal("28.35"), Decimal("28.35"))
    assert sum(DuesMatch.objects.values_list("amount", flat=True)) == Decimal("28.35")
    assert sum(payment.credit for payment in DuesPayment.objects.all()) == Decimal("11.65")


def test_a_payroll_file_is_taken_over_once_even_if_it_was_uploaded_twice():
    by, person = UserFactory(posts=["PREPARER"]), member()
    assessment.assess(2025, 3, by=by)
    content = f"工号,姓名,会费\n{person.staff_number},{person.name},28.35".encode()
    twice = [
        files.take_in_deductions(
            ContentFile(content, "扣款.csv"),
            year=2025,
            month=3,
            paid_on=DAY,
            transferred=Decimal("28.35"),
            by=by,
        )
        for _n in range(2)
    ]
    results = at_once(*[partial(files.apply, file, by=by) for file in twice * 2])
    assert count(results, type(twice[0])) == 1
    assert (DuesPayment.objects.get().amount, Voucher.objects.count()) == (Decimal("28.35"), 1)
    assert due(person, 3).unpaid == 0


# -- allowances and custody money ---------------------------------------------------------------------------
@pytest.fixture
def club() -> Unit:
    return units.open_unit(name="篮球俱乐部", kind=Unit.Kind.CLUB, by=UserFactory())


def test_draws_approved_at_once_dont_go_beyond_the_share(club):
    officer, keepers = UserFactory(posts=["UNION_OFFICER"]), [UserFactory() for _n in range(4)]
    budget("50102", 5000, year=TODAY.year)
    units.add_people(club, people=[k.person for k in keepers], role="KEEPER", since=TODAY, by=officer)
    allowance = give_allowance(club, "1000", by=officer)
    draws = [
        allowances.request_draw(
            allowance, account=account("50102"), amount=Decimal(400), purpose="联赛", by=keeper
        )
        for keeper in keepers
    ]
    results = at_once(*[partial(allowances.approve_draw, draw, by=officer) for draw in draws])
    assert count(results, Draw) == 2
    allowance.refresh_from_db()
    assert allowance.left == 200


def test_custody_money_given_out_at_once_never_falls_below_zero(club):
    office, officer = Office(), UserFactory(posts=["UNION_OFFICER"])
    custody = custodies.open_custody(name="会员活动费", owner=club.name, unit=club, by=office.bookkeeper)
    custodies.take_over(custody, amount=Decimal(500), by=office.bookkeeper)
    order = partial(
        custodies.order, custody, amount=Decimal(200), party="体育馆", summary="场地费", by=officer
    )
    results = at_once(*[order] * 4)
    assert count(results, CustodyMove) == 2
    first, second = [move for move in results if isinstance(move, CustodyMove)]
    pay = partial(custodies.pay, done_on=TODAY, method="TRANSFER", by=office.cashier)
    results = at_once(
        partial(pay, first), partial(pay, first), partial(pay, second), partial(custodies.cancel, second, reason="误录", by=officer)
    )  # fmt: skip
    assert count(results, CustodyMove) == 2
    left = Custody.objects.get().balance
    gone = sum(CustodyMove.objects.filter(direction="OUT", state="DONE").values_list("amount", flat=True))
    assert left == 500 - gone >= 0


# -- the bank -------------------------------------------------------------------------------------------------
def test_a_statement_brings_its_movements_once():
    office = Office()
    account_ = opened(office)
    twice = [bank.upload(account_, icbc(*MARCH), name="2025-03.csv", by=office.cashier) for _n in range(2)]
    results = at_once(*[partial(bank.take_over, file, by=office.cashier) for file in twice * 2])
    assert count(results, BankStatement) == 1
    assert BankLine.objects.count() == len(MARCH)


def test_a_movement_and_an_entry_are_matched_once():
    office = Office()
    account_ = opened(office)
    taken(account_, office, icbc(*MARCH))
    office.posted("50105 D 600", "102 C 600", date=dt.date(2025, 3, 5))
    office.posted("50105 D 600", "102 C 600", date=dt.date(2025, 3, 5))
    line, (first, second) = BankLine.objects.get(amount=-600), Entry.objects.filter(account__code="102")
    match = partial(bank.match, account_, lines=[line], by=office.preparer)
    results = at_once(
        partial(match, entries=[first]), partial(match, entries=[second]), partial(match, entries=[first])
    )
    assert count(results, Match) == 1
    assert BankLine.objects.exclude(match=None).get().match.entries.count() == 1


def test_a_file_of_vouchers_uploaded_by_two_is_taken_over_once():
    by = UserFactory(posts=["BOOKKEEPER"])
    content = "date,voucher,summary,account,debit,credit,fund,unit,item\n" + "\n".join(
        f"2025-03-05,记1,会费,{code},{debit},{credit},,,"
        for code, debit, credit in (("102", 5, ""), ("401", "", 5))
    )
    take = partial(imports.import_vouchers, content.encode(), name="a.csv", by=by, post=True)
    results = at_once(*[take] * 4)
    assert count(results, imports.Result) == 4
    assert sorted(result.already for result in results) == [False, True, True, True]
    assert (VoucherImport.objects.count(), Voucher.objects.count()) == (1, 1)
    assert periods.check_balances() == []


# -- assets ---------------------------------------------------------------------------------------------------
def test_a_month_is_depreciated_once_and_an_asset_let_go_once():
    office, chair = Office(), UserFactory(posts=["UNION_CHAIR"])
    asset = assets.register(
        origin="OPENING", name="投影仪", category=AssetCategory.objects.get(code="02"), cost=Decimal(7200), years=6,
        acquired_on=dt.date(2024, 12, 5), place="会议室", depreciated=Decimal(0), depreciated_until=dt.date(2024, 12, 31),
        by=office.bookkeeper,
    )  # fmt: skip
    month = periods.period_of(dt.date(2025, 1, 31))
    results = at_once(*[partial(assets.depreciate, month, by=office.bookkeeper)] * 3)
    assert count(results, Depreciation) == 1
    asset.refresh_from_db()
    assert (asset.months_done, asset.depreciated, Voucher.objects.count()) == (2, 100, 1)

    ask = partial(
        assets.ask_disposal, asset, kind="SCRAPPED", reason="报废", proceeds=None, by=office.bookkeeper
    )
    assert count(at_once(ask, ask, ask), Disposal) == 1
    approve = partial(assets.approve_disposal, asset, by=chair)
    keep = partial(assets.refuse_disposal, asset, reason="再用", by=chair)
    assert count(at_once(approve, approve, keep), Disposal) == 1
    asset = Asset.objects.get()
    assert Voucher.objects.count() == (2 if asset.state == "DISPOSING" else 1)
