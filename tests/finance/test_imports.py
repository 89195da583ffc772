"""Files of earlier years and other programs: what is taken over, and what is refused, word for word."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from finance.account.models import Account, Fund
from finance.closing import services as closings
from finance.imports import jobs, reading, services
from finance.imports.models import VoucherImport
from finance.period import services as periods
from finance.period.models import MonthBalance
from finance.voucher import services as vouchers
from finance.voucher.models import Entry, Voucher
from members.models import User
from tests.factories.finance import Office
from tests.factories.members import UserFactory
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.job.services import Run

pytestmark = pytest.mark.django_db
HEAD = "date,voucher,summary,account,debit,credit,fund,unit,item"
GOOD = f"""{HEAD}
2025-01-10,10,收会费,102,6200.00,,,,
2025-01-10,10,收会费,401,,6200.00,,,
2025-01-10,2,三八活动,50105,723.00,,,护理部,三八妇女节
2025-01-10,2,三八活动,102,,723.00,,,
2025-02-03,2,行政补助,102,"30,000.00",0.00,,,
2025-02-03,2,行政补助,405,,30000,,,
"""


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def bring(text: str | bytes, *, post: bool = True, name: str = "v.csv") -> services.Result:
    content = text if isinstance(text, bytes) else text.encode()
    return services.import_vouchers(content, name=name, by=User.objects.system(), post=post)


def opening(text: str, year: int = 2025) -> services.Result:
    return services.import_opening(text.encode(), year=year, name="o.csv", by=User.objects.system())


def problems(text: str | bytes) -> list[tuple[int, str, str]]:
    with pytest.raises(reading.ImportRefused) as refused:
        bring(text)
    assert not Voucher.objects.exists()
    assert not VoucherImport.objects.exists()
    return [(p.line, p.column, p.reason) for p in refused.value.problems]


# -- taken over ---------------------------------------------------------------------------------------
def test_vouchers_are_posted_and_numbered_by_date_and_then_by_their_old_number():
    batch = bring(GOOD).batch
    assert [
        (v.label, v.source_no, v.origin, v.file_hash) for v in Voucher.objects.order_by("date", "number")
    ] == [
        ("记-2025-01-0001", "2", "IMPORTED", batch.sha256),
        ("记-2025-01-0002", "10", "IMPORTED", batch.sha256),
        ("记-2025-02-0001", "2", "IMPORTED", batch.sha256),
    ]
    assert (batch.rows, batch.vouchers_count, batch.total, batch.is_posted) == (
        6,
        3,
        Decimal("36923.00"),
        True,
    )
    assert bytes(VoucherImport.objects.get().content) == GOOD.encode()
    entry = Entry.objects.get(account__code="50105")
    assert (entry.debit, entry.unit.name, entry.item, entry.summary) == (
        723,
        "护理部",
        "三八妇女节",
        "三八活动",
    )
    assert periods.check_balances() == []


def test_without_posting_they_wait_for_the_checker_and_go_on_as_any_voucher():
    office = Office()
    bring(GOOD, post=False)
    assert set(Voucher.objects.values_list("state", "number")) == {("PREPARED", None)}
    assert not MonthBalance.objects.exists()
    voucher = Voucher.objects.get(source_no="10")
    vouchers.check_voucher(voucher, by=office.checker)
    assert vouchers.post_voucher(voucher, by=office.bookkeeper).number == 1


def test_an_imported_voucher_is_not_returned_but_its_file_dropped():
    batch = bring(GOOD, post=False).batch
    voucher = Voucher.objects.first()
    with pytest.raises(DomainError, match="Drop the whole imported file"):
        vouchers.return_voucher(voucher, reason="x", by=UserFactory(posts=["CHECKER"]))
    services.drop(batch, reason="wrong file", by=UserFactory())
    assert not Voucher.objects.exists()
    assert bring(GOOD).already is False


def test_a_file_with_posted_vouchers_is_not_dropped():
    with pytest.raises(NotNow):
        services.drop(bring(GOOD).batch, reason="x", by=UserFactory())


def test_the_same_file_again_changes_nothing_and_says_so():
    bring(GOOD)
    before = list(Voucher.objects.order_by("pk").values_list("pk", "number"))
    again = bring(GOOD, name="copy.csv")
    assert again.already
    assert "nothing was changed" in services.sentence(again)
    assert list(Voucher.objects.order_by("pk").values_list("pk", "number")) == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_encodings_and_line_ends_of_chinese_spreadsheets(encoding, newline):
    bring(GOOD.replace("\n", newline).encode(encoding))
    assert Entry.objects.filter(item="三八妇女节").count() == 1


@pytest.mark.parametrize(
    "text",
    ["2026-03-05", "2026/3/5", "2026.03.05", "20260305", "2026年3月5日", "46086", "46086.0", "2026-03-05 00:00:00", "2026-03-05T00:00:00", "２０２６-03-05"],
)  # fmt: skip
def test_dates_as_spreadsheets_leave_them(text):
    assert reading.date(text) == dt.date(2026, 3, 5)


@pytest.mark.parametrize(
    "text", ["05/03/2026", "3/5/26", "26-03-05", "2026-3", "March 5", "46086.5", "2026-03/05"]
)
def test_dates_that_may_mean_two_things_are_refused(text):
    with pytest.raises(ValueError, match="isn't a clear date"):
        reading.date(text)


@pytest.mark.parametrize("text", ["2026-02-30", "20261301", "2026/13/1"])
def test_days_that_dont_exist_are_refused(text):
    with pytest.raises(ValueError, match="is no day of the calendar"):
        reading.date(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234.5", "1234.50"),
        ("1,234.50", "1234.50"),
        ("-8", "-8.00"),
        ("−8.00", "-8.00"),
        ("", "0"),
        ("0.00", "0"),
        ("１２", "12"),
    ],
)
def test_amounts(text, value):
    assert reading.amount(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["1.005", "1.500", "1,23", "1.2.3", "¥5", "1E3", "(5)", "5-", "十", "1 000", "NaN", "9999999999999"],
)
def test_amounts_that_are_refused(text):
    with pytest.raises(ValueError, match=r"two decimals|isn't an amount|too large"):
        reading.amount(text)


# -- refused whole ------------------------------------------------------------------------------------
ROW = "2025-01-10,1,收会费,102,100.00,,,,\n2025-01-10,1,收会费,401,,100.00,,,\n"


def with_row(row: str) -> str:
    """A sound voucher, then one row that isn't."""
    return f"{HEAD}\n{ROW}{row}\n"


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("2025-01-11,9,x,999,1,,,,", "account", "999 isn't in the chart of accounts of 2021."),
        ("2025-01-11,9,x,322,1,,,,", "account", "322 工会资金结余 has sub-accounts. Use one of 32201, 32202, 32203, 32204, 32205."),
        ("2025-01-11,9,x,408,1,,,,", "account", "408 其他收入 is closed."),
        ("2025-01-11,9,x,,1,,,,", "account", "an account is missing."),
        ("11/01/2025,9,x,102,1,,,,", "date", "“11/01/2025” isn't a clear date. Write it as 2026-03-05."),
        (",9,x,102,1,,,,", "date", "a date is missing."),
        ("2024-12-31,9,x,102,1,,,,", "date", "2024-12 has been closed."),
        ("2025-01-11,,x,102,1,,,,", "voucher", "this cell must be filled."),
        ("2025-01-11,9,,102,1,,,,", "summary", "this cell must be filled."),
        ("2025-01-11,9,x,102,1,1,,,", "debit/credit", "only one of the two sides may be filled."),
        ("2025-01-11,9,x,102,0,,,,", "debit/credit", "an amount is missing."),
        ("2025-01-11,9,x,102,1.005,,,,", "debit", "“1.005” has more than two decimals."),
        ("2025-01-11,9,x,102,,abc,,,", "credit", "“abc” isn't an amount. Write it as 1234.50."),
        ("2025-01-11,9,x,50404,1,,帮符,,", "fund", "the fund “帮符” isn't known, and no money comes in for it in this file."),
        ("2025-01-11,9,x,50404,1,,旧专款,,", "fund", "the fund “旧专款” is closed."),
        ("2025-01-11,9,x,102,1,,,,", "debit/credit", "voucher 9 of 2025-01-11 doesn't balance: debit 1.00, credit 0.00, difference 1.00."),
        (f"2025-01-11,9,x,102,1,,,,{'长' * 81}", "item", "more than 80 characters."),
    ],
)  # fmt: skip
def test_one_bad_cell_refuses_the_whole_file_with_line_column_and_reason(row, column, reason):
    Account.objects.filter(code="408").update(is_closed=True)
    Fund.objects.create(code="旧专款", name="旧专款", is_closed=True)
    closed = periods.period_of(dt.date(2024, 12, 1))
    closings.close_period(closed, by=UserFactory())
    assert (4, column, reason) in problems(with_row(row))


