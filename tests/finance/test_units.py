"""Units: who belongs to them, what they draw and settle, what is kept for others, and what members read of it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation

from finance.allowance import services
from finance.allowance.models import Allowance, AllowanceYear, Draw
from finance.budget.models import BudgetLine, Reservation
from finance.budget.services import OverBudget
from finance.custody import services as custodies
from finance.custody.figures import agreement
from finance.custody.models import Custody, CustodyMove
from finance.spending_rule.services import AgainstRule, load_presets
from finance.unit import services as units
from finance.unit.models import Unit
from finance.unit_book.figures import book_of
from finance.voucher import services as vouchers
from finance.voucher.models import Voucher
from members.models import Membership
from tests.factories.core import upload
from tests.factories.finance import Office, account, budget, line
from tests.factories.finance_units import give_allowance
from tests.factories.members import (
    BranchUnionFactory,
    DepartmentFactory,
    MembershipFactory,
    PersonFactory,
    UnionGroupFactory,
    UserFactory,
)
from union_portal.core.deadline.models import Deadline
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox.models import InboxMessage
from union_portal.core.policy import services as policy
from union_portal.core.todo.models import Todo

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def english():
    """Refusals are asked for by their words."""
    with translation.override("en"):
        yield


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def officer():
    return UserFactory(posts=["UNION_OFFICER"])


@pytest.fixture
def club(officer) -> Unit:
    return units.open_unit(name="篮球俱乐部", kind=Unit.Kind.CLUB, by=officer)


@pytest.fixture
def keeper(club, officer):
    user = UserFactory()
    units.add_people(club, people=[user.person], role="KEEPER", since=TODAY, by=officer)
    return user


# -- who belongs to them ------------------------------------------------------------------------------
def test_members_are_counted_by_the_staff_register_or_by_the_list(club, keeper, officer):
    group = UnionGroupFactory()
    department = DepartmentFactory(group=group)
    branch_unit, group_unit = units.unit_of(group.branch), units.unit_of(group)
    campus_unit = units.unit_named(department.campus.name)
    people = [PersonFactory(department=department) for _n in range(4)]
    for person, state in zip(people, ["ACTIVE", "ACTIVE", "RETAINED"], strict=False):
        MembershipFactory(person=person, state=Membership.State(state))
    units.add_people(club, people=people[:1], role="MEMBER", since=TODAY, by=officer)
    counted = units.headcounts()
    assert [counted[unit.pk] for unit in (branch_unit, group_unit, campus_unit, club)] == [2, 2, 2, 2]
    assert units.headcounts(on=TODAY - dt.timedelta(days=1))[club.pk] == 0


def test_a_person_finds_the_units_it_belongs_to(club, keeper):
    group = UnionGroupFactory()
    member = UserFactory(person__department=DepartmentFactory(group=group))
    branch = units.unit_of(group.branch)
    assert list(Unit.objects.of(member)) == []
    MembershipFactory(person=member.person)
    assert list(Unit.objects.of(member)) == [branch]
    assert list(Unit.objects.of(keeper)) == list(Unit.objects.kept_by(keeper)) == [club]
    chair = UserFactory(posts=["BRANCH_CHAIR"], posts__branch=group.branch)
    assert list(Unit.objects.kept_by(chair)) == [branch]


def test_another_role_ends_the_first_and_leaving_ends_it_too(club, officer):
    person = PersonFactory()
    month_ago = TODAY - dt.timedelta(days=30)
    for role, since in (("MEMBER", month_ago), ("MEMBER", TODAY), ("KEEPER", TODAY)):
        units.add_people(club, people=[person], role=role, since=since, by=officer)
    assert list(club.people.order_by("since").values_list("role", "until")) == [
        ("MEMBER", TODAY - dt.timedelta(days=1)),
        ("KEEPER", None),
    ]
    units.remove_people(club, people=[person], until=TODAY, by=officer)
    assert club.people.get(role="KEEPER").until == TODAY
    with pytest.raises(NotNow):
        units.remove_people(club, people=[PersonFactory()], until=TODAY, by=officer)


def test_an_officer_keeps_the_list_by_staff_numbers(client, club, officer):
    people = [PersonFactory(), PersonFactory()]
    client.force_login(officer)
    url = reverse("admin:finance_unit_deed", args=[club.pk, "add"])
    numbers = "、".join(person.staff_number for person in people)
    data = {"people": f"{numbers} 999x", "role": "MEMBER", "since": TODAY.isoformat()}
    assert "999x" in client.post(url, data).content.decode()
    client.post(url, data | {"people": numbers})
    assert {member.person for member in club.people.current()} == set(people)


# -- allowances -----------------------------------------------------------------------------------------
def set_rate(**rates: int) -> None:
    value = dict.fromkeys(Unit.Kind.values, 0) | rates
    policy.set_value(
        services.RATE, value, valid_from=dt.date(2020, 1, 1), source="会议纪要", by=UserFactory()
    )


def test_shares_are_worked_out_per_member_and_adopted_by_another(club, keeper, officer):
    with pytest.raises(DomainError, match="No unit"):
        services.adopt_year(services.work_out(year=2025, counted_on=TODAY, by=officer), by=UserFactory())
    set_rate(CLUB=100)
    year = services.work_out(year=TODAY.year, counted_on=TODAY, by=officer)
    assert list(year.allowances.values_list("unit", "members", "share")) == [(club.pk, 1, 100)]
    units.add_people(club, people=[PersonFactory()], role="MEMBER", since=TODAY, by=officer)
    services.count_again(year, counted_on=TODAY, by=officer)
    with pytest.raises(DomainError, match="worked the shares out"):
        services.adopt_year(year, by=officer)
    services.adopt_year(year, by=UserFactory(posts=["UNION_CHAIR"]))
    assert Allowance.objects.adopted().get().share == 200
    with pytest.raises(NotNow):
        services.count_again(year, counted_on=TODAY, by=officer)
    with pytest.raises(DomainError, match="already"):
        services.work_out(year=TODAY.year, counted_on=TODAY, by=officer)


@pytest.fixture
def allowance(club, officer) -> Allowance:
    budget("50102", 2000, year=TODAY.year)
    return give_allowance(club, "1000", by=officer)


def ask(allowance: Allowance, keeper, amount: int = 600) -> Draw:
    return services.request_draw(
        allowance, account=account("50102"), amount=Decimal(amount), purpose="秋季联赛", by=keeper
    )


def paid(draw: Draw, officer, office: Office) -> Draw:
    draw = services.approve_draw(draw, by=officer)
    return services.pay_draw(draw, paid_on=TODAY, method="TRANSFER", by=office.cashier)


def entries(voucher: Voucher) -> list[tuple]:
    rows = voucher.entries.values_list("account__code", "debit", "credit", "unit__name")
    return [(code, debit - credit, unit) for code, debit, credit, unit in rows]


def state(allowance: Allowance) -> tuple[Decimal, Decimal]:
    """What is left of the allowance and of the budget."""
    allowance.refresh_from_db()
    return allowance.left, BudgetLine.objects.with_execution().get().available


def test_a_draw_goes_from_request_to_settlement(allowance, keeper, officer, office):
    draw = ask(allowance, keeper)
    assert list(Todo.objects.waiting_for(officer).values_list("kind", flat=True)) == ["finance.draw_approve"]
    assert state(allowance) == (1000, 2000)
    draw = paid(draw, officer, office)
    assert state(allowance) == (400, 1400)
    assert entries(draw.advance) == [("135", 600, "篮球俱乐部"), ("102", -600, None)]
    assert Deadline.objects.running().get().due_on == TODAY + dt.timedelta(days=60)
    draw = services.report_draw(
        draw, spent=Decimal(450), report="场地费、饮用水", receipts=[upload()], by=keeper
    )
    draw = services.settle_draw(draw, settled_on=TODAY, method="CASH", documents=3, by=officer)
    assert entries(draw.settlement) == [
        ("50102", 450, "篮球俱乐部"), ("101", 150, None), ("135", -600, "篮球俱乐部"),
    ]  # fmt: skip
    assert state(allowance) == (550, 1550)
    assert not Deadline.objects.running().exists()
    assert not Todo.objects.about(draw).filter(done_at=None).exists()
    kinds = InboxMessage.objects.filter(user=keeper).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["finance.draw.paid", "finance.draw.settled"]


def test_nothing_is_drawn_beyond_the_share(allowance, keeper, officer):
    first, second = ask(allowance, keeper), ask(allowance, keeper)
    services.approve_draw(first, by=officer)
    with pytest.raises(DomainError, match=r"400\.00"):
        services.approve_draw(second, by=officer)
    with pytest.raises(DomainError, match=r"400\.00"):
        ask(allowance, keeper, 401)
    with pytest.raises(IntegrityError, match="overdrawn"), transaction.atomic():
        Allowance.objects.update(used=1001)


def test_nothing_is_drawn_beyond_the_budget(allowance, keeper, officer):
    BudgetLine.objects.update(amount=500)
    with pytest.raises(OverBudget):
        services.approve_draw(ask(allowance, keeper), by=officer)
    allowance.refresh_from_db()
    assert (allowance.used, Reservation.objects.count()) == (0, 0)


def test_the_spending_rules_hold_for_draws_too(allowance, keeper, officer, office):
    load_presets()
    with pytest.raises(AgainstRule, match="请客送礼"):
        services.request_draw(
            allowance, account=account("50102"), amount=Decimal(1), purpose="年终宴请", by=keeper
        )
    draw = paid(ask(allowance, keeper), officer, office)
    with pytest.raises(AgainstRule, match="烟酒"):
        services.report_draw(draw, spent=Decimal(450), report="场地费、啤酒", receipts=[upload()], by=keeper)
    draw.refresh_from_db()
    assert (draw.state, draw.spent) == ("DRAWN", None)


def test_only_this_years_adopted_allowance_is_drawn_for_what_it_is_for(allowance, keeper):
    with pytest.raises(DomainError, match="isn't spent on this"):
        services.request_draw(allowance, account=account("50404"), amount=Decimal(1), purpose="x", by=keeper)
    AllowanceYear.objects.update(year=TODAY.year - 1)
    with pytest.raises(DomainError, match="this year's"):
        ask(allowance, keeper)


def test_nobody_decides_on_his_own_draw(allowance, keeper, officer, office):
    draw = ask(allowance, keeper)
    with pytest.raises(DomainError):
        services.approve_draw(draw, by=keeper)
    draw = services.approve_draw(draw, by=officer)
    for person in (keeper, officer):
        with pytest.raises(DomainError):
            services.pay_draw(draw, paid_on=TODAY, method="CASH", by=person)
    draw = services.pay_draw(draw, paid_on=TODAY, method="CASH", by=office.cashier)
    draw = services.report_draw(draw, spent=Decimal(1), report="x", receipts=[upload()], by=keeper)
    with pytest.raises(DomainError):
        services.settle_draw(draw, settled_on=TODAY, method="CASH", documents=1, by=keeper)


def test_what_isnt_paid_is_free_again(allowance, keeper, officer, office):
    services.refuse_draw(ask(allowance, keeper), reason="重复申请", by=officer)
    services.withdraw_draw(ask(allowance, keeper), by=keeper)
    draw = services.approve_draw(ask(allowance, keeper), by=officer)
    with pytest.raises(NotNow):
        services.withdraw_draw(draw, by=keeper)
    services.cancel_draw(draw, reason="账户有误", by=office.cashier)
    assert state(allowance) == (1000, 2000)
    kinds = InboxMessage.objects.filter(user=keeper).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["finance.draw.refused", "finance.draw.cancelled"]


def test_no_more_is_settled_than_was_drawn_and_nothing_spent_is_no_expense(
    allowance, keeper, officer, office
):
    draw = paid(ask(allowance, keeper), officer, office)
    with pytest.raises(DomainError, match="Attach at least one receipt"):
        services.report_draw(draw, spent=Decimal(1), report="x", by=keeper)
    with pytest.raises(DomainError, match=r"600\.00"):
        services.report_draw(draw, spent=Decimal("600.01"), report="x", receipts=[upload()], by=keeper)
    draw = services.report_draw(draw, spent=Decimal(0), report="下雨取消", by=keeper)
    draw = services.settle_draw(draw, settled_on=TODAY, method="CASH", documents=1, by=officer)
    assert entries(draw.settlement) == [("101", 600, None), ("135", -600, "篮球俱乐部")]
    assert state(allowance) == (1000, 2000)


def test_a_discarded_draft_sends_the_draw_a_step_back(allowance, keeper, officer, office):
    draw = paid(ask(allowance, keeper), officer, office)
    draw = services.report_draw(draw, spent=Decimal(450), report="x", receipts=[upload()], by=keeper)
    draw = services.settle_draw(draw, settled_on=TODAY, method="CASH", documents=1, by=officer)
    vouchers.discard_voucher(draw.settlement, by=office.preparer)
    draw.refresh_from_db()
    assert (draw.state, draw.settlement, state(allowance)) == ("REPORTED", None, (400, 1400))
    with pytest.raises(NotNow, match="Receipts"):
        vouchers.discard_voucher(draw.advance, by=office.preparer)
    draw = services.return_report(draw, reason="发票不清", by=officer)
    vouchers.discard_voucher(draw.advance, by=office.preparer)
    draw.refresh_from_db()
    assert (draw.state, draw.advance, state(allowance)) == ("APPROVED", None, (400, 1400))
    paid_again = services.pay_draw(draw, paid_on=TODAY, method="CASH", by=office.cashier)
    assert paid_again.state == "DRAWN"


def test_a_keeper_draws_and_settles_on_the_phone(client, allowance, keeper, officer, office):
    client.force_login(keeper)
    club = allowance.unit
    data = {"purpose": "秋季联赛", "account": account("50102").pk, "amount": "300"}
    client.post(reverse("finance:draw-new", args=[club.public_id]), data)
    draw = paid(Draw.objects.get(), officer, office)
    url = reverse("finance:draw-report", args=[draw.public_id])
    report = {"spent": "280", "report": "场地费"}
    assert client.post(url, report).status_code == 422
    receipt = SimpleUploadedFile("r.pdf", b"%PDF-1.4\n%%EOF")
    assert client.post(url, report | {"receipts": [receipt]}).headers["Location"] == draw.get_absolute_url()
    draw.refresh_from_db()
    assert (draw.state, draw.spent) == ("REPORTED", 280)
    assert "r.pdf" in client.get(draw.get_absolute_url()).content.decode()


# -- the books of a unit ------------------------------------------------------------------------------------
def test_members_read_what_their_unit_got_and_spent_but_nobodys_help(client, allowance, keeper, office):
    name = allowance.unit.name
    spent = [line("50102 D 300", unit=name, item="秋季联赛"), line("50404 D 80", unit=name, item="大病救助")]
    office.booked((TODAY, *spent, "102 C 380"), (TODAY, "102 D 50", line("401 C 50", unit=name)))
    book = book_of(allowance.unit, TODAY.year)
    assert [(x.amount, x.items) for x in book.expense] == [(300, (("秋季联赛", 300),)), (80, ())]
    assert (book.came, book.went, book.allowance) == (50, 380, allowance)
    client.force_login(keeper)
    page = client.get(reverse("finance:unit", args=[allowance.unit.public_id])).content.decode()
    assert "秋季联赛" in page
    assert "大病救助" not in page
    assert (
        client.get(reverse("finance:unit", args=[allowance.unit.public_id]), {"year": "²"}).status_code == 200
    )
    client.force_login(UserFactory())
    assert client.get(reverse("finance:unit", args=[allowance.unit.public_id])).status_code == 404


def test_a_branch_reads_its_own_books_only():
    first, second = UnionGroupFactory(), UnionGroupFactory(branch=BranchUnionFactory())
    member = UserFactory(person__department=DepartmentFactory(group=first))
    MembershipFactory(person=member.person)
    assert member.has_perm("finance.read_unit_book", units.unit_of(first.branch))
    assert not member.has_perm("finance.read_unit_book", units.unit_of(second.branch))


# -- custody money ------------------------------------------------------------------------------------------
@pytest.fixture
def custody(club, office) -> Custody:
    return custodies.open_custody(name="会员活动费", owner="篮球俱乐部", unit=club, by=office.bookkeeper)


def received(custody: Custody, office: Office, amount: int = 500) -> CustodyMove:
    return custodies.receive(
        custody,
        amount=Decimal(amount),
        party="会员",
        summary="会费",
        done_on=TODAY,
        method="CASH",
        by=office.cashier,
    )


def post(voucher: Voucher, office: Office) -> None:
    vouchers.prepare_voucher(voucher, by=office.preparer)
    vouchers.check_voucher(voucher, by=office.checker)
    vouchers.post_voucher(voucher, by=office.bookkeeper)


def test_custody_money_comes_in_and_goes_out_by_two_hands(custody, officer, office):
    move = received(custody, office)
    assert entries(move.voucher) == [("101", 500, "篮球俱乐部"), ("221", -500, "篮球俱乐部")]
    out = custodies.order(custody, amount=Decimal(200), party="体育馆", summary="场地费", by=officer)
    custody.refresh_from_db()
    assert (custody.balance, agreement().agrees, agreement().under_way) == (300, True, 300)
    both = UserFactory(posts=["CASHIER"])
    mine = custodies.order(custody, amount=Decimal(1), party="x", summary="x", by=both)
    with pytest.raises(DomainError, match="ordered"):
        custodies.pay(mine, done_on=TODAY, method="CASH", by=both)
    custodies.cancel(mine, reason="误录", by=both)
    out = custodies.pay(out, done_on=TODAY, method="TRANSFER", by=office.cashier)
    with pytest.raises(NotNow):
        custodies.pay(out, done_on=TODAY, method="TRANSFER", by=office.cashier)
    for voucher in (move.voucher, out.voucher):
        post(voucher, office)
    found = agreement()
    assert (found.books, found.kept, found.under_way, found.agrees) == (300, 300, 0, True)


def test_custody_money_never_falls_below_zero(custody, officer, office):
    received(custody, office)
    with pytest.raises(DomainError, match=r"500\.00"):
        custodies.order(custody, amount=Decimal("500.01"), party="x", summary="x", by=officer)
    with pytest.raises(IntegrityError, match="below_zero"), transaction.atomic():
        Custody.objects.update(balance=-1)


def test_what_is_given_out_already_isnt_discarded(custody, officer, office):
    move = received(custody, office)
    out = custodies.order(custody, amount=Decimal(200), party="x", summary="x", by=officer)
    with pytest.raises(DomainError, match=r"300\.00"):
        vouchers.discard_voucher(move.voucher, by=office.preparer)
    out = custodies.pay(out, done_on=TODAY, method="CASH", by=office.cashier)
    vouchers.discard_voucher(out.voucher, by=office.preparer)
    out.refresh_from_db()
    assert (out.state, out.voucher) == ("ORDERED", None)
    custodies.cancel(out, reason="误录", by=officer)
    vouchers.discard_voucher(move.voucher, by=office.preparer)
    custody.refresh_from_db()
    assert (custody.balance, agreement().difference) == (0, 0)


def test_what_stood_on_221_before_is_taken_over_without_an_entry(custody, office):
    office.posted("102 D 900", "221 C 900", date=TODAY)
    assert agreement().difference == 900
    custodies.take_over(custody, amount=Decimal(900), by=office.bookkeeper)
    assert (agreement().difference, Voucher.objects.count()) == (0, 1)


def test_only_empty_custody_money_is_closed(custody, officer, office):
    received(custody, office)
    with pytest.raises(DomainError, match=r"500\.00"):
        custodies.close_custody(custody, by=office.bookkeeper)
    custodies.order(custody, amount=Decimal(500), party="x", summary="退费", by=officer)
    custodies.close_custody(custody, by=office.bookkeeper)
    with pytest.raises(NotNow):
        received(custody, office)
