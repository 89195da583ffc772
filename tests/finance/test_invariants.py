"""The books against a plain model (I1–I4, I6, I7 and I9 of the security plan; that a file comes once, I5, is in
``test_imports``, the way of the money, I8 to I11, in ``test_money_invariants``): whatever people try, in whatever order and all at once,
the sums, numbers, hands and months stay right; what is done beside the services, the database refuses."""

from __future__ import annotations

import datetime as dt
import threading
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from functools import partial

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from finance.account.models import Fund
from finance.closing import figures
from finance.closing import services as closings
from finance.period import services as periods
from finance.period.models import MonthBalance, Period
from finance.voucher import services
from finance.voucher.models import Entry, Voucher
from tests.factories.finance import Office, account, line
from tests.factories.members import UserFactory
from tests.finance.test_races import at_once
from tests.finance.walk import Walk
from union_portal.core.errors import DomainError

MONTHS = (1, 2, 3)
YEAR = 2025
PLACES = st.sampled_from(["102", "401", "50102", "50404", "221"])
AMOUNTS = st.integers(min_value=1, max_value=99_999)
WHO = st.sampled_from(["preparer", "checker", "bookkeeper", "cashier", "other"])
WHICH = st.integers(min_value=0, max_value=30)


class Books(Walk):
    """People of the finance office pressing whatever button comes to hand, beside a model of plain dictionaries."""

    def __init__(self) -> None:
        super().__init__()
        office = Office()
        self.people = {
            name: getattr(office, name) for name in ("preparer", "checker", "bookkeeper", "cashier")
        }
        self.people["other"] = UserFactory()
        self.names = {user.pk: name for name, user in self.people.items()}
        self.funds = [None, Fund.objects.create(code="F", name="专项")]
        self.vouchers: dict[int, dict] = {}
        self.sums: dict[tuple, list[int]] = defaultdict(lambda: [0, 0])
        self.last: dict[int, int] = defaultdict(int)
        self.closed: dict[int, str] = {}

    # -- what people try ------------------------------------------------------------------------------
    def pick(self, which: int) -> tuple[Voucher, dict] | None:
        if not self.vouchers:
            return None
        pk = sorted(self.vouchers)[which % len(self.vouchers)]
        return Voucher.objects.get(pk=pk), self.vouchers[pk]

    @rule(
        month=st.sampled_from(MONTHS), debit=PLACES, credit=PLACES, amount=AMOUNTS, off=st.sampled_from([0, 0, 0, 1]),
        fund=st.integers(0, 1), by=st.sampled_from(["preparer", "other"]),
    )  # fmt: skip
    def write(self, month, debit, credit, amount, off, fund, by):
        chosen = self.funds[fund]
        lines = [
            services.Line(account(debit), debit=Decimal(amount) / 100, fund=chosen),
            services.Line(account(credit), credit=Decimal(amount + off) / 100, fund=chosen),
        ]
        made = self.attempt(
            lambda: services.write_voucher(
                date=dt.date(YEAR, month, 5), summary="测试", lines=lines, by=self.people[by], documents=1
            ),
            allowed=not any(later >= month for later in self.closed),
        )
        if made:
            self.vouchers[made.pk] = {
                "month": month, "state": "DRAFT", "preparer": by, "checker": None, "cashier": None, "reversed": False,
                "balanced": not off, "money": "102" in (debit, credit), "red": False,
                "lines": [(debit, fund, amount, 0), (credit, fund, 0, amount + off)],
            }  # fmt: skip

    @rule(month=st.sampled_from(MONTHS), debit=PLACES, credit=PLACES, amount=AMOUNTS, fund=st.integers(0, 1))
    def book(self, month, debit, credit, amount, fund):
        """The whole way through the right hands, so that the books fill."""
        before = len(self.vouchers)
        self.write(month, debit, credit, amount, 0, fund, "preparer")
        if len(self.vouchers) > before:
            self.prepare(before, "preparer")
            self.sign(before, "cashier")
            self.check(before, "checker")
            self.post(before, "bookkeeper")

    @rule(which=WHICH, by=WHO)
    def prepare(self, which, by):
        if found := self.pick(which):
            voucher, plain = found
            allowed = plain["state"] == "DRAFT" and plain["preparer"] == by and plain["balanced"]
            if self.attempt(lambda: services.prepare_voucher(voucher, by=self.people[by]), allowed=allowed):
                plain["state"] = "PREPARED"

    @rule(which=WHICH, by=WHO)
    def sign(self, which, by):
        if found := self.pick(which):
            voucher, plain = found
            allowed = (
                plain["state"] in {"PREPARED", "CHECKED"}
                and plain["cashier"] is None
                and plain["checker"] != by
            )
            if self.attempt(lambda: services.sign_voucher(voucher, by=self.people[by]), allowed=allowed):
                plain["cashier"] = by

    @rule(which=WHICH, by=WHO)
    def check(self, which, by):
        if found := self.pick(which):
            voucher, plain = found
            allowed = plain["state"] == "PREPARED" and by not in {plain["preparer"], plain["cashier"]}
            if self.attempt(lambda: services.check_voucher(voucher, by=self.people[by]), allowed=allowed):
                plain["state"], plain["checker"] = "CHECKED", by

    @rule(which=WHICH)
    def give_back(self, which):
        if found := self.pick(which):
            voucher, plain = found
            allowed = plain["state"] in {"PREPARED", "CHECKED"}
            if self.attempt(
                lambda: services.return_voucher(voucher, reason="x", by=self.people["checker"]),
                allowed=allowed,
            ):
                plain["state"], plain["checker"] = "DRAFT", None

    def fund_holds(self, *, since: int) -> int:
        """The least at the end of a month or of a later one."""
        gains = dict.fromkeys(MONTHS, 0)
        for (month, code, fund), (debit, credit) in self.sums.items():
            gains[month] += (credit - debit) if fund and code[0] in "45" else 0
        return min(sum(gains[m] for m in MONTHS if m <= end) for end in MONTHS if end >= since)

    @rule(which=WHICH, by=WHO)
    def post(self, which, by):
        if found := self.pick(which):
            voucher, plain = found
            hands = {plain["checker"], plain["cashier"], plain["preparer"]}
            taken = sum(
                debit - credit for code, fund, debit, credit in plain["lines"] if fund and code[0] in "45"
            )
            allowed = (
                taken <= max(0, self.fund_holds(since=plain["month"])) and
                plain["state"] == "CHECKED" and by not in hands and (plain["cashier"] is not None or not plain["money"])
                and not any(later >= plain["month"] for later in self.closed)
            )  # fmt: skip
            posted = self.attempt(lambda: services.post_voucher(voucher, by=self.people[by]), allowed=allowed)
            if posted:
                self.last[plain["month"]] += 1
                assert posted.number == self.last[plain["month"]]
                plain["state"] = "POSTED"
                for code, fund, debit, credit in plain["lines"]:
                    sums = self.sums[plain["month"], code, fund]
                    sums[0] += debit
                    sums[1] += credit

    @rule(which=WHICH, month=st.sampled_from(MONTHS))
    def reverse(self, which, month):
        if found := self.pick(which):
            voucher, plain = found
            allowed = (
                plain["state"] == "POSTED" and not plain["reversed"]
                and not any(later >= month for later in self.closed)
            )  # fmt: skip
            red = self.attempt(
                lambda: services.reverse_voucher(
                    voucher, reason="x", by=self.people["preparer"], date=dt.date(YEAR, month, 9)
                ),
                allowed=allowed,
            )
            if red:
                plain["reversed"] = True
                self.vouchers[red.pk] = plain | {
                    "month": month, "state": "DRAFT", "preparer": "preparer", "checker": None, "cashier": None,
                    "reversed": False, "red": True,
                    "lines": [(code, fund, -debit, -credit) for code, fund, debit, credit in plain["lines"]],
                }  # fmt: skip

    @rule(which=WHICH)
    def discard(self, which):
        if found := self.pick(which):
            voucher, plain = found
            by = plain["preparer"]
            before = voucher.reverses_id
            allowed = plain["state"] == "DRAFT"
            pk = voucher.pk
            self.attempt(lambda: services.discard_voucher(voucher, by=self.people[by]), allowed=allowed)
            if allowed:
                del self.vouchers[pk]
                if before:
                    self.vouchers[before]["reversed"] = False

    @rule(month=st.sampled_from(MONTHS), by=st.sampled_from(["bookkeeper", "other"]))
    def close(self, month, by):
        unposted = any(v["month"] == month and v["state"] != "POSTED" for v in self.vouchers.values())
        period = Period.objects.filter(year=YEAR, month=month).first()
        if period is None:
            return
        earlier = Period.objects.open().before(period).exists()
        totals: dict[str, int] = defaultdict(int)
        fund_left = 0
        for (when, code, fund), (debit, credit) in self.sums.items():
            if when <= month:
                totals[code] += debit - credit
                fund_left += (credit - debit) if fund and code[0] in "45" else 0
        allowed = not (month in self.closed or unposted or earlier or totals["102"] < 0 or fund_left < 0)
        if self.attempt(lambda: closings.close_period(period, by=self.people[by]), allowed=allowed):
            self.closed[month] = by

    @precondition(lambda self: self.closed)
    @rule(month=st.sampled_from(MONTHS), by=st.sampled_from(["bookkeeper", "other"]))
    def reopen(self, month, by):
        period = Period.objects.filter(year=YEAR, month=month).first()
        if period is None:
            return
        allowed = month in self.closed and self.closed[month] != by and month == max(self.closed)
        if self.attempt(
            lambda: closings.reopen_period(period, reason="漏记", by=self.people[by]), allowed=allowed
        ):
            del self.closed[month]

    # -- what always holds ----------------------------------------------------------------------------
    @invariant()
    def balances_are_the_models(self):
        """I1, I3: per month, account and fund what the model has summed, on both sides; and the entries say so too."""
        rows = MonthBalance.objects.values_list("period__month", "account__code", "fund", "debit", "credit")
        kept = {
            (m, code, int(fund is not None)): [int(d * 100), int(c * 100)] for m, code, fund, d, c in rows
        }
        assert kept == dict(self.sums)
        assert sum(d for d, _c in kept.values()) == sum(c for _d, c in kept.values())
        assert periods.check_balances() == []

    @invariant()
    def numbers_hands_and_months_are_the_models(self):
        """I2, I4, I6, I9: states as the model has them, numbers without gaps, every hand another person's."""
        rows = Voucher.objects.values_list(
            "pk", "state", "number", "preparer", "checker", "bookkeeper", "cashier", "period__month"
        )
        numbers = defaultdict(set)
        for pk, state, number, preparer, checker, bookkeeper, cashier, month in rows:
            assert state == self.vouchers[pk]["state"]
            assert (number is not None) == (state == "POSTED") == (bookkeeper is not None)
            if number:
                numbers[month].add(number)
                assert checker not in {preparer, bookkeeper, cashier}
                assert bookkeeper not in {preparer, cashier}
        assert len(rows) == len(self.vouchers)
        assert {m: set(range(1, last + 1)) for m, last in self.last.items() if last} == dict(numbers)
        for period in Period.objects.all():
            assert period.is_closed == (period.month in self.closed)
            assert figures.missing_numbers(period) == {}

    @invariant()
    def earmarked_money_is_never_below_zero(self):
        """I7: at the end of no month."""
        assert self.fund_holds(since=1) >= 0

    @invariant()
    def the_database_agrees(self):
        """The deferred checks, which would come at commit."""
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.django_db
def test_the_books_are_those_of_a_plain_model():
    run_state_machine_as_test(
        Books, settings=settings(max_examples=6, stateful_step_count=20, deadline=None, derandomize=True)
    )