def test_a_voucher_that_came_with_another_file_is_doubled():
    bring(GOOD)
    with pytest.raises(reading.ImportRefused) as refused:
        bring(f"{HEAD}\n2025-01-10,10,又来,102,5,,,,\n2025-01-10,10,又来,401,,5,,,\n")
    assert refused.value.problems == [
        reading.Problem(2, "voucher", "voucher 10 of 2025-01-10 has been imported already.")
    ]
    assert Voucher.objects.count() == 3


ONE = "2025-04-01,C-1,收会费,102,100,,,,\n2025-04-01,C-1,收会费,401,,100,,,\n"
OTHER = "2025-04-02,C-2,收会费,102,7,,,,\n2025-04-02,C-2,收会费,401,,7,,,\n"


@pytest.mark.parametrize(
    ("rows", "second"),
    [(ONE + ONE, 4), (ONE + OTHER + ONE, 6), (ONE + OTHER + ONE.replace("100", "40"), 6), (ONE + ONE.replace("C-1", "Ｃ－１"), 4)],
)  # fmt: skip
def test_a_voucher_that_stands_in_the_file_twice_is_doubled(rows, second):
    reason = f"voucher C-1 of 2025-04-01 stands there twice: from line 2 and from line {second}."
    assert problems(f"{HEAD}\n{rows}") == [(second, "voucher", reason)]


