"""Money on its way to people against a plain model: it is paid once, as it was approved, by other hands; what the bank says
and what the books say explain each other; and the trail of all of it holds (I8–I11 of the security plan)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from finance.bank import figures
from finance.bank import services as bank
from finance.bank.models import BankLine, BankStatement
from finance.bank.profiles import Bank
from finance.budget.models import BudgetLine
from finance.payment import services
from finance.payment.models import PaymentRequest
from finance.payment.sources import sources
from finance.period import services as periods
from finance.voucher.models import Entry, Voucher
from tests.factories.finance import Office, account, budget
from tests.factories.members import PersonFactory, UserFactory
from tests.finance.test_payments import DepartmentSource
from tests.finance.walk import Walk
from union_portal.core.audit import services as audit

BUDGET = 9_000
NUMBERS = ["6222020200112233445", "6222020200998877665"]
WHO = st.sampled_from(["chair", "officer", "cashier", "checker"])
WHICH = st.integers(min_value=0, max_value=20)
AMOUNTS = st.integers(min_value=1, max_value=3_000)


class Money(Walk):
    """People who approve, change, pay and look into the bank's list, beside a model of plain dictionaries."""

    def __init__(self) -> None:
        super().__init__()
        self.today = timezone.localdate()
        self.office = Office()
        self.people = {
            "chair": UserFactory(posts=["UNION_CHAIR"]), "officer": UserFactory(posts=["WELFARE_OFFICER"]),
            "cashier": self.office.cashier, "checker": self.office.checker,
        }  # fmt: skip
        budget("50404", BUDGET, year=self.today.year)
        self.account = bank.open_account(
            by=self.office.bookkeeper, name="基本户", bank=Bank.ICBC, number="6222", ledger=account("102"),
            since=self.today.replace(day=1), opening_balance=Decimal(0),
        )  # fmt: skip
        self.statement = BankStatement.objects.create(
            account=self.account, name="x.csv", content=b"x", sha256="0" * 64, uploaded_by=self.office.cashier
        )
        self.payee = PersonFactory()
        self.requests: dict[int, dict[str, Any]] = {}
        self.lines: dict[int, int] = {}

    def teardown(self) -> None:
        """I10: the trail of the walk holds, up to its end."""
        audit.seal()
        assert audit.verify(expected_head=audit.head()).is_sound
        super().teardown()

    def pick(self, which: int) -> tuple[PaymentRequest, dict[str, Any]] | None:
        if not self.requests:
            return None
        pk = sorted(self.requests)[which % len(self.requests)]
        return PaymentRequest.objects.get(pk=pk), self.requests[pk]

    def free(self) -> int:
        return BUDGET - sum(r["amount"] for r in self.requests.values() if r["state"] != "CANCELLED")

    # -- what people try ----------------------------------------------------------------------------------
    @initialize(amounts=st.lists(st.integers(1, 1_000), min_size=3, max_size=4))
    def begin(self, amounts):
        """Some wait, one has a changed account, one is paid already; nobody has got through who may not."""
        for amount in amounts:
            self.ask(amount, NUMBERS[0])
        self.change(1, NUMBERS[1], "officer")
        for which, by in [(0, "chair"), (1, "cashier")]:
            self.pay(which, by)
        self.approve_again(1, "officer")
        self.go_the_whole_way(500)

    @rule(amount=AMOUNTS)
    def go_the_whole_way(self, amount):
        before = len(self.requests)
        self.ask(amount, NUMBERS[0])
        if len(self.requests) > before:
            self.pay(before, "cashier")
            self.post(before)
            self.move_at_the_bank(amount)

    def move_at_the_bank(self, amount):
        place = len(self.lines) + 1
        line = BankLine.objects.create(
            account=self.account,
            statement=self.statement,
            day=self.today,
            place=place,
            amount=-amount,
            key=f"{place}",
        )
        self.lines[line.pk] = amount

    @rule(amount=AMOUNTS, number=st.sampled_from(NUMBERS))
    def ask(self, amount, number):
        made = self.attempt(
            lambda: services.request_payment(
                self.payee.department, payee=self.payee, amount=Decimal(amount), account_code="50404", summary="困难帮扶",
                by=self.people["chair"], payee_account=number,
            ),
            allowed=amount <= self.free(),
        )  # fmt: skip
        if made:
            self.requests[made.pk] = {
                "amount": amount, "number": number, "approved": (number, "chair"), "state": "APPROVED", "changed_by": None,
            }  # fmt: skip

    @rule(which=WHICH, number=st.sampled_from(NUMBERS), by=WHO)
    def change(self, which, number, by):
        if found := self.pick(which):
            request, plain = found
            allowed = plain["state"] in {"APPROVED", "UNAPPROVED"}
            deed = lambda: services.change_payee_account(request, payee_account=number, by=self.people[by])  # noqa: E731
            if self.attempt(deed, allowed=allowed) and number != plain["number"]:
                plain.update(number=number, state="UNAPPROVED", changed_by=by)

    @rule(which=WHICH, by=WHO)
    def approve_again(self, which, by):
        if found := self.pick(which):
            request, plain = found
            allowed = plain["state"] == "UNAPPROVED" and by != plain["changed_by"]
            if self.attempt(lambda: services.approve_again(request, by=self.people[by]), allowed=allowed):
                plain.update(state="APPROVED", approved=(plain["number"], by))

    @rule(which=WHICH, by=WHO)
    def pay(self, which, by):
        if found := self.pick(which):
            request, plain = found
            allowed = plain["state"] == "APPROVED" and by != plain["approved"][1]
            if self.attempt(lambda: services.pay(request, by=self.people[by]), allowed=allowed):
                assert plain["number"] == plain["approved"][0]
                plain.update(state="PAID", payer=by)

    @rule(which=WHICH)
    def cancel(self, which):
        if found := self.pick(which):
            request, plain = found
            allowed = plain["state"] in {"APPROVED", "UNAPPROVED"}
            deed = lambda: services.cancel_request(request, reason="x", by=self.people["officer"])  # noqa: E731
            if self.attempt(deed, allowed=allowed):
                plain["state"] = "CANCELLED"

    @rule(which=WHICH)
    def post(self, which):
        """The payment's voucher goes through the hands, where it can: its cashier neither checks nor posts it."""
        if found := self.pick(which):
            request, plain = found
            if plain["state"] == "PAID" and plain["payer"] == "cashier" and not request.voucher.is_posted:
                self.office.through(request.voucher)

    @rule(amount=AMOUNTS)
    def appear_at_the_bank(self, amount):
        """Some amount leaves the account; perhaps one that was paid."""
        paid = [r["amount"] for r in self.requests.values() if r["state"] == "PAID"]
        self.move_at_the_bank(paid[amount % len(paid)] if paid and amount % 3 else amount)

    @rule(which=WHICH, other=WHICH, fits=st.booleans())
    def match(self, which, other, fits):
        """A movement with an entry of the same sum, or with whichever comes to hand."""
        lines = list(BankLine.objects.order_by("pk"))
        line = lines[which % len(lines)]
        entries = list(Entry.objects.posted().filter(account__code="102").order_by("pk"))
        entry = entries[other % len(entries)]
        if fits:
            entry = next(
                (e for e in entries if e.credit == -line.amount and not hasattr(e, "bank_match")), entry
            )
        self.attempt(
            lambda: bank.match(self.account, lines=[line], entries=[entry], by=self.office.preparer),
            allowed=line.match_id is None
            and not hasattr(entry, "bank_match")
            and -line.amount == entry.credit,
        )

    # -- what always holds --------------------------------------------------------------------------------
    @invariant()
    def each_is_paid_once_as_approved(self):
        """I8, I9: one voucher for each that was paid, over the sum and to the account approved; the budget knows it."""
        for request in PaymentRequest.objects.select_related("voucher", "data_key"):
            plain = self.requests[request.pk]
            assert (request.state, request.amount) == (plain["state"], plain["amount"])
            assert (request.voucher is not None) == (plain["state"] == "PAID")
            assert request.paid_by_id is None or request.paid_by_id != request.approved_by_id
        paid = [r["amount"] for r in self.requests.values() if r["state"] == "PAID"]
        written = Voucher.objects.filter(origin="PAYMENT")
        assert sorted(voucher.sums[0] for voucher in written) == sorted(paid)
        assert BudgetLine.objects.with_execution().get().available == self.free()

    @invariant()
    def bank_and_books_explain_each_other(self):
        """I11: what isn't matched yet is all that stands between them."""
        sheet = figures.reconcile(self.account, periods.period_of(self.today))
        assert sheet.difference == 0
        assert sheet.bank_balance == -sum(self.lines.values())
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.django_db
def test_money_goes_the_way_of_a_plain_model(monkeypatch):
    monkeypatch.setitem(sources._items, "members.department", DepartmentSource())
    run_state_machine_as_test(
        Money, settings=settings(max_examples=4, stateful_step_count=12, deadline=None, derandomize=True)
    )