# -- all at once, on connections of their own --------------------------------------------------------
@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_posting_reversing_and_closing_at_once_leave_the_books_whole():
    """Whoever comes first wins; whoever comes too late is told, and nothing is half done."""
    office = Office()
    office.posted("102 D 100", "401 C 100")
    wrong = [office.posted("102 D 7", "401 C 7") for _n in range(2)]
    waiting = [office.checked("102 D 5", "401 C 5") for _n in range(4)]
    month, april = wrong[0].period, dt.date(2025, 4, 9)
    results = at_once(
        *[partial(services.post_voucher, v, by=office.bookkeeper) for v in waiting],
        *[
            partial(services.reverse_voucher, v, by=office.preparer, reason="x", date=april)
            for v in wrong * 2
        ],
        partial(closings.close_period, month, by=office.bookkeeper),
    )
    assert all(isinstance(r, Voucher | Period | DomainError) for r in results)
    posted = [r for r in results[:4] if isinstance(r, Voucher)]
    assert sum(isinstance(r, Voucher) for r in results[4:8]) == 2
    month.refresh_from_db()
    left = Voucher.objects.filter(period=month).unposted().count()
    assert month.is_closed == isinstance(results[8], Period)
    assert left == (0 if month.is_closed else 4 - len(posted))
    assert figures.missing_numbers(month) == {}
    assert periods.check_balances() == []


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_month_is_closed_once_and_reopened_once():
    office = Office()
    month = office.posted("102 D 5", "401 C 5").period
    closed = at_once(*[partial(closings.close_period, month, by=office.bookkeeper)] * 3)
    assert sum(isinstance(r, Period) for r in closed) == 1
    others = [UserFactory(posts=["BOOKKEEPER"]) for _n in range(3)]
    opened = at_once(*[partial(closings.reopen_period, month, reason="x", by=by) for by in others])
    assert sum(isinstance(r, Period) for r in opened) == 1
    assert month.reopenings.count() == 1