def test_equal_entries_and_rows_sorted_by_account_make_no_doubled_voucher():
    equal = "2025-04-01,C-3,水,50105,50,,,,\n2025-04-01,C-3,水,50105,50,,,,\n2025-04-01,C-3,水,102,,100,,,\n"
    debit, credit = ONE.splitlines(keepends=True)
    result = bring(f"{HEAD}\n{debit}{equal}{credit}")
    assert (result.batch.vouchers_count, result.batch.total) == (2, Decimal(200))


def test_wide_digits_in_codes_and_numbers_mean_the_same():
    bring(GOOD.replace("2025-01-10,10,收会费,102", "2025-01-10,１０,收会费,１０２"))
    assert sorted(Voucher.objects.values_list("source_no", flat=True)) == ["10", "2", "2"]
    with pytest.raises(reading.ImportRefused, match="voucher 2 of 2025-01-10 has been imported already"):
        bring(GOOD.replace(",2,", ",２,").replace("收会费", "会费"))


def test_the_same_file_again_says_what_still_waits():
    bring(GOOD, post=False)
    said = services.sentence(bring(GOOD))
    assert "nothing was changed. 3 of them aren't posted yet" in said
    services.drop(VoucherImport.objects.get(), reason="--post", by=User.objects.system())
    assert bring(GOOD).batch.is_posted


def test_a_year_to_come_is_a_slip_of_the_pen():
    year = timezone.localdate().year
    at = f"{HEAD}\n" + ONE.replace("2025-04", f"{year + 1}-01")
    assert problems(at) == [
        (line, "date", f"{year + 1} hasn't begun yet. Check the date.") for line in (2, 3)
    ]
    with pytest.raises(DomainError, match="2205 hasn't begun yet"):
        Office().draft("102 D 1", "401 C 1", date=dt.date(2205, 3, 3))


def test_sums_that_the_books_cannot_hold_are_refused():
    most = "999999999999.99"
    row = "2025-04-01,{},大额,{},{},{},,,\n"
    sides = [("102", most, ""), ("401", "", most)]
    one = "".join(row.format("C-1", *side) for side in sides for _n in range(3))
    two = "".join(row.format(number, *side) for number in ("C-1", "C-2") for side in sides)
    large = "the entries of voucher C-1 of 2025-04-01 add up to too large a sum."
    assert (2, "debit/credit", large) in problems(f"{HEAD}\n{one}")
    assert problems(f"{HEAD}\n{two}") == [(0, "", "all entries together add up to too large a sum.")]


def test_all_problems_are_told_at_once_and_a_broken_row_raises_no_false_alarm_about_the_balance():
    text = f"{HEAD}\n2025-01-10,1,a,999,5,,,,\n2025-01-10,1,a,401,,5,,,\n2025-01-10,2,b,102,7,,,,\n2025-01-10,2,b,401,,6,,,\n"
    assert [(line, column) for line, column, _reason in problems(text)] == [
        (2, "account"),
        (4, "debit/credit"),
    ]


