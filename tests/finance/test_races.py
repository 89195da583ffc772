"""Several people at once: numbers without gaps, balances that add up, one payment, no spending beyond the budget."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from decimal import Decimal
from functools import partial

import pytest
from django.db import connection
from django.utils import timezone

from finance.account.models import Fund
from finance.budget import services as budgets
from finance.budget.models import Reservation
from finance.payment import services as payments
from finance.payment.sources import sources
from finance.period import services as periods
from finance.period.models import MonthBalance
from finance.voucher import services
from finance.voucher.models import Voucher
from tests.factories.finance import Office, account, budget, line
from tests.factories.members import UserFactory
from tests.finance.test_payments import DepartmentSource
from union_portal.core.errors import DomainError
from union_portal.core.policy import services as policy

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Do all of it at the same moment, each on its own connection; returns results or the errors."""
    barrier, results = threading.Barrier(len(deeds)), list[object]([None] * len(deeds))

    def run(n: int, deed: Callable[[], object]) -> None:
        try:
            barrier.wait()
            results[n] = deed()
        except DomainError as error:
            results[n] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n, deed)) for n, deed in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_vouchers_posted_at_once_are_numbered_without_gaps_and_the_balances_add_up():
    office = Office()
    waiting = [office.checked("102 D 5", "401 C 5") for _n in range(12)]

    results = at_once(*[lambda v=v: services.post_voucher(v, by=office.bookkeeper) for v in waiting])

    assert all(isinstance(result, Voucher) for result in results)
    assert sorted(Voucher.objects.values_list("number", flat=True)) == list(range(1, 13))
    assert MonthBalance.objects.get(account__code="102").debit == 60
    assert periods.check_balances() == []


def test_each_word_keeps_its_own_series_without_gaps_when_posted_at_once():
    policy.set_value(
        "finance.vouchers_by_money",
        True,
        valid_from=dt.date(2025, 1, 1),
        source="工会财务制度",
        by=UserFactory(),
    )
    office = Office()
    waiting = [office.checked(*lines) for lines in [("102 D 5", "401 C 5"), ("50105 D 5", "102 C 5")] * 4]

    at_once(*[lambda v=v: services.post_voucher(v, by=office.bookkeeper) for v in waiting])

    numbers = list(Voucher.objects.order_by("word", "number").values_list("word", "number"))
    assert numbers == [(word, n) for word in ("付", "收") for n in range(1, 5)]


def test_of_vouchers_posted_at_once_only_those_that_the_fund_bears_pass():
    office, fund = Office(), Fund.objects.create(code="F", name="帮扶专项")
    office.posted("102 D 100", line("40302 C 100", fund=fund), date=dt.date(2025, 2, 1))
    days = [dt.date(2025, 3, 1), dt.date(2025, 4, 1)] * 3
    waiting = [office.checked(line("50404 D 40", fund=fund), "102 C 40", date=day) for day in days]

    results = at_once(*[lambda v=v: services.post_voucher(v, by=office.bookkeeper) for v in waiting])

    assert sum(isinstance(result, Voucher) for result in results) == 2
    assert sum(isinstance(result, services.FundOverdrawn) for result in results) == 4


def test_a_voucher_by_hand_and_an_approval_at_once_dont_both_take_the_last_money():
    office, day = Office(), dt.date(2025, 3, 1)
    budget("50404", 100, year=2025)
    waiting = [office.checked("50404 D 60", "102 C 60", date=day) for _n in range(2)]
    held = partial(
        budgets.reserve,
        account=account("50404"),
        year=2025,
        amount=Decimal(60),
        summary="x",
        by=office.checker,
    )
    results = at_once(
        *[lambda v=v: services.post_voucher(v, by=office.bookkeeper) for v in waiting], held, held
    )
    assert sum(isinstance(result, budgets.OverBudget) for result in results) == 3


def test_a_failed_posting_leaves_no_gap(monkeypatch):
    office = Office()
    first, second = office.checked("102 D 5", "401 C 5"), office.checked("102 D 6", "401 C 6")

    def fail(*args: object, **words: object) -> None:
        raise DomainError("no")

    with monkeypatch.context() as patch:
        patch.setattr(services.audit, "record", fail)
        with pytest.raises(DomainError):
            services.post_voucher(first, by=office.bookkeeper)
    assert services.post_voucher(second, by=office.bookkeeper).number == 1


def test_one_voucher_is_posted_once():
    office = Office()
    voucher = office.checked("102 D 5", "401 C 5")
    results = at_once(*[lambda: services.post_voucher(voucher, by=office.bookkeeper)] * 6)
    assert sum(isinstance(result, Voucher) for result in results) == 1
    assert MonthBalance.objects.get(account__code="102").debit == 5


def test_one_request_is_paid_once(monkeypatch):
    monkeypatch.setitem(sources._items, "members.department", DepartmentSource())
    budget("50404", 5000, year=timezone.localdate().year)
    payee = UserFactory().person
    request = payments.request_payment(
        payee.department, payee=payee, amount=Decimal(2000), account_code="50404", summary="帮扶",
        by=UserFactory(posts=["UNION_CHAIR"]), payee_account="6222",
    )  # fmt: skip
    cashiers = [UserFactory(posts=["CASHIER"]) for _n in range(6)]
    results = at_once(*[lambda c=c: payments.pay(request, by=c) for c in cashiers])
    assert sum(not isinstance(result, DomainError) for result in results) == 1
    assert Voucher.objects.count() == 1


def test_approvals_at_once_dont_overdraw_the_budget():
    by = UserFactory()
    year = timezone.localdate().year
    budget("50404", 5000, year=year)
    deed = partial(
        budgets.reserve, account=account("50404"), year=year, amount=Decimal(1500), summary="x", by=by
    )
    results = at_once(*[deed] * 8)
    assert sum(isinstance(result, Reservation) for result in results) == 3
    assert all(isinstance(r, Reservation | budgets.OverBudget) for r in results)