# -- beside the services ------------------------------------------------------------------------------
POSTED = "SELECT id FROM finance_voucher WHERE state = 'POSTED'"
DRAFT = "SELECT id FROM finance_voucher WHERE state = 'CHECKED'"
ENTRY = (
    "INSERT INTO finance_entry (voucher_id, position, summary, account_id, debit, credit, item)"
    " SELECT ({of}), 9, '', (SELECT id FROM finance_account WHERE code = '102'), {debit}, {credit}, ''"
)
POSTING = (
    "UPDATE finance_voucher SET state = 'POSTED', word = '记', number = {n}, posted_at = now(), bookkeeper_id = {by}"
    " WHERE state = 'CHECKED'"
)


@transaction.atomic
def run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE finance_entry SET debit = debit + 1 WHERE voucher_id IN ({POSTED}) AND debit <> 0",
        f"DELETE FROM finance_entry WHERE voucher_id IN ({POSTED})",
        ENTRY.format(of=POSTED, debit=1, credit=0),
        f"UPDATE finance_entry SET voucher_id = ({DRAFT}) WHERE voucher_id = ({POSTED})",
        "UPDATE finance_voucher SET summary = 'x' WHERE state = 'POSTED'",
        "UPDATE finance_voucher SET state = 'DRAFT' WHERE state = 'POSTED'",
        "DELETE FROM finance_voucher WHERE state = 'POSTED'",
        "TRUNCATE finance_entry CASCADE",
        ENTRY.format(of=DRAFT, debit=1, credit=1),
        ENTRY.format(of=DRAFT, debit=0, credit=0),
        f"{ENTRY.format(of=DRAFT, debit=1, credit=0)}; {{post}}",
        "UPDATE finance_account SET is_closed = true WHERE code = '401'; {post}",
        "UPDATE finance_voucher SET checker_id = preparer_id WHERE state = 'CHECKED'",
        "UPDATE finance_voucher SET cashier_id = checker_id WHERE state = 'CHECKED'",
        "{post_by_checker}",
        "{post_as_number_1}",
        "UPDATE finance_voucher SET number = 7 WHERE state = 'CHECKED'",
    ],
)
def test_direct_sql_neither_changes_nor_unbalances_the_books(statement):
    office = Office()
    office.posted("102 D 5", "401 C 5")
    office.checked("102 D 5", "401 C 5")
    before = list(Entry.objects.order_by("pk").values()), list(Voucher.objects.order_by("pk").values())
    words = {
        "post": POSTING.format(n=2, by=office.bookkeeper.pk),
        "post_by_checker": POSTING.format(n=2, by=office.checker.pk),
        "post_as_number_1": POSTING.format(n=1, by=office.bookkeeper.pk),
    }
    parts = [*statement.format(**words).split("; "), "SET CONSTRAINTS ALL IMMEDIATE"]
    with pytest.raises(DatabaseError):
        run(parts)
    assert before == (
        list(Entry.objects.order_by("pk").values()),
        list(Voucher.objects.order_by("pk").values()),
    )