def test_the_message_reads_as_a_clerk_needs_it():
    with pytest.raises(reading.ImportRefused) as refused:
        bring(with_row("2025-01-11,9,x,999,1,,,,"))
    assert str(refused.value) == (
        "The file was refused; nothing was taken over. 1 problem:\n"
        "line 4, column account: 999 isn't in the chart of accounts of 2021."
    )


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", (0, "", "The file is empty.")),
        (HEAD.encode(), (0, "", "The file has no rows below its head.")),
        (GOOD.encode("utf-16"), (0, "", "The file isn't a CSV file in UTF-8 or GB18030. Save it as “CSV UTF-8”.")),
        (b"\xff\xff\xff,\x80", (0, "", "The file isn't a CSV file in UTF-8 or GB18030. Save it as “CSV UTF-8”.")),
        (b"PK\x03\x04\0\0", (0, "", "The file isn't a CSV file in UTF-8 or GB18030. Save it as “CSV UTF-8”.")),
        (GOOD.replace("account", "konto").encode(), (1, "account", "this column is missing.")),
        (GOOD.replace("item", "item,note").encode(), (1, "note", "this column isn't known. Known are: date, voucher, summary, account, debit, credit, fund, unit, item.")),
        (GOOD.replace("unit", "fund").encode(), (1, "fund", "this column stands there twice.")),
        (f"{HEAD}\n2025-01-10,1,a,102,1,234.50,,,,x\n".encode(), (2, "", "10 cells instead of 9. A comma inside a text needs quotes around it.")),
        (f'{HEAD}\n2025-01-10,1,"a,102\n'.encode(), (2, "", "a quote opens here and isn't closed, or text follows the closing one. Write quotes inside a text twice.")),
        (f'{HEAD}\n2025-01-10,1,"a,102\n2025-01-10,1,b,401\n'.encode(), (2, "", "a quote opens here and isn't closed, or text follows the closing one. Write quotes inside a text twice.")),
    ],
)  # fmt: skip
def test_files_of_the_wrong_shape(content, found):
    assert found in problems(content)


def test_a_fund_begins_where_its_money_comes_in():
    result = bring(
        f"{HEAD}\n2025-01-10,1,专项补助,102,5000,,帮扶专款,,\n2025-01-10,1,专项补助,40302,,5000,帮扶专款,,\n"
        "2025-01-12,2,帮扶,50404,800,,帮扶专款,,\n2025-01-12,2,帮扶,102,,800,帮扶专款,,\n"
    )
    assert result.batch.new_funds == ["帮扶专款"]
    assert Fund.objects.get().name == "帮扶专款"
    assert "New earmarked funds: 帮扶专款." in services.sentence(result)


def test_red_entries_are_taken_as_they_are():
    bring(f"{HEAD}\n2025-01-10,1,冲,50105,-5,,,,\n2025-01-10,1,冲,102,,-5,,,\n")
    assert list(Entry.objects.order_by("pk").values_list("debit", "credit")) == [(-5, 0), (0, -5)]


def test_a_large_file_costs_few_queries():
    rows = [HEAD]
    for n in range(1_000):
        day = dt.date(2025, 1, 1) + dt.timedelta(days=n % 365)
        rows += [f"{day},{n},活动,50106,{n + 1}.00,,,,活动{n % 30}", f"{day},{n},活动,102,,{n + 1}.00,,,"]
    with CaptureQueriesContext(connection) as captured:
        bring("\n".join(rows))
    assert len(captured) < 100
    assert Voucher.objects.posted().count() == 1_000
    assert periods.check_balances() == []


# -- opening balances ---------------------------------------------------------------------------------
OPENING = "account,debit,credit,fund\n102,8721.40,,\n32205,,8000.00,\n32104,,721.40,帮扶专款\n"


def test_opening_balances_are_one_posted_voucher_of_their_own_kind():
    opening(OPENING)
    voucher = Voucher.objects.get()
    assert (voucher.label, voucher.date, voucher.kind) == ("初-2025-01-0001", dt.date(2025, 1, 1), "OPENING")
    assert voucher.sums == (Decimal("8721.40"), Decimal("8721.40"))
    assert Fund.objects.get().code == "帮扶专款"


