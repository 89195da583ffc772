"""Closing: the check list of a month, reopening by another person, and the vouchers that the year-end proposes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone, translation

from finance.account.models import Fund
from finance.closing import checklist, figures, services
from finance.closing.checks import Check, Finding, checks
from finance.closing.forms import YearForm
from finance.closing.models import Reopening
from finance.period import services as periods
from finance.period.models import MonthBalance, Period
from finance.report.figures import build
from finance.voucher import services as vouchers
from finance.voucher.models import Voucher
from members.models import Committee
from tests.factories.finance import Office, line
from tests.factories.members import CommitteeFactory, UserFactory
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.models import InboxMessage

pytestmark = pytest.mark.django_db
DUES = ("102 D 500", "401 C 500")
MARCH = dt.date(2025, 3, 5)


@pytest.fixture(autouse=True)
def english():
    """The sentences are looked at in the language of the code."""
    with translation.override("en"):
        yield


@pytest.fixture
def office():
    return Office()


def month(day: dt.date = MARCH) -> Period:
    return periods.period_of(day)


def against(period: Period) -> list[str]:
    """The keys of the ledger's own checks that don't stand; those of bank, cash and assets are tried in their places."""
    own = [(key, check) for key, check in checks.items() if key.startswith("closing.")]
    return [key for key, check in own if check.applies(period) and list(check.find(period))]


# -- the check list -----------------------------------------------------------------------------------
def test_a_month_in_order_is_closed_and_takes_no_voucher_any_more(office):
    office.posted(*DUES)
    assert against(month()) == []
    closed = services.close_period(month(), by=office.bookkeeper)
    assert closed.closed_by == office.bookkeeper
    with pytest.raises(periods.PeriodClosed):
        office.draft(*DUES)
    with pytest.raises(NotNow):
        services.close_period(closed, by=office.bookkeeper)


def test_a_month_before_a_closed_one_opens_no_more(office):
    office.posted(*DUES)
    services.close_period(month(), by=office.bookkeeper)
    with pytest.raises(periods.PeriodClosed, match="2025-02"):
        office.draft(*DUES, date=dt.date(2025, 2, 27))


@pytest.mark.parametrize(
    ("lines", "keys"),
    [
        (("50702 D 3000", "102 C 3000", "162 D 3000", "30104 C 3000"), []),
        (("162 D 3000", "102 C 3000"), ["closing.asset_fund"]),
        (("50102 D 9", "101 C 9"), ["closing.cash"]),
        (("182 D 9", "102 C 9"), ["closing.pending_now"]),
    ],
)
def test_the_ledger_checks_itself(office, lines, keys):
    office.posted("102 D 100000", "401 C 100000")
    office.posted(*lines)
    assert against(month()) == keys


def test_a_purchase_with_one_entry_only_stands_against_closing(office):
    office.posted("102 D 5000", "401 C 5000")
    office.posted("162 D 3000", "102 C 3000")
    assert against(month()) == ["closing.asset_fund"]
    with pytest.raises(services.NotReady, match=r"-3,000\.00"):
        services.close_period(month(), by=office.bookkeeper)
    office.posted("50702 D 3000", "30104 C 3000")
    services.close_period(month(), by=office.bookkeeper)


def test_an_overdrawn_fund_stands_against_closing(office):
    fund = Fund.objects.create(code="F", name="帮扶专项")
    office.posted("102 D 500", "401 C 500")
    office.booked((dt.date(2025, 3, 5), line("50404 D 80", fund=fund), "102 C 80"))
    assert against(month()) == ["closing.funds"]
    office.posted("32202 D 80", line("32102 C 80", fund=fund))
    assert against(month()) == []


def test_earlier_months_and_unposted_vouchers_stand_against_closing(office):
    office.posted(*DUES, date=dt.date(2025, 2, 3))
    office.draft(*DUES)
    assert against(month()) == ["closing.earlier", "closing.unposted"]


def test_missing_numbers_are_found_the_last_one_too(office):
    last = [office.posted(*DUES) for _n in range(3)][-1]
    assert figures.missing_numbers(month()) == {}
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_numbercounter SET last = last + 1 WHERE series = 'finance.voucher'")
    assert figures.missing_numbers(month()) == {"记": [last.number + 1]}


def test_a_balance_that_isnt_the_sum_of_its_entries_stands_against_closing(office):
    office.posted(*DUES)
    MonthBalance.objects.filter(account__code="401").update(credit=1)
    assert against(month()) == ["closing.balances", "closing.trial"]
    assert [found.account for found in periods.check_balances(month())] == ["401"]
    assert periods.check_balances(Period(pk=0)) == []


def test_another_slice_adds_its_check_and_one_that_doesnt_block_is_only_noted(office, monkeypatch):
    office.posted(*DUES)
    monkeypatch.setattr(checks, "_items", dict(checks._items))
    checks.register("bank.test", Check("银行对账", lambda period: [Finding(f"{period} 未对账")]))
    with pytest.raises(services.NotReady, match="2025-03 未对账"):
        services.close_period(month(), by=office.bookkeeper)
    checks._items["bank.test"] = Check("银行对账", lambda period: [Finding("未对账")], blocks=False)
    [noted] = [entry for entry in checklist.check_list(month()) if entry.findings]
    assert (noted.stands, noted.refuses) == (False, False)
    assert services.close_period(month(), by=office.bookkeeper).is_closed


# -- reopening ----------------------------------------------------------------------------------------
def test_another_person_reopens_a_month_and_chair_and_audit_committee_are_told(office):
    committee = CommitteeFactory(kind=Committee.Kind.AUDIT)
    auditor = UserFactory(posts=["COMMITTEE_MEMBER"], posts__committee=committee)
    chair = UserFactory(posts=["UNION_CHAIR"])
    office.posted(*DUES)
    services.close_period(month(), by=office.bookkeeper)
    with pytest.raises(DomainError, match="2025-03"):
        services.reopen_period(month(), reason="漏记", by=office.bookkeeper)

    other = UserFactory(posts=["BOOKKEEPER"])
    services.reopen_period(month(), reason="漏记", by=other)
    told = InboxMessage.objects.filter(kind="finance.period.reopened")
    assert set(told.values_list("user", flat=True)) == {auditor.pk, chair.pk}
    assert "漏记" in told[0].body
    assert office.posted(*DUES).number == 2
    with pytest.raises(NotNow):
        services.reopen_period(month(), reason="again", by=other)
    services.close_period(month(), by=other)
    services.reopen_period(month(), reason="再次", by=office.bookkeeper)
    assert [r.closed_by for r in month().reopenings.order_by("pk")] == [office.bookkeeper, other]


def test_the_last_closed_month_is_reopened_first(office):
    april = dt.date(2025, 4, 1)
    office.posted(*DUES)
    office.posted(*DUES, date=april)
    for day in (MARCH, april):
        services.close_period(month(day), by=office.bookkeeper)
    chair = UserFactory(posts=["UNION_CHAIR"])
    with pytest.raises(DomainError, match="2025-04"):
        services.reopen_period(month(), reason="x", by=chair)
    services.reopen_period(month(april), reason="x", by=chair)
    services.reopen_period(month(), reason="x", by=chair)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE finance_period SET closed_at = NULL, closed_by_id = NULL",
        "UPDATE finance_period SET closed_by_id = {other}",
        "UPDATE finance_period SET month = 1",
        "DELETE FROM finance_period",
        "UPDATE finance_voucher SET state = 'POSTED', number = 2, posted_at = now(), bookkeeper_id = {keeper} WHERE number IS NULL",
        "INSERT INTO finance_reopening (period_id, closed_at, closed_by_id, reopened_at, reopened_by_id, reason)"
        " SELECT id, closed_at, closed_by_id, now(), closed_by_id, 'x' FROM finance_period",
    ],
)  # fmt: skip
def test_the_database_opens_no_closed_month_and_posts_nothing_in_it(office, statement):
    office.posted(*DUES)
    office.checked(*DUES)
    Period.objects.update(closed_at=timezone.now(), closed_by=office.bookkeeper)
    other = UserFactory()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(other=other.pk, keeper=office.bookkeeper.pk))


def test_reopenings_are_kept_for_good(office):
    office.posted(*DUES)
    services.close_period(month(), by=office.bookkeeper)
    services.reopen_period(month(), reason="x", by=UserFactory())
    for deed in (lambda: Reopening.objects.update(reason="y"), lambda: Reopening.objects.all().delete()):
        with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
            deed()


# -- the year-end -------------------------------------------------------------------------------------
YEAR = 2024
DECEMBER = dt.date(YEAR, 12, 31)


@pytest.fixture
def year(office):
    """A year of free money and two earmarked funds, one of them finished; a correction of an earlier year."""
    going, done = (
        Fund.objects.create(code="G", name="帮扶专项"),
        Fund.objects.create(code="D", name="读书专项"),
    )
    day = dt.date(YEAR, 12, 3)
    for lines in (
        ("102 D 1000", "401 C 1000"),
        ("102 D 600", line("40302 C 600", fund=going)),
        ("102 D 300", line("40302 C 300", fund=done)),
        (line("50102 D 250", item="运动会"), line("50105 D 150"), "102 C 400"),
        (line("50404 D 450", fund=going), "102 C 450"),
        (line("50304 D 280", fund=done), "102 C 280"),
        ("102 D 70", "32201 C 70"),
        ("102 D 5", line("401 C 5", fund=going)),
    ):
        office.posted(*lines, date=day)
    return services.begin_year_end(year=YEAR, by=office.bookkeeper)


def post_all(office: Office) -> None:
    for voucher in Voucher.objects.filter(state="DRAFT").order_by("pk"):
        vouchers.prepare_voucher(voucher, by=office.preparer)
        vouchers.check_voucher(voucher, by=office.checker)
        vouchers.post_voucher(voucher, by=office.bookkeeper)


def net_assets() -> dict[tuple[str, str], Decimal]:
    names = {fund.pk: fund.code for fund in Fund.objects.all()} | {None: ""}
    rows = figures.standing(until=Period(year=YEAR, month=12))
    return {(row.account, names[row.fund]): -row.amount for row in rows if row.account[0] in "345"}


def test_the_year_end_moves_results_to_net_assets_and_closes_december(office, year):
    before = build(YEAR)
    assert before.closing == 845
    assert against(month(DECEMBER)) == ["closing.transferred", "closing.folded"]

    made = services.propose_transfers(year, by=office.bookkeeper)
    assert len(made) == 3
    assert {v.kind for v in made} == {"CLOSING"}
    with pytest.raises(NotNow, match="3 "):
        services.propose_transfers(year, by=office.bookkeeper)
    post_all(office)
    assert net_assets() == {
        ("32103", "G"): 150, ("32103", "D"): 20, ("32203", ""): 605, ("32201", ""): 70,
    }  # fmt: skip
    with pytest.raises(NotNow):
        services.propose_transfers(year, by=office.bookkeeper)

    services.propose_folding(year, finished=Fund.objects.filter(code="D"), by=office.bookkeeper)
    post_all(office)
    assert net_assets() == {("32104", "G"): 150, ("32205", ""): 695}
    with pytest.raises(NotNow, match="321"):
        services.propose_folding(year, by=office.bookkeeper)

    services.close_period(month(DECEMBER), by=office.bookkeeper)
    assert build(YEAR).closing == before.closing == build(YEAR + 1).opening
    assert build(YEAR).total_income == before.total_income
    opens = figures.carried_over(YEAR)
    assert [(row.code, row.debit, row.credit) for row in opens] == [
        ("102", 845, 0), ("32104", 0, 150), ("32205", 0, 695),
    ]  # fmt: skip
    assert periods.check_balances() == []


def test_what_is_posted_after_the_transfers_is_transferred_too(office, year):
    services.propose_transfers(year, by=office.bookkeeper)
    post_all(office)
    office.posted("50102 D 10", "102 C 10", date=DECEMBER)
    with pytest.raises(DomainError):
        services.propose_folding(year, by=office.bookkeeper)
    [late] = services.propose_transfers(year, by=office.bookkeeper)
    assert list(late.entries.values_list("account__code", "debit", "credit")) == [
        ("32203", 10, 0),
        ("50102", 0, 10),
    ]


def test_income_below_zero_and_a_result_of_nothing_still_balance(office):
    office.posted("408 D 7", "102 C 7", date=DECEMBER)
    office.posted("102 D 9", "405 C 9", date=DECEMBER)
    office.posted("50102 D 2", "102 C 2", date=DECEMBER)
    year = services.begin_year_end(year=YEAR, by=office.bookkeeper)
    [voucher] = services.propose_transfers(year, by=office.bookkeeper)
    assert voucher.sums == (Decimal("4.00"), Decimal("4.00"))
    post_all(office)
    assert net_assets() == {}


def test_a_second_year_end_of_a_year_is_refused_with_its_own_sentence(year):
    assert YearForm({"year": YEAR}).errors == {"year": ["The year-end of this year has been begun already."]}


def test_a_year_end_waits_for_the_months_before_and_for_the_year_before(office, year):
    office.posted(*DUES, date=dt.date(YEAR, 6, 1))
    with pytest.raises(DomainError, match="2024-06"):
        services.propose_transfers(year, by=office.bookkeeper)
    services.close_period(month(dt.date(YEAR, 6, 1)), by=office.bookkeeper)
    services.propose_transfers(year, by=office.bookkeeper)
    with pytest.raises(NotNow):
        services.begin_year_end(year=YEAR, by=office.bookkeeper)
    with pytest.raises(DomainError, match="2001"):
        services.begin_year_end(year=2001, by=office.bookkeeper)
    with pytest.raises(DomainError, match=str(timezone.localdate().year + 1)):
        services.begin_year_end(year=timezone.localdate().year + 1, by=office.bookkeeper)
    office.posted(*DUES, date=dt.date(YEAR + 1, 12, 1))
    later = services.begin_year_end(year=YEAR + 1, by=office.bookkeeper)
    with pytest.raises(DomainError, match="2024"):
        services.propose_transfers(later, by=office.bookkeeper)


def test_a_fund_without_money_isnt_finished(office, year):
    services.propose_transfers(year, by=office.bookkeeper)
    post_all(office)
    empty = Fund.objects.create(code="E", name="空")
    with pytest.raises(DomainError, match="空"):
        services.propose_folding(year, finished=[empty], by=office.bookkeeper)


# -- doors --------------------------------------------------------------------------------------------
def test_the_bookkeeper_works_through_month_and_year_end_at_the_desk(client, office, year):
    client.force_login(office.bookkeeper)
    december = reverse("admin:finance_period_change", args=[month(DECEMBER).pk])
    assert f'href="{reverse("admin:finance_yearend_changelist")}"' in client.get(december).content.decode()
    address = reverse("admin:finance_yearend_change", args=[year.pk])
    deed = address.replace("change", "deed")
    assert client.post(f"{deed}transfer/").status_code == 302
    assert "32203" in client.get(address).content.decode()
    post_all(office)
    page = client.get(f"{deed}fold/").content.decode()
    assert "读书专项: 20.00" in page
    assert client.post(f"{deed}fold/", {"finished": [Fund.objects.get(code="D").pk]}).status_code == 302
    post_all(office)
    assert client.post(december.replace("change", "deed") + "close/").status_code == 302
    assert month(DECEMBER).is_closed
    assert client.post(december.replace("change", "deed") + "reopen/", {"reason": "x"}).status_code == 403