def elsewhere(deed: Callable[[], object]) -> list[DatabaseError]:
    """Done on another connection that waits for nobody; what the database said to it."""
    said = []

    def run() -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '50ms'")
                deed()
        except DatabaseError as error:
            said.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return said


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_no_entry_slips_into_a_posted_voucher_by_coming_before_it():
    """A file's entries are written before their vouchers; until they are committed, nobody else posts beside them."""
    office = Office()
    posting = {"number": 2, "word": "记", "posted_at": timezone.now(), "bookkeeper": office.bookkeeper}
    voucher = Voucher(
        pk=10_000, date=dt.date(2025, 3, 6), period=office.posted("102 D 5", "401 C 5").period, summary="x",
        preparer=office.preparer, checker=office.checker, cashier=office.cashier, state="CHECKED",
    )  # fmt: skip

    def write() -> None:
        voucher.save(force_insert=True)
        Entry.objects.bulk_create(services._entries(voucher, [line("102 D 5"), line("401 C 5")]))

    def post() -> None:
        Voucher.objects.filter(pk=10_000).update(state="POSTED", **posting)

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ENTRY.format(of=10_000, debit=1, credit=0))
        assert elsewhere(write) == []
        assert "lock timeout" in str(elsewhere(post))
    with pytest.raises(DatabaseError, match="does not balance"):
        post()