def test_the_same_opening_file_again_changes_nothing_and_another_is_refused():
    opening(OPENING)
    assert opening(OPENING).already
    with pytest.raises(reading.ImportRefused, match="the opening balances of 2025 have been entered already"):
        opening(OPENING.replace("8721.40", "8722.40").replace("8000.00", "8001.00"))
    with pytest.raises(reading.ImportRefused, match="the books open with the balances of 2025"):
        opening(OPENING + "\n", year=2024)
    assert Voucher.objects.count() == 1


def test_opening_balances_dont_come_after_earlier_vouchers_nor_these_after_them():
    bring(GOOD)
    with pytest.raises(reading.ImportRefused, match="there are posted vouchers before 2026"):
        opening(OPENING, year=2026)
    opening(OPENING, year=2025)
    with pytest.raises(
        reading.ImportRefused, match="line 2, column date: the books open with the balances of 2025"
    ):
        bring(f"{HEAD}\n2024-01-10,1,a,102,5,,,,\n2024-01-10,1,a,401,,5,,,\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("account,debit,credit,fund\n102,5,,\n32205,,4,\n", "line 3, column debit/credit: the balances don't balance: debit 5.00, credit 4.00, difference 1.00."),
        ("account,debit,credit\n102,5,\n322,,5\n", "line 3, column account: 322 工会资金结余 has sub-accounts."),
        ("account,debit,credit\n102,5,\n102,3,\n32205,,8\n", "line 3, column account: this account and fund stands there twice."),
        ("account,debit,credit\n102,5,5\n32205,,8\n", "line 2, column debit/credit: only one of the two sides may be filled."),
        ("account,debit,credit\n102,0,\n32205,,0\n", "line 3, column debit/credit: at least two accounts need a balance."),
    ],
)  # fmt: skip
def test_opening_balances_that_are_refused(text, message):
    with pytest.raises(reading.ImportRefused) as refused:
        opening(text)
    assert message in str(refused.value)
    assert not Voucher.objects.exists()


# -- the commands and the desk ------------------------------------------------------------------------
def test_the_command_refuses_with_an_exit_code_and_does_nothing(tmp_path):
    file = tmp_path / "bad.csv"
    file.write_text(with_row("2025-01-11,9,x,999,1,,,,"), encoding="utf-8")
    with pytest.raises(CommandError, match="line 4, column account: 999"):
        call_command("import_vouchers", file, "--post")
    with pytest.raises(CommandError, match=r"missing\.csv"):
        call_command("import_vouchers", tmp_path / "missing.csv")


def test_the_command_says_that_the_same_file_changes_nothing(tmp_path):
    file = tmp_path / "v.csv"
    file.write_text(GOOD, encoding="utf-8")
    call_command("import_vouchers", file, "--post", stdout=io.StringIO())
    out = io.StringIO()
    call_command("import_vouchers", file, "--post", stdout=out)
    assert "nothing was changed" in out.getvalue()


def test_at_the_desk_a_file_is_read_first_and_posted_at_once_only_by_another_person():
    clerk, bookkeeper = UserFactory(posts=["PREPARER"]), UserFactory(posts=["BOOKKEEPER"])
    batch = services.upload("VOUCHERS", GOOD.encode(), name="v.csv", by=clerk)
    services.preview(batch)
    batch.refresh_from_db()
    assert (batch.state, batch.vouchers_count, batch.problems) == ("READY", 3, [])
    assert not Voucher.objects.exists()
    with pytest.raises(DomainError, match="Whoever uploaded a file"):
        services.take_over(batch, post=True, by=clerk)
    services.take_over(batch, post=True, by=bookkeeper)
    assert Voucher.objects.posted().count() == 3
    with pytest.raises(NotNow):
        services.take_over(batch, post=True, by=bookkeeper)
    with pytest.raises(DomainError, match="already"):
        services.upload("VOUCHERS", GOOD.encode(), name="v.csv", by=clerk)


def test_a_bad_file_shows_its_problems_at_the_desk():
    batch = services.upload(
        "VOUCHERS", with_row("2025-01-11,9,x,999,1,,,,").encode(), name="v.csv", by=UserFactory()
    )
    services.preview(batch)
    batch.refresh_from_db()
    assert batch.state == "REFUSED"
    assert batch.problems[0] == [4, "account", "999 isn't in the chart of accounts of 2021."]
    with pytest.raises(NotNow):
        services.take_over(batch, post=False, by=UserFactory())


