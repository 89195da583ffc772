"""Members' dues: what is owed by which rule, what follows a change within the year, and how payments settle it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from finance.dues import figures, reports
from finance.dues.models import Due, DuesPayment, DuesReminder, WageBase
from finance.dues.services import assessment, bases, exemptions, payments, refunds, reminders
from finance.voucher import services as vouchers
from finance.voucher.models import Entry, Voucher
from members.models import Membership, Person
from tests.factories.dues import due, enter, member, retain
from tests.factories.members import BranchUnionFactory, UnionGroupFactory, UserFactory
from union_portal.core.audit.models import READ, AuditEntry
from union_portal.core.errors import DomainError
from union_portal.core.outbox.models import InboxMessage
from union_portal.core.policy import services as policy

pytestmark = pytest.mark.django_db
CASH, PAYROLL = DuesPayment.Method.CASH, DuesPayment.Method.PAYROLL


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


def pay(person, amount, cashier, **extra):
    extra = {"method": CASH, "paid_on": dt.date(2025, 3, 10)} | extra
    return payments.take_payment(person, amount=Decimal(amount), by=cashier, **extra)


def branch_member(branch, base="5678"):
    person = member(base)
    person.department.group = UnionGroupFactory(branch=branch)
    person.department.save()
    return person


# -- one member exempt ------------------------------------------------------------------------------------
MARCH, MAY = dt.date(2025, 3, 1), dt.date(2025, 5, 31)


def test_an_exempt_member_owes_nothing_for_those_months_and_keeps_the_credit(preparer, cashier):
    person = member("4000")
    for month in (2, 3, 5, 6):
        assessment.assess(2025, month, by=preparer)
    pay(person, "40", cashier)
    exemptions.exempt(person, since=MARCH, until=MAY, reason="困难职工，工会委员会决定", by=preparer)
    for month in (2, 3, 5, 6):
        assessment.assess(2025, month, by=preparer)
    owed = {month: (due(person, month).basis, due(person, month).paid) for month in (2, 3, 5, 6)}
    assert owed == {2: ("RATE", 20), 3: ("EXEMPT", 0), 5: ("EXEMPT", 0), 6: ("RATE", 20)}


def test_an_exemption_ends_earlier_but_not_later(preparer):
    made = exemptions.exempt(member(), since=MARCH, until=MAY, reason="x", by=preparer)
    with pytest.raises(DomainError, match="ends before that"):
        exemptions.end_exemption(made, until=dt.date(2025, 6, 30), by=preparer)
    exemptions.end_exemption(made, until=dt.date(2025, 4, 30), by=preparer)
    exemptions.exempt(made.person, since=dt.date(2025, 5, 1), reason="x", by=preparer)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"since": dt.date(2025, 3, 2)}, "first of a month"),
        ({"until": dt.date(2025, 5, 30)}, "last of a month"),
        ({"until": dt.date(2025, 2, 28)}, "last of a month"),
        ({"reason": " "}, "reason"),
        ({"since": dt.date(2025, 4, 1), "until": None}, "exempt at that time already"),
    ],
)
def test_what_is_no_exemption_is_refused(preparer, changes, says):
    person = member()
    said = {"since": MARCH, "until": MAY, "reason": "x", "by": preparer}
    if "already" in says:
        exemptions.exempt(person, **said)
    with pytest.raises(DomainError, match=says):
        exemptions.exempt(person, **said | changes)
    with pytest.raises(DomainError, match="Nobody exempts himself"):
        exemptions.exempt(preparer.person, **said)


# -- paid back --------------------------------------------------------------------------------------------
def test_what_no_month_needs_is_paid_back_by_another_cashier_and_undone_with_its_voucher(preparer, cashier):
    person, other = member("4000"), UserFactory(posts=["CASHIER"])
    assessment.assess(2025, 2, by=preparer)
    payment = pay(person, "50", cashier)
    said = {"method": CASH, "paid_on": dt.date(2025, 4, 1), "reason": "调离"}
    with pytest.raises(DomainError, match="Leave it to a colleague"):
        refunds.refund(payment, amount=Decimal(30), by=cashier, **said)
    with pytest.raises(DomainError, match=r"30\.00 yuan of this payment"):
        refunds.refund(payment, amount=Decimal("30.01"), by=other, **said)
    made = refunds.refund(payment, amount=Decimal(30), by=other, **said)
    voucher = vouchers.voucher_of(made)
    entries = [(e.account.code, e.debit, e.credit) for e in voucher.entries.select_related("account")]
    assert entries == [("401", 30, 0), ("101", 0, 30)]
    assessment.assess(2025, 3, by=preparer)
    assert (due(person, 3).paid, figures.statement(person, 2025, on=dt.date(2025, 5, 1)).credit) == (0, 0)
    with pytest.raises(DomainError, match="was paid back"):
        payments.void_payment(payment, reason="x", by=preparer)
    vouchers.discard_voucher(voucher, by=preparer)
    assert due(person, 3).paid == 20


# -- the rules --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("base", "dues"),
    [("5678", "28.35"), ("5670", "28.35"), ("5679.99", "28.35"), ("5680", "28.40"), ("9.99", "0.00"), ("10", "0.05")],
)  # fmt: skip
def test_half_a_percent_of_the_base_without_its_tail_below_ten_yuan(base, dues):
    assert figures.Rules.on(dt.date(2025, 3, 1)).share(Decimal(base)) == Decimal(dues)


def test_a_new_rate_counts_from_the_month_that_begins_with_it(preparer):
    person = member("4000")
    policy.set_value(figures.RATE, 1.0, valid_from=dt.date(2025, 3, 15), source="试点", by=preparer)
    for month in (2, 3, 4):
        assessment.assess(2025, month, by=preparer)
    assert [due(person, month).amount for month in (2, 3, 4)] == [20, 20, 40]
    assert due(person, 4).version == policy.version(figures.RATE, on=dt.date(2025, 4, 1))


def test_who_pays_what_and_why(preparer):
    paying, unknown = member("5678"), member(None)
    fixed = member(None, employment=Person.Employment.DISPATCHED)
    retained, retired = (
        member("5678"),
        member("5678", status=Person.Status.RETIRED, left_on=dt.date(2025, 2, 20)),
    )
    retain(retained, on=dt.date(2024, 6, 1))
    stranger = member("5678")
    Membership.objects.filter(person=stranger).update(until=dt.date(2025, 2, 28))
    policy.set_value(
        figures.FIXED, {"DISPATCHED": 5}, valid_from=dt.date(2025, 1, 1), source="决定", by=preparer
    )
    found = assessment.assess(2025, 3, by=preparer)
    basis = Due.Basis
    assert {row.person: (row.basis, row.amount) for row in found.dues.all()} == {
        paying: (basis.RATE, Decimal("28.35")),
        unknown: (basis.UNKNOWN, 0),
        fixed: (basis.FIXED, 5),
        retained: (basis.EXEMPT, 0),
        retired: (basis.EXEMPT, 0),
    }
    assert (found.payers, found.exempt, found.unknown, found.total) == (2, 2, 1, Decimal("33.35"))


def test_status_changes_within_the_year_are_followed_month_by_month(preparer):
    joins = member("4000", since=dt.date(2025, 3, 31))
    retires = member("4000", status=Person.Status.RETIRED, left_on=dt.date(2025, 6, 10))
    rests = member("4000")
    retain(rests, on=dt.date(2025, 9, 2))
    for month in range(1, 13):
        assessment.assess(2025, month, by=preparer)
    owed = {
        person: [row.assessment.month for row in Due.objects.of(person.pk).filter(amount__gt=0).select_related("assessment")]
        for person in (joins, retires, rests)
    }  # fmt: skip
    assert owed == {joins: list(range(3, 13)), retires: list(range(1, 7)), rests: list(range(1, 10))}


@pytest.mark.parametrize(
    ("key", "value"),
    [(figures.RATE, 50.0), (figures.FIXED, {"NURSE": 5}), (figures.FIXED, {"CONTRACT": "5"}), (figures.EXEMPT, ["ILL"]),
     (figures.ROUND_TO, 7), (figures.GRACE, -1)],
)  # fmt: skip
def test_rules_that_make_no_sense_are_refused(key, value, preparer):
    with pytest.raises(DomainError):
        policy.set_value(key, value, valid_from=dt.date(2030, 1, 1), source="x", by=preparer)


# -- the wage base ----------------------------------------------------------------------------------------
def test_the_base_is_sealed_and_the_latest_that_has_begun_counts(preparer):
    person = member("4000")
    enter(person, "5000", since=dt.date(2025, 7, 1))
    enter(person, "6000", since=dt.date(2025, 7, 1))  # corrected: the one before is replaced
    assert {str(base.amount) for base in WageBase.objects.all()} == {"●●●●●●"}
    assert [base.state for base in person.wage_bases.all()] == ["IN_FORCE", "REPLACED", "IN_FORCE"]
    assert figures.bases_on(dt.date(2025, 6, 30)) == {person.pk: 4000}
    assert figures.bases_on(dt.date(2025, 7, 1)) == {person.pk: 6000}


def test_a_base_begins_with_a_month(preparer):
    with pytest.raises(DomainError, match="first of a month"):
        bases.enter_base(member(None), amount=Decimal(1), since=dt.date(2025, 3, 2), source="x", by=preparer)


def test_reading_a_base_is_logged_for_the_person_to_see(client, preparer):
    person = UserFactory(person=member("4321")).person
    base = person.wage_bases.get()
    client.force_login(preparer)
    answer = client.post(reverse("admin:finance_wagebase_reveal", args=[base.pk, "amount"]))
    assert "4321.00" in answer.content.decode()
    assert AuditEntry.objects.filter(action=READ, concerns=person.user, by=preparer).exists()


# -- payments ---------------------------------------------------------------------------------------------
def test_a_payment_settles_its_own_month_then_the_oldest_and_the_rest_is_credit(preparer, cashier):
    person = member("4000")
    months = [assessment.assess(2025, month, by=preparer) for month in (1, 2, 3)]
    payment = pay(person, "25", cashier, assessment=months[2])
    assert [due(person, month).paid for month in (1, 2, 3)] == [5, 0, 20]
    pay(person, "40", cashier)
    assert [due(person, month).paid for month in (1, 2, 3)] == [20, 20, 20]
    found = figures.statement(person, 2025, on=dt.date(2025, 5, 20))
    assert (found.due, found.paid, found.received, found.arrears, found.credit) == (60, 60, 65, 0, 5)
    assessment.assess(2025, 4, by=preparer)
    assert due(person, 4).paid == 5
    payment.refresh_from_db()
    assert payment.matched == 25


def test_dues_that_fall_give_back_what_was_paid_beyond(preparer, cashier):
    person = member("4000")
    assessment.assess(2025, 1, by=preparer)
    pay(person, "20", cashier)
    enter(person, "3000")
    month = due(person, 1).assessment
    shown = assessment.compare(month, by=preparer).differences
    assert [(each.person, each.was, each.becomes) for each in shown] == [(person, 20, 15)]
    assessment.assess_again(month, by=preparer)
    assert (due(person, 1).amount, due(person, 1).paid) == (15, 15)
    assert person.dues_payments.get().credit == 5
    assert assessment.compare(month, by=preparer).differences == []


def test_who_is_no_member_any_more_owes_nothing_and_keeps_his_credit(preparer, cashier):
    person = member("4000")
    assessment.assess(2025, 2, by=preparer)
    pay(person, "20", cashier)
    Membership.objects.filter(person=person).update(until=dt.date(2025, 1, 31))
    assessment.assess(2025, 2, by=preparer)
    assert (due(person, 2).basis, due(person, 2).amount, person.dues_payments.get().credit) == ("NONE", 0, 20)


def test_a_payment_proposes_its_voucher_without_a_name(preparer, cashier):
    branch = BranchUnionFactory(name="内科分工会")
    person = branch_member(branch)
    payment = pay(person, "30", cashier)
    voucher = vouchers.voucher_of(payment)
    entries = [
        (e.account.code, e.debit, e.credit, str(e.unit or ""))
        for e in voucher.entries.select_related("account", "unit")
    ]
    assert entries == [("101", 30, 0, ""), ("401", 0, 30, "内科分工会")]
    assert (voucher.cashier, voucher.preparer) == (cashier, None)
    assert person.name not in voucher.summary


def test_voiding_waits_for_the_voucher_and_frees_the_months(preparer, cashier):
    person = member("4000")
    assessment.assess(2025, 1, by=preparer)
    payment = pay(person, "20", cashier)
    with pytest.raises(DomainError, match="voucher"):
        payments.void_payment(payment, reason="重复", by=preparer)
    vouchers.discard_voucher(vouchers.voucher_of(payment), by=preparer)
    payments.book_again(payment, by=preparer)
    vouchers.discard_voucher(vouchers.voucher_of(payment), by=preparer)
    payments.void_payment(payment, reason="重复", by=preparer)
    assert due(person, 1).paid == 0
    assert figures.statement(person, 2025, on=dt.date(2025, 5, 1)).payments == []
    with pytest.raises(DomainError, match="already"):
        payments.void_payment(payment, reason="重复", by=preparer)


@pytest.mark.parametrize(("amount", "day"), [("0", "2025-03-01"), ("-1", "2025-03-01"), ("1", "2099-01-01")])
def test_payments_that_cannot_be_are_refused(amount, day, cashier):
    with pytest.raises(DomainError):
        pay(member(), amount, cashier, paid_on=dt.date.fromisoformat(day))
    assert not Voucher.objects.exists()


def test_the_database_refuses_more_paid_than_owed(preparer):
    member("4000")
    assessment.assess(2025, 1, by=preparer)
    with pytest.raises(IntegrityError, match="due_paid_within_due"), transaction.atomic():
        Due.objects.update(paid=21)


# -- arrears and collection -------------------------------------------------------------------------------
def test_arrears_begin_when_the_grace_is_over(preparer):
    person = member("4000")
    for month in (1, 2):
        assessment.assess(2025, month, by=preparer)

    def owes(day):
        return [(each.owes, each.months) for each in figures.in_arrears(on=dt.date(2025, *day))]

    assert owes((2, 15)) == []
    assert owes((2, 16)) == [(20, 1)]
    assert owes((3, 16)) == [(40, 2)]
    assert figures.in_arrears(on=dt.date(2025, 3, 16)).get() == person


def test_a_reminder_goes_out_once_a_month(preparer):
    person = UserFactory(person=member("4000")).person
    assessment.assess(2025, 1, by=preparer)
    assert reminders.remind(on=dt.date(2025, 3, 20), by=preparer) == 1
    assert reminders.remind(on=dt.date(2025, 3, 31), by=None) == 0
    assert reminders.remind(on=dt.date(2025, 4, 1), by=None) == 1
    told = InboxMessage.objects.filter(user=person.user).order_by("pk")
    assert len(told) == 2
    assert "20.00" in told[0].title
    assert DuesReminder.objects.filter(months=1, amount=20).count() == 2


def test_the_collection_rate_by_branch_and_as_xlsx(preparer, cashier):
    first, second = BranchUnionFactory(name="内科分工会"), BranchUnionFactory(name="外科分工会")
    paid, open_ = branch_member(first, "4000"), branch_member(second, "4000")
    assessment.assess(2025, 1, by=preparer)
    pay(paid, "20", cashier)
    pay(open_, "5", cashier)
    found = figures.collection(2025, on=dt.date(2025, 5, 1))
    assert [(line.branch, line.due, line.paid, line.rate) for line in found.branches] == [
        (second, 20, 5, Decimal("0.25")), (first, 20, 20, 1),
    ]  # fmt: skip
    assert (found.total.rate, found.months) == (Decimal("0.625"), [(1, 40, 25)])
    assert figures.collection(2025, on=dt.date(2025, 2, 1)).total.rate is None
    assert reports.as_xlsx(found)[:2] == b"PK"
    assert len(reports.charts(found)) == 2


# -- doors ------------------------------------------------------------------------------------------------
def test_a_member_sees_her_own_statement_only(client, preparer, cashier):
    person, other = UserFactory(person=member("4000")).person, member("5000")
    assessment.assess(2025, 1, by=preparer)
    pay(person, "20", cashier)
    pay(other, "7", cashier)
    client.force_login(person.user)
    page = client.get(reverse("finance:dues-year", args=[2025])).content.decode()
    assert "20.00" in page
    assert "7.00" not in page
    assert client.get(reverse("finance:dues-person", args=[other.public_id])).status_code == 403


def test_a_receipt_names_months_and_sum_and_gets_a_check_code(preparer, cashier):
    person = member("4000")
    assessment.assess(2025, 1, by=preparer)
    payment = pay(person, "25", cashier)
    found = reports.receipt(person, 2025)
    assert (found.total, found.payments) == (25, [payment])
    with pytest.raises(DomainError, match="nothing to receipt"):
        reports.receipt(person, 2024)


def test_the_cashier_takes_dues_by_staff_number(client, cashier):
    person = member("4000")
    client.force_login(cashier)
    url = reverse("admin:finance_duespayment_add")
    sent = {"person": person.staff_number, "amount": "20", "method": "CASH", "paid_on": "2025-03-01"}
    assert client.post(url, sent | {"person": "nobody"}).status_code == 422
    assert client.post(url, sent).status_code == 302
    assert person.dues_payments.get().amount == 20
    assert Entry.objects.filter(account__code="401", credit=20).exists()