@pytest.mark.django_db
def test_no_entry_hides_on_an_account_that_comes_later():
    office = Office()
    office.checked("102 D 5", "401 C 5")
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint WHERE conname LIKE 'pgtrigger_posted_balances_%'")
        (name,) = cursor.fetchone()
    hidden = (
        "INSERT INTO finance_entry (voucher_id, position, summary, account_id, debit, credit, item)"
        f" SELECT ({DRAFT}), 9, '', 999999, 1, 0, ''"
    )
    with pytest.raises(DatabaseError, match="accounts that take none"):
        run([hidden, POSTING.format(n=2, by=office.bookkeeper.pk), f"SET CONSTRAINTS {name} IMMEDIATE"])


@pytest.mark.django_db(transaction=True)
def test_nobody_posts_by_an_old_picture_of_the_entries():
    office = Office()
    office.checked("102 D 5", "401 C 5")
    old = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"
    with pytest.raises(DatabaseError, match="read committed"):
        run([old, POSTING.format(n=2, by=office.bookkeeper.pk)])


@pytest.mark.django_db
def test_a_changed_balance_is_found_in_the_night(caplog):
    """I3: whoever changes a month balance beside the entries is found out by the nightly check."""
    office = Office()
    office.posted("102 D 5", "401 C 5", date=timezone.localdate())
    MonthBalance.objects.filter(account__code="102").update(debit=6)
    assert periods.report_differences() == 1
    assert "102" in caplog.text