# -- the chart of 2009 --------------------------------------------------------------------------------
OLD = f"""{HEAD}
2019-05-10,1,困难职工帮扶,50204,800,,,,
2019-05-10,1,困难职工帮扶,102,,800,,,
2019-05-11,2,购电脑,50502,5000,,,,
2019-05-11,2,购电脑,102,,5000,,,
2019-05-11,3,购电脑,162,5000,,,,
2019-05-11,3,购电脑,301,,5000,,,
2019-05-15,4,上缴经费,221,60,,,,
2019-05-15,4,上缴经费,102,,60,,,
"""


def test_books_of_2009_are_read_as_the_accounts_that_followed(tmp_path):
    file = tmp_path / "2019.csv"
    file.write_text(OLD)
    call_command("import_vouchers", file, "--post", "--scheme", "2009", stdout=io.StringIO())
    entries = Entry.objects.order_by("voucher_id", "position").values_list("account__code", flat=True)
    assert list(entries) == ["50404", "102", "50702", "102", "162", "30104", "211", "102"]
    assert VoucherImport.objects.get().scheme == "2009"


def test_opening_balances_of_2009_split_the_surplus_by_its_fund():
    text = "account,debit,credit,fund\n102,900,,\n331,,500,\n331,,400,帮扶专项\n"
    services.import_opening(text.encode(), year=2019, name="o.csv", by=User.objects.system(), scheme="2009")
    found = Entry.objects.order_by("position").values_list("account__code", "credit", "fund__name")
    assert list(found) == [("102", 0, None), ("32205", 500, None), ("32104", 400, "帮扶专项")]


@pytest.mark.parametrize(
    ("day", "code", "reason"),
    [
        ("2019-05-10", "502", "502 had sub-accounts in 2009. Use one of 50201, 50202, 50203, 50204, 50205, 50206."),
        ("2019-05-10", "322", "no account of 2021 follows 322 of 2009. Book it where the union moved it in 2022."),
        ("2019-05-10", "510", "510 isn't in the chart of accounts of 2009."),
        ("2022-01-10", "102", "the chart of 2009 ended with 2021. Use that of 2021."),
    ],
)  # fmt: skip
def test_what_the_chart_of_2009_does_not_know_is_refused(day, code, reason):
    text = f"{HEAD}\n{day},1,x,{code},5,,,,\n{day},1,x,401,,5,,,\n"
    found = services.plan_vouchers(text.encode(), scheme="2009").problems
    assert reason in [problem.reason for problem in found]


def test_a_voucher_of_a_thousand_lines_comes_in_whole_or_not_at_all():
    rows = [f"2025-12-05,1,生日慰问,50105,{n + 1}.00,,,,会员{n}" for n in range(999)]
    total = sum(range(1, 1_000))
    short = "\n".join([HEAD, *rows, f"2025-12-05,1,生日慰问,102,,{total - 1}.00,,,"])
    assert [column for _line, column, _reason in problems(short)] == ["debit/credit"]
    bring("\n".join([HEAD, *rows, f"2025-12-05,1,生日慰问,102,,{total}.00,,,"]))
    voucher = Voucher.objects.get()
    assert (voucher.entries.count(), voucher.sums) == (1_000, (total, total))


def test_the_desk_says_how_many_problems_there_are_though_it_shows_the_first():
    rows = "".join(f"2025-01-10,{n},收会费,999,1,,,,\n" for n in range(201))
    batch = services.upload(
        "VOUCHERS", f"{HEAD}\n{rows}".encode(), name="v.csv", by=UserFactory(posts=["PREPARER"])
    )
    plan = services.preview(batch)
    batch.refresh_from_db()
    assert (len(plan.problems), len(batch.problems), batch.problems[-1]) == (
        201,
        201,
        [0, "", "… and 1 more."],
    )


def test_a_file_that_the_portal_fails_to_read_isnt_read_for_ever(monkeypatch):
    clerk = UserFactory(posts=["PREPARER"])
    job = jobs.start_reading(
        kind="VOUCHERS", year=None, scheme="2021", content=GOOD.encode(), name="v.csv", by=clerk
    )

    def fail(*args, **kwargs):
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(services, "plan_vouchers", fail)
        with pytest.raises(ZeroDivisionError):
            jobs.read(Run(job))
    batch = VoucherImport.objects.get()
    assert (batch.state, len(batch.problems)) == ("REFUSED", 1)
    jobs.read(Run(job))
    batch.refresh_from_db()
    assert (batch.state, batch.problems) == ("READY", [])
