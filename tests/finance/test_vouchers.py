"""Vouchers: each step, each refusal, and what the database refuses whatever the code does."""

from __future__ import annotations

import datetime as dt
from contextlib import nullcontext
from decimal import Decimal

import pgtrigger
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import translation

from finance.account.models import Fund
from finance.closing import services as closings
from finance.period import services as periods
from finance.period.models import MonthBalance, VoucherKind
from finance.voucher import services
from finance.voucher.models import Entry, Voucher
from finance.voucher.workflow import State
from tests.factories.finance import Office, account, line
from tests.factories.members import UserFactory
from union_portal.core.audit.models import AuditEntry
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.todo.models import Todo

pytestmark = pytest.mark.django_db
DUES = ("102 D 6200.00", "401 C 6200.00")


@pytest.fixture
def office() -> Office:
    return Office()


def sql(statement: str, *params: object) -> None:
    """Raw SQL in a transaction of its own, deferred checks included."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, params)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


# -- the way of a voucher -----------------------------------------------------------------------------
def test_a_voucher_goes_from_draft_to_the_books_and_every_hand_is_named(office):
    voucher = office.draft(*DUES)
    assert (voucher.state, voucher.number, voucher.label) == (State.DRAFT, None, "–")

    services.prepare_voucher(voucher, by=office.preparer)
    services.sign_voucher(voucher, by=office.cashier)
    services.check_voucher(voucher, by=office.checker)
    posted = services.post_voucher(voucher, by=office.bookkeeper)

    assert posted.state == State.POSTED
    assert posted.label == "记-2025-03-0001"
    assert (posted.preparer, posted.cashier, posted.checker, posted.bookkeeper) == (
        office.preparer, office.cashier, office.checker, office.bookkeeper,
    )  # fmt: skip
    assert list(MonthBalance.objects.order_by("account").values_list("account__code", "debit", "credit")) == [
        ("102", Decimal("6200.00"), Decimal("0.00")),
        ("401", Decimal("0.00"), Decimal("6200.00")),
    ]
    assert list(AuditEntry.objects.order_by("pk").values_list("action", flat=True)) == [
        "finance.voucher.written", "finance.voucher.prepared", "finance.voucher.signed",
        "finance.voucher.checked", "finance.voucher.posted",
    ]  # fmt: skip


def test_each_step_stands_on_the_list_of_those_whose_turn_it_is(office):
    voucher = services.prepare_voucher(office.draft(*DUES), by=office.preparer)
    services.sign_voucher(voucher, by=office.cashier)
    assert list(Todo.objects.waiting_for(office.checker).values_list("kind", flat=True)) == ["finance.check"]
    assert list(Voucher.objects.waiting_for(office.checker)) == [voucher]

    services.check_voucher(voucher, by=office.checker)
    assert list(Todo.objects.waiting_for(office.checker)) == []
    assert list(Voucher.objects.waiting_for(office.bookkeeper)) == [voucher]

    services.post_voucher(voucher, by=office.bookkeeper)
    assert list(Todo.objects.filter(done_at=None)) == []


def test_numbers_count_per_month_and_kind(office):
    first, second = office.through(office.draft(*DUES)), office.through(office.draft(*DUES))
    april = office.through(office.draft(*DUES, date=dt.date(2025, 4, 1)))
    closing = office.through(office.draft("401 D 1", "32203 C 1", date=dt.date(2025, 3, 31)))
    assert [v.label for v in (first, second, april, closing)] == [
        "记-2025-03-0001", "记-2025-03-0002", "记-2025-04-0001", "结-2025-03-0001",
    ]  # fmt: skip


# -- refusals -----------------------------------------------------------------------------------------
def test_a_draft_may_be_unbalanced_but_not_be_handed_in(office):
    voucher = office.draft("102 D 6200.00", "401 C 6000.00")
    with pytest.raises(services.Unbalanced, match=r"6,200\.00.*6,000\.00.*200\.00"):
        services.prepare_voucher(voucher, by=office.preparer)
    voucher.refresh_from_db()
    assert voucher.state == State.DRAFT


def test_a_voucher_without_entries_is_refused(office):
    with pytest.raises(services.Unbalanced):
        services.prepare_voucher(office.draft(), by=office.preparer)


@pytest.mark.parametrize("code", ["501", "322", "403"])
def test_entries_go_on_leaf_accounts_only(office, code):
    with pytest.raises(DomainError, match=code):
        office.draft(f"{code} D 1", "102 C 1")


def test_a_closed_account_takes_no_entries(office):
    closed = account("408")
    closed.is_closed = True
    closed.save()
    with pytest.raises(DomainError, match="408"):
        office.draft("102 D 1", "408 C 1")


def test_a_voucher_that_moves_money_waits_for_the_cashier(office):
    voucher = services.prepare_voucher(office.draft(*DUES), by=office.preparer)
    services.check_voucher(voucher, by=office.checker)
    with pytest.raises(DomainError):
        services.post_voucher(voucher, by=office.bookkeeper)
    services.sign_voucher(voucher, by=office.cashier)
    assert services.post_voucher(voucher, by=office.bookkeeper).number == 1


def test_a_voucher_without_money_needs_no_cashier(office):
    voucher = services.prepare_voucher(office.draft("13101 D 5", "40301 C 5"), by=office.preparer)
    services.check_voucher(voucher, by=office.checker)
    assert services.post_voucher(voucher, by=office.bookkeeper).cashier is None


@pytest.mark.parametrize("hand", ["preparer", "cashier"])
def test_whoever_prepared_or_paid_cannot_check(office, hand):
    voucher = services.prepare_voucher(office.draft(*DUES), by=office.preparer)
    services.sign_voucher(voucher, by=office.cashier)
    with pytest.raises(DomainError):
        services.check_voucher(voucher, by=getattr(office, hand))


@pytest.mark.parametrize("hand", ["preparer", "checker", "cashier"])
def test_whoever_had_a_hand_in_it_cannot_post(office, hand):
    voucher = office.checked(*DUES)
    with pytest.raises(DomainError):
        services.post_voucher(voucher, by=getattr(office, hand))
    assert Voucher.objects.posted().count() == 0


def test_the_checker_cannot_sign_as_cashier(office):
    voucher = services.prepare_voucher(office.draft(*DUES), by=office.preparer)
    services.check_voucher(voucher, by=office.checker)
    with pytest.raises(DomainError):
        services.sign_voucher(voucher, by=office.checker)


def test_a_voucher_is_checked_and_posted_once(office):
    voucher = office.posted(*DUES)
    with pytest.raises(NotNow):
        services.post_voucher(voucher, by=office.bookkeeper)
    with pytest.raises(NotNow):
        services.check_voucher(voucher, by=UserFactory(posts=["CHECKER"]))
    with pytest.raises(NotNow):
        services.return_voucher(voucher, reason="x", by=office.checker)
    assert MonthBalance.objects.get(account__code="102").debit == Decimal("6200.00")


def test_a_returned_voucher_is_its_preparers_draft_again(office):
    voucher = office.checked(*DUES)
    services.return_voucher(voucher, reason="附件不全", by=office.bookkeeper)
    voucher.refresh_from_db()
    assert (voucher.state, voucher.checker, voucher.returned_because) == (State.DRAFT, None, "附件不全")
    assert list(Todo.objects.waiting_for(office.preparer).values_list("kind", flat=True)) == [
        "finance.rewrite"
    ]

    with pytest.raises(DomainError):
        services.rewrite_voucher(
            voucher, date=voucher.date, summary="改", lines=[line("102 D 1"), line("401 C 1")], documents=0,
            by=UserFactory(posts=["PREPARER"]),
        )  # fmt: skip
    services.rewrite_voucher(
        voucher, date=voucher.date, summary="改", lines=[line("102 D 1"), line("401 C 1")], documents=2,
        by=office.preparer,
    )  # fmt: skip
    assert voucher.sums == (Decimal("1.00"), Decimal("1.00"))


def test_a_discarded_draft_leaves_no_gap(office):
    services.discard_voucher(office.draft(*DUES), by=office.preparer)
    assert Voucher.objects.count() == 0
    assert office.through(office.draft(*DUES)).number == 1


def test_only_drafts_are_discarded(office):
    with pytest.raises(NotNow):
        services.discard_voucher(office.checked(*DUES), by=office.preparer)


# -- months -------------------------------------------------------------------------------------------
def test_a_closed_month_takes_no_voucher(office):
    waiting = office.checked(*DUES)
    with pytest.raises(DomainError, match="1 "):
        closings.close_period(waiting.period, by=office.bookkeeper)
    services.post_voucher(waiting, by=office.bookkeeper)
    closings.close_period(waiting.period, by=office.bookkeeper)

    with pytest.raises(periods.PeriodClosed, match="2025-03"):
        office.draft(*DUES)
    april = office.posted(*DUES, date=dt.date(2025, 4, 1))
    with pytest.raises(periods.PeriodClosed):
        services.reverse_voucher(april, by=office.preparer, reason="x", date=dt.date(2025, 3, 31))

    closings.reopen_period(waiting.period, reason="漏记", by=UserFactory())
    assert office.through(office.draft(*DUES)).number == 2


def test_a_month_that_was_closed_meanwhile_refuses_the_posting(office):
    voucher = office.checked(*DUES)
    type(voucher.period).objects.filter(pk=voucher.period_id).update(
        closed_at="2025-04-01T00:00:00+08:00", closed_by=office.bookkeeper
    )
    with pytest.raises(periods.PeriodClosed):
        services.post_voucher(voucher, by=office.bookkeeper)
    assert not MonthBalance.objects.exists()


# -- red ----------------------------------------------------------------------------------------------
def test_a_red_voucher_is_negative_on_the_same_side_and_keeps_the_dimensions(office):
    wrong = office.posted(line("50105 D 723.00", item="三八妇女节", unit="护理部"), "102 C 723.00")
    red = services.reverse_voucher(wrong, by=office.preparer, reason="重复入账", date=dt.date(2025, 3, 9))
    assert list(red.entries.values_list("account__code", "debit", "credit", "item", "unit__name")) == [
        ("50105", Decimal("-723.00"), Decimal("0.00"), "三八妇女节", "护理部"),
        ("102", Decimal("0.00"), Decimal("-723.00"), "", None),
    ]
    services.prepare_voucher(red, by=office.preparer)
    services.sign_voucher(red, by=office.cashier)
    services.check_voucher(red, by=office.checker)
    services.post_voucher(red, by=office.bookkeeper)

    assert {(b.debit, b.credit) for b in MonthBalance.objects.all()} == {(Decimal("0.00"), Decimal("0.00"))}
    with pytest.raises(NotNow):
        services.reverse_voucher(wrong, by=office.preparer, reason="again", date=dt.date(2025, 3, 9))
    with pytest.raises(IntegrityError):
        Voucher.objects.create(
            date=wrong.date, period=wrong.period, summary="x", origin="REVERSAL", reverses=wrong
        )


def test_a_red_voucher_is_dated_in_the_year_of_the_wrong_one(office):
    wrong = office.posted("50105 D 9", "102 C 9", date=dt.date(2025, 3, 5))
    with (
        translation.override("en"),
        pytest.raises(DomainError, match=r"is dated 2025-03-05\. Date the red voucher in the same"),
    ):
        services.reverse_voucher(wrong, by=office.preparer, reason="x", date=dt.date(2024, 12, 31))


def test_an_earlier_year_is_corrected_through_the_opening_balance(office):
    wrong = office.posted(*DUES, date=dt.date(2024, 12, 30))
    with pytest.raises(DomainError, match="32101"):
        services.reverse_voucher(wrong, by=office.preparer, reason="x", date=dt.date(2025, 1, 3))


def test_a_draft_is_not_reversed(office):
    with pytest.raises(NotNow):
        services.reverse_voucher(office.checked(*DUES), by=office.preparer, reason="x")


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["401 D 5", "32203 C 5"], VoucherKind.CLOSING),
        (["32203 D 5", "50105 C 5"], VoucherKind.CLOSING),
        (["401 D 5", "32205 C 5"], VoucherKind.CLOSING),
        (["102 D 5", "32201 C 5"], VoucherKind.GENERAL),
        (["50105 D 5", "32201 C 5"], VoucherKind.GENERAL),
        (["32203 D 5", "32205 C 5"], VoucherKind.CLOSING),
        (["32202 D 5", "32102 C 5"], VoucherKind.GENERAL),
        (["102 D 5", "401 C 5"], VoucherKind.GENERAL),
    ],
)
def test_a_year_end_transfer_is_told_by_its_accounts(office, lines, kind):
    assert office.draft(*lines).kind == kind


# -- the database -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE finance_voucher SET summary = 'x' WHERE id = {voucher}",
        "UPDATE finance_voucher SET date = '2025-01-01' WHERE id = {voucher}",
        "UPDATE finance_voucher SET number = 9 WHERE id = {voucher}",
        "UPDATE finance_voucher SET state = 'DRAFT', number = NULL, posted_at = NULL, bookkeeper_id = NULL WHERE id = {voucher}",
        "UPDATE finance_entry SET debit = 1 WHERE voucher_id = {voucher} AND debit <> 0",
        "UPDATE finance_entry SET voucher_id = {draft} WHERE voucher_id = {voucher}",
        "UPDATE finance_entry SET voucher_id = {voucher} WHERE voucher_id = {draft}",
        "DELETE FROM finance_entry WHERE voucher_id = {voucher}",
        "DELETE FROM finance_voucher WHERE id = {voucher}",
        "INSERT INTO finance_entry (voucher_id, position, summary, account_id, debit, credit, item)"
        " SELECT {voucher}, 9, 'x', id, 1, 0, '' FROM finance_account WHERE code = '102'",
        "TRUNCATE finance_entry",
        "TRUNCATE finance_voucher CASCADE",
    ],
)
@pytest.mark.parametrize("asleep", [False, True])
def test_posted_is_posted_in_the_database_too(office, statement, asleep):
    """Also when the session tells all triggers to sleep, as pgtrigger would allow."""
    voucher, draft = office.posted(*DUES), office.draft("50105 D 1", "102 C 1")
    before = list(Entry.objects.order_by("pk").values_list("pk", "voucher", "debit", "credit"))
    refused = pytest.raises(DatabaseError, match=r"(?i)cannot|never change|permission denied")
    with refused, pgtrigger.ignore() if asleep else nullcontext():
        sql(statement.format(voucher=voucher.pk, draft=draft.pk))
    assert list(Entry.objects.order_by("pk").values_list("pk", "voucher", "debit", "credit")) == before


POST = "UPDATE finance_voucher SET state = 'POSTED', number = 7, posted_at = now(), bookkeeper_id = {bookkeeper} WHERE id = {voucher}"


def test_the_database_refuses_an_unbalanced_posting_at_commit(office):
    voucher = office.checked("102 D 6200.00", "401 C 6200.00")
    voucher.entries.filter(credit__gt=0).update(credit=6000)
    with pytest.raises(DatabaseError, match="does not balance"):
        sql(POST.format(voucher=voucher.pk, bookkeeper=office.bookkeeper.pk))


def test_the_database_refuses_an_empty_posting(office):
    voucher = office.checked(*DUES)
    voucher.entries.all().delete()
    with pytest.raises(DatabaseError, match="does not balance"):
        sql(POST.format(voucher=voucher.pk, bookkeeper=office.bookkeeper.pk))


def test_the_database_lets_no_draft_skip_the_checker(office):
    voucher = office.draft(*DUES)
    with pytest.raises(DatabaseError, match=r"(?i)invalid transition"):
        sql(POST.format(voucher=voucher.pk, bookkeeper=office.bookkeeper.pk))


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ("checker_id = {preparer}", "voucher_checker_stands_apart"),
        ("checker_id = {cashier}", "voucher_checker_stands_apart"),
        ("state = 'POSTED', number = 7, posted_at = now(), bookkeeper_id = {checker}", "voucher_checker_stands_apart"),
        ("state = 'POSTED', number = 7, posted_at = now(), bookkeeper_id = {cashier}", "voucher_cashier_keeps_no_books"),
        ("state = 'POSTED', number = NULL, posted_at = now(), bookkeeper_id = {bookkeeper}", "voucher_posted_is_numbered_and_signed"),
        ("checker_id = NULL, state = 'POSTED', number = 7, posted_at = now(), bookkeeper_id = {bookkeeper}", "voucher_posted_is_numbered_and_signed"),
        ("number = 7", "voucher_number_comes_with_posting"),
        ("origin = 'IMPORTED'", "voucher_imported_has_its_file"),
    ],
)  # fmt: skip
def test_the_database_keeps_the_duties_apart(office, changes, constraint):
    voucher = office.checked(*DUES)
    hands = {name: getattr(office, name).pk for name in ("preparer", "checker", "bookkeeper", "cashier")}
    with pytest.raises(IntegrityError, match=constraint):
        sql(f"UPDATE finance_voucher SET {changes.format(**hands)} WHERE id = {voucher.pk}")


def test_an_entry_has_exactly_one_side(office):
    draft = office.draft(*DUES)
    for debit, credit in [(0, 0), (1, 1)]:
        with pytest.raises(IntegrityError, match="entry_has_one_side"), transaction.atomic():
            Entry.objects.create(
                voucher=draft, account=account("102"), summary="x", debit=debit, credit=credit
            )


# -- earmarked money ----------------------------------------------------------------------------------
MARCH, APRIL = dt.date(2025, 3, 9), dt.date(2025, 4, 9)


@pytest.fixture
def fund(office) -> Fund:
    """100 yuan came in March, of which 70 are spent in April."""
    fund = Fund.objects.create(code="F", name="帮扶专项")
    office.booked(
        (MARCH, "102 D 100", line("40302 C 100", fund=fund)),
        (APRIL, line("50404 D 70", fund=fund), "102 C 70"),
    )
    return fund


@pytest.mark.parametrize(
    ("day", "amount", "fits"),
    [(APRIL, 30, True), (APRIL, 31, False), (MARCH, 30, True), (MARCH, 31, False), (dt.date(2025, 2, 9), 1, False)],
    ids=["all of it", "too much", "back in March", "money spent in April already", "before it came in"],
)  # fmt: skip
def test_an_earmarked_fund_never_falls_below_zero(office, fund, day, amount, fits):
    waiting = office.checked(line(f"50404 D {amount}", fund=fund), f"102 C {amount}", date=day)
    if fits:
        services.post_voucher(waiting, by=office.bookkeeper)
        return
    left = "30.00" if day >= MARCH else "0.00"
    with translation.override("en"), pytest.raises(services.FundOverdrawn) as refused:
        services.post_voucher(waiting, by=office.bookkeeper)
    assert str(refused.value) == (
        f"The fund “帮扶专项” has {left} yuan left, this voucher takes {amount}.00."
        " Bring money into the fund first, or book what it doesn't bear without the fund."
    )
    assert MonthBalance.objects.filter(fund=fund, period__year=2025).count() == 2


@pytest.mark.parametrize(
    "lines",
    [
        ("32202 D 80", "32102 C 80 F"),
        ("102 D 5", "40302 C 5 F"),
        ("50404 D 5", "102 C 5"),
        ("50404 D 5 F", "50405 C 5 F"),
    ],
    ids=["free money brought in", "income", "free money spent", "moved within the fund"],
)
def test_what_takes_nothing_out_of_a_fund_is_posted_though_a_file_had_overdrawn_it(office, fund, lines):
    office.booked((APRIL, line("50404 D 500", fund=fund), "102 C 500"))
    said = [line(text.removesuffix(" F"), fund=fund if text.endswith(" F") else None) for text in lines]
    assert office.through(office.draft(*said, date=APRIL)).is_posted


# -- balances -----------------------------------------------------------------------------------------
def test_balances_checked_against_the_entries_agree_and_a_forged_one_is_named(office):
    office.posted(line("50105 D 723.00", item="三八妇女节"), "102 C 723.00")
    office.posted(*DUES)
    assert periods.check_balances() == []

    MonthBalance.objects.filter(account__code="50105").update(debit=700)
    MonthBalance.objects.filter(account__code="401").delete()
    assert [(d.month, d.account, d.item, d.kept, d.summed) for d in periods.check_balances()] == [
        ("2025-03", "401", "", (Decimal("0"), Decimal("0")), (Decimal("0.00"), Decimal("6200.00"))),
        ("2025-03", "50105", "三八妇女节", (Decimal("700.00"), Decimal("0.00")), (Decimal("723.00"), Decimal("0.00"))),
    ]  # fmt: skip
