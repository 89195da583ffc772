"""Budget and payments: nothing beyond the budget, paid once, to the approved account, by somebody else."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone, translation

from finance.budget import services as budgets
from finance.budget.models import BudgetLine, Reservation
from finance.payment import booking, services
from finance.payment.models import PaymentRequest
from finance.payment.signals import approval_voided, payment_cancelled, payment_paid
from finance.payment.sources import sources
from finance.payment.workflow import State
from finance.template import services as templates
from finance.template.models import TemplateLine, VoucherTemplate
from finance.voucher import services as vouchers
from finance.voucher.models import Voucher
from tests.factories.finance import Office, account, budget
from tests.factories.members import PersonFactory, UserFactory
from union_portal.core.audit.models import AuditEntry
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox.models import InboxMessage
from union_portal.core.todo.models import Todo

pytestmark = pytest.mark.django_db
ACCOUNT = "6222020200112233445"
TODAY = timezone.localdate()


class DepartmentSource:
    """Any record can ask for a payment; here a department does."""

    model = "members.department"
    kind = "Department"

    def title(self, source) -> str:
        return f"Department {source.code}"

    def url(self, key: int) -> str:
        return f"/admin/members/department/{key}/change/"


@pytest.fixture(autouse=True)
def source(monkeypatch):
    monkeypatch.setitem(sources._items, "members.department", DepartmentSource())


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def heard():
    """What the apps above hear."""
    found: list[str] = []

    def paid(**words):
        found.append("paid")

    def voided(**words):
        found.append("voided")

    def cancelled(**words):
        found.append("cancelled")

    heard_by = [(payment_paid, paid), (approval_voided, voided), (payment_cancelled, cancelled)]
    for signal, receiver in heard_by:
        signal.connect(receiver)
    yield found
    for signal, receiver in heard_by:
        signal.disconnect(receiver)


def ask(
    amount: str = "2000", *, by=None, payee=None, code: str = "50404", payee_account: str = ACCOUNT
) -> PaymentRequest:
    payee = payee or UserFactory().person
    return services.request_payment(
        payee.department, payee=payee, amount=Decimal(amount), account_code=code, summary="困难帮扶",
        by=by or UserFactory(posts=["UNION_CHAIR"]), item="大病救助", payee_account=payee_account,
    )  # fmt: skip


def left(code: str = "50404") -> Decimal:
    return BudgetLine.objects.with_execution().get(account__code=code, year=TODAY.year).available


# -- the budget ---------------------------------------------------------------------------------------
def test_an_approval_reserves_the_budget_and_the_books_take_it_over(office):
    budget("50404", 5000, year=TODAY.year)
    request = ask()
    assert left() == 3000

    paid = services.pay(request, by=office.cashier)
    assert (left(), paid.reservation.state) == (3000, "SPENT")

    voucher = vouchers.prepare_voucher(paid.voucher, by=office.preparer)
    vouchers.check_voucher(voucher, by=office.checker)
    vouchers.post_voucher(voucher, by=office.bookkeeper)
    line = BudgetLine.objects.with_execution().get()
    assert (line.actual, line.reserved, line.available) == (2000, 0, 3000)


def test_nothing_is_reserved_beyond_the_budget(office):
    budget("50404", 5000, year=TODAY.year)
    ask("3000")
    with pytest.raises(budgets.OverBudget, match=r"2,000\.00.*2,000\.01"):
        ask("2000.01")
    assert PaymentRequest.objects.count() == Reservation.objects.count() == 1
    assert ask("2000").amount == 2000


def test_what_was_posted_without_a_request_counts_too(office):
    budget("50404", 5000, year=TODAY.year)
    office.posted("50404 D 4500", "102 C 4500", date=TODAY)
    with pytest.raises(budgets.OverBudget):
        ask("600")


def test_an_account_without_a_budget_has_none():
    with pytest.raises(budgets.OverBudget, match="50404"):
        ask()


def test_the_budget_of_an_income_line_shows_what_came_in(office):
    budget("401", 6000, year=TODAY.year)
    office.posted("102 D 1500", "401 C 1500", date=TODAY)
    assert BudgetLine.objects.with_execution().get().actual == 1500


# -- asking -------------------------------------------------------------------------------------------
def test_a_request_says_for_what_and_puts_it_on_the_cashiers_list(office):
    budget("50404", 5000, year=TODAY.year)
    request = ask()
    assert request.number == f"{TODAY.year}-00001"
    assert request.source_title == f"Department {request.payee.department.code}"
    assert (request.source_kind, request.source_url) == (
        "Department",
        f"/admin/members/department/{request.about_id}/change/",
    )
    assert list(Todo.objects.waiting_for(office.cashier).values_list("kind", flat=True)) == ["finance.pay"]
    assert list(PaymentRequest.objects.waiting_for(office.cashier)) == [request]
    assert list(PaymentRequest.objects.about(request.payee.department)) == [request]


@pytest.mark.parametrize("code", ["501", "401", "999", "102"])
def test_only_open_expense_accounts_are_paid_from(code):
    with pytest.raises(DomainError, match=code):
        ask(code=code)


def test_nobody_approves_for_himself_and_nothing_is_not_paid():
    chair = UserFactory(posts=["UNION_CHAIR"])
    budget("50404", 5000, year=TODAY.year)
    with pytest.raises(DomainError):
        ask(by=chair, payee=chair.person)
    for amount in ("0", "-1", "0.001"):
        with pytest.raises(DomainError):
            ask(amount)


def test_the_account_lies_sealed_in_the_database():
    budget("50404", 5000, year=TODAY.year)
    request = ask()
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(p)::text FROM finance_paymentrequest p")
        (row,) = cursor.fetchone()
    assert ACCOUNT not in row
    assert str(request.payee_account) == "●●●●●●"
    assert PaymentRequest.objects.get().payee_account.open() == ACCOUNT


# -- paying -------------------------------------------------------------------------------------------
def test_paying_writes_a_draft_for_the_preparers_and_tells_the_payee(office, heard):
    budget("50404", 5000, year=TODAY.year)
    request = services.pay(ask(), by=office.cashier, bank_reference="B-77")
    voucher = request.voucher
    assert (voucher.state, voucher.origin, voucher.preparer, voucher.cashier) == (
        "DRAFT",
        "PAYMENT",
        None,
        office.cashier,
    )
    assert list(voucher.entries.values_list("account__code", "debit", "credit", "item")) == [
        ("50404", Decimal("2000.00"), Decimal("0.00"), "大病救助"),
        ("102", Decimal("0.00"), Decimal("2000.00"), ""),
    ]
    assert list(Voucher.objects.waiting_for(office.preparer)) == [voucher]
    assert list(Todo.objects.waiting_for(office.preparer).values_list("kind", flat=True)) == [
        "finance.prepare"
    ]
    assert list(Todo.objects.waiting_for(office.cashier)) == []
    assert InboxMessage.objects.get(kind="finance.payment.paid").user == request.payee.user
    assert heard == ["paid"]


@pytest.mark.parametrize(
    ("summary", "said"), [("打车往返", "报0001 打车往返"), ("车费", "报0001 打车往返 车费")]
)
def test_a_voucher_says_once_what_was_paid(summary, said):
    assert booking.words("报0001 打车往返", summary) == said


def test_cash_is_paid_from_101(office):
    budget("50404", 5000, year=TODAY.year)
    request = services.pay(ask(payee_account=""), by=office.cashier, method="CASH")
    assert request.voucher.entries.get(credit__gt=0).account.code == "101"


def test_a_transfer_needs_an_account(office):
    budget("50404", 5000, year=TODAY.year)
    with pytest.raises(DomainError):
        services.pay(ask(payee_account=""), by=office.cashier)


def test_what_is_paid_is_not_paid_again(office):
    budget("50404", 5000, year=TODAY.year)
    request = services.pay(ask(), by=office.cashier)
    with pytest.raises(NotNow, match=request.number):
        services.pay(request, by=UserFactory(posts=["CASHIER"]))
    assert Voucher.objects.count() == 1


def test_approver_and_payee_cant_pay(office):
    budget("50404", 5000, year=TODAY.year)
    both = UserFactory(posts=["CASHIER", "UNION_CHAIR"])
    with pytest.raises(DomainError):
        services.pay(ask(by=both), by=both)
    with pytest.raises(DomainError):
        services.pay(ask(payee=office.cashier.person), by=office.cashier)
    assert Voucher.objects.count() == 0


def test_the_database_keeps_approver_and_cashier_apart(office):
    budget("50404", 5000, year=TODAY.year)
    request = services.pay(ask(), by=office.cashier)
    with pytest.raises(IntegrityError, match="payment_cashier_is_not_approver"), transaction.atomic():
        PaymentRequest.objects.filter(pk=request.pk).update(paid_by=request.approved_by)


@pytest.mark.parametrize("days", [1, -1])
def test_a_payment_is_dated_between_approval_and_today(office, days):
    budget("50404", 5000, year=TODAY.year)
    with pytest.raises(DomainError):
        services.pay(ask(), by=office.cashier, paid_on=TODAY + dt.timedelta(days=days))


def test_a_receiver_above_that_says_no_undoes_the_payment(office):
    budget("50404", 5000, year=TODAY.year)
    request = ask()

    def refuse(**words):
        raise DomainError("no")

    payment_paid.connect(refuse)
    try:
        with pytest.raises(DomainError, match="no"):
            services.pay(request, by=office.cashier)
    finally:
        payment_paid.disconnect(refuse)
    request.refresh_from_db()
    assert (request.state, Voucher.objects.count()) == (State.APPROVED, 0)


# -- by template ----------------------------------------------------------------------------------------
EQUIPMENT = ("50702 D", "162 D", "102 C", "30104 C")


def template(*lines: str) -> VoucherTemplate:
    """``"50702 D"``, or with an amount ``"50702 D 5"``."""
    made = [
        TemplateLine(
            account=account(code), side="DEBIT" if side == "D" else "CREDIT", amount=Decimal(amount[0]) if amount else None
        )
        for code, side, *amount in map(str.split, lines)
    ]  # fmt: skip
    return templates.keep_template(name="购置设备", summary="购置设备", lines=made, by=None)


def test_a_payment_is_booked_by_the_template_chosen_for_it(office):
    for code in ("50404", "50702"):
        budget(code, 9000, year=TODAY.year)
    chosen = booking.choose_template(
        template=template(*EQUIPMENT), account=account("50702"), by=office.bookkeeper
    )
    booked = {}
    for code in ("50702", "50404"):
        voucher = services.pay(ask(code=code), by=office.cashier, method="CASH").voucher
        booked[code] = [
            (e.account.code, e.debit - e.credit, e.item) for e in voucher.entries.select_related("account")
        ]
    assert booked == {
        "50702": [("50702", 2000, "大病救助"), ("162", 2000, ""), ("101", -2000, ""), ("30104", -2000, "")],
        "50404": [("50404", 2000, "大病救助"), ("101", -2000, "")],
    }
    booking.drop_template(chosen, by=office.bookkeeper)
    assert services.pay(ask(code="50702"), by=office.cashier).voucher.entries.count() == 2


@pytest.mark.parametrize(
    "lines",
    [("50702 D", "162 D", "102 C"), ("50702 D 5", "102 C 5"), ("102 D", "401 C"), ("50702 D", "50101 D", "102 C", "30104 C")],
    ids=["unbalanced", "fixed sums", "income", "two expenses"],
)  # fmt: skip
def test_a_template_that_could_change_what_was_approved_isnt_chosen(office, lines):
    with pytest.raises(DomainError):
        booking.choose_template(template=template(*lines), account=account("50702"), by=office.bookkeeper)


# -- the chain by amount ------------------------------------------------------------------------------
def waiting() -> list[tuple[str, int]]:
    return list(Todo.objects.filter(done_at=None).values_list("kind", "user"))


@pytest.mark.parametrize(
    ("amount", "post", "signs"),
    [
        ("1000", "WELFARE_OFFICER", ""),
        ("1000.01", "WELFARE_OFFICER", "UNION_CHAIR"),
        ("20000", "UNION_CHAIR", ""),
        ("20000.01", "WELFARE_OFFICER", "UNION_CHAIR"),
        ("20000.01", "UNION_CHAIR", "HOSPITAL_LEADER"),
    ],
)
def test_who_must_sign_beside_the_approver_depends_on_the_amount(office, amount, post, signs):
    budget("50404", 50_000, year=TODAY.year)
    approver, people = UserFactory(posts=[post]), {}
    for kind in ("UNION_CHAIR", "HOSPITAL_LEADER"):
        people[kind] = approver if kind == post else UserFactory(posts=[kind])
    request = ask(amount, by=approver)
    assert request.signature_of == signs
    assert waiting() == [
        ("finance.sign_payment", people[signs].pk) if signs else ("finance.pay", office.cashier.pk)
    ]
    if not signs:
        return
    signer = people[signs]
    assert list(PaymentRequest.objects.visible_to(signer).to_sign(signer)) == [request]
    with pytest.raises(NotNow):
        services.pay(request, by=office.cashier)
    for somebody in (approver, office.cashier):
        with pytest.raises(DomainError):
            services.sign_request(request, by=somebody, decision="工会委员会 2026年第3次会议")
    signed = services.sign_request(request, by=signer, decision="工会委员会 2026年第3次会议")
    assert waiting() == [("finance.pay", office.cashier.pk)]
    assert services.pay(signed, by=office.cashier).state == State.PAID


def test_a_sum_above_the_last_limit_names_the_committees_decision(office):
    budget("50404", 50_000, year=TODAY.year)
    chair = UserFactory(posts=["UNION_CHAIR"])
    request = ask("20001", by=UserFactory())
    with translation.override("en"), pytest.raises(DomainError, match="decision of the committee"):
        services.sign_request(request, by=chair)
    with pytest.raises(IntegrityError, match="payment_goes_on_with_its_signature"), transaction.atomic():
        PaymentRequest.objects.filter(pk=request.pk).update(state=State.APPROVED)


def test_nobody_to_sign_refuses_the_approval_and_the_payee_never_signs():
    budget("50404", 50_000, year=TODAY.year)
    chair = UserFactory(posts=["UNION_CHAIR"])
    with translation.override("en"), pytest.raises(DomainError, match="Have the post filled first"):
        ask("5000", by=UserFactory(), payee=chair.person)
    assert PaymentRequest.objects.count() == 0


def test_a_changed_account_voids_the_signature_too(office):
    budget("50404", 50_000, year=TODAY.year)
    chair = UserFactory(posts=["UNION_CHAIR"])
    request = services.sign_request(ask("5000", by=UserFactory()), by=chair)
    services.change_payee_account(request, payee_account="6222999", by=UserFactory())
    again = services.approve_again(request, by=UserFactory())
    assert (again.state, again.signed_by) == (State.SIGNING, None)


# -- a changed account --------------------------------------------------------------------------------
def test_a_changed_account_voids_the_approval_until_somebody_else_approves_again(office, heard):
    budget("50404", 5000, year=TODAY.year)
    officer, chair = UserFactory(posts=["WELFARE_OFFICER"]), UserFactory(posts=["UNION_CHAIR"])
    request = services.change_payee_account(ask(), payee_account="6222999", by=officer)
    assert request.state == State.UNAPPROVED
    with pytest.raises(services.AccountChanged):
        services.pay(request, by=office.cashier)
    with pytest.raises(DomainError):
        services.approve_again(request, by=officer)
    services.approve_again(request, by=chair)
    assert services.pay(request, by=office.cashier).state == State.PAID
    assert heard == ["voided", "paid"]


def test_the_same_account_again_voids_nothing():
    budget("50404", 5000, year=TODAY.year)
    request = services.change_payee_account(ask(), payee_account=ACCOUNT, by=UserFactory())
    assert request.state == State.APPROVED


@pytest.mark.parametrize("column", ["amount", "payee_id", "payee_account"])
def test_what_was_changed_behind_the_portals_back_is_not_paid(office, column):
    budget("50404", 5000, year=TODAY.year)
    request = ask()
    if column == "payee_account":
        request.payee_account = "6222999"
        request.save(update_fields=["payee_account"])
    else:
        value = PersonFactory().pk if column == "payee_id" else 9999
        PaymentRequest.objects.filter(pk=request.pk).update(**{column: value})
    with pytest.raises(services.AccountChanged):
        services.pay(request, by=office.cashier)
    assert Voucher.objects.count() == 0


# -- taking back --------------------------------------------------------------------------------------
def test_a_cancelled_request_frees_the_budget(office, heard):
    budget("50404", 5000, year=TODAY.year)
    request = services.cancel_request(ask(), reason="申请人撤回", by=UserFactory())
    assert (request.state, left(), heard) == (State.CANCELLED, 5000, [])
    with pytest.raises(NotNow):
        services.pay(request, by=office.cashier)


def test_finance_gives_back_and_the_app_above_hears_it(office, heard):
    budget("50404", 5000, year=TODAY.year)
    services.give_back(ask(), reason="账号无效", by=office.cashier)
    assert (left(), heard) == (5000, ["cancelled"])
    assert AuditEntry.objects.filter(action="finance.payment.cancelled").count() == 1
