"""Books and statements: the prescribed lines, sums that agree, figures that open their entries, live formulas."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation
from pypdf import PdfReader

from finance.account.models import Fund
from finance.report.figures import build as report_of
from finance.report.views import fund_links
from finance.sheet import links
from finance.sheet.kinds import Wanted, kinds
from finance.sheet.kinds import build as build_kind
from finance.sheet.reports import as_xlsx, export
from finance.voucher.models import Entry
from tests.factories.finance import Office, budget, line
from tests.factories.members import UserFactory
from tests.finance.test_fund_report import COUNTY, LAW_SCHOOL, bring_in
from union_portal.core.audit.models import AuditEntry
from union_portal.core.job.models import Job
from union_portal.core.outbox import services as outbox
from union_portal.core.verification.models import IssuedDocument

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The words of messages as the code has them."""
    with translation.override("en"):
        yield


@pytest.fixture
def office() -> Office:
    return Office()


def build(kind: str, year: int = 2025, month: int = 0, **more: Any) -> Any:
    return build_kind(kind, Wanted(year, month, **more))


def values(sheet: Any) -> dict[str, Decimal]:
    """The figures that aren't nought, by name."""
    return {f.name: f.value for row in sheet.rows for f in row.figures if f.value and f.name}


def broken(sheet: Any) -> list[str]:
    return [str(check.label) for check in sheet.checks if not check.agrees]


def _employer_pays(months: int = 3) -> list[Any]:
    """20,000 a month; three fifths stay (402), two go up (211)."""
    paid = [(dt.date(2025, m, 15), "102 D 20000", "402 C 12000", "211 C 8000") for m in range(1, months + 1)]
    sent = [(dt.date(2025, m, 15), "211 D 8000", "102 C 8000") for m in range(1, months + 1)]
    return [*paid, *sent]


def a_full_year(office: Office) -> Fund:
    """2024 with its year-end transfer, 2025 with one of everything that the statements know."""
    aid = Fund.objects.create(code="帮扶", name="困难职工帮扶专项")
    end = dt.date(2024, 12, 31)
    office.booked(
        (dt.date(2024, 5, 1), "102 D 5000", "401 C 5000"),
        (dt.date(2024, 6, 1), line("102 D 800", fund=aid), line("40302 C 800", fund=aid)),
        (dt.date(2024, 7, 1), "50105 D 1200", "102 C 1200"),
        (end, "401 D 5000", "50105 C 1200", "32203 C 3800"),
        (end, line("40302 D 800", fund=aid), line("32103 C 800", fund=aid)),
        (end, "32203 D 3800", "32205 C 3800"),
        (end, line("32103 D 800", fund=aid), line("32104 C 800", fund=aid)),
        *_employer_pays(),
        (dt.date(2025, 2, 3), "50702 D 6000", "102 C 6000", "162 D 6000", "30104 C 6000"),
        (dt.date(2025, 2, 28), "30104 D 83.33", "163 C 83.33"),
        (dt.date(2025, 2, 20), "102 D 60", "32201 C 60"),
        (dt.date(2025, 3, 2), "102 D 500", "221 C 500"),
        (dt.date(2025, 3, 8), line("50404 D 300", fund=aid), line("102 C 300", fund=aid)),
        (dt.date(2025, 3, 8), line("50105 D 723", item="三八妇女节"), "102 C 723"),
    )
    return aid


def test_the_balance_sheet_stands_in_the_prescribed_lines_and_balances(office):
    a_full_year(office)
    sheet = build("balance-sheet", 2025, 3)
    assert broken(sheet) == []
    assert values(sheet) == {
        "money.opening": 4600, "current.opening": 4600, "assets.opening": 4600, "free.opening": 3800,
        "carried.opening": 800, "net.opening": 4600, "both.opening": 4600,
        "money.closing": Decimal("34137"), "current.closing": Decimal("34137"), "fixed.closing": 6000,
        "fixed_worn.closing": Decimal("83.33"), "fixed_net.closing": Decimal("5916.67"),
        "assets.closing": Decimal("40053.67"), "custody.closing": 500, "debts.closing": 500,
        "asset_fund.closing": Decimal("5916.67"), "carried.closing": 500, "free.closing": 33137,
        "net.closing": Decimal("39553.67"), "both.closing": Decimal("40053.67"),
    }  # fmt: skip
    assert [row.cells[0] for row in sheet.rows][:9] == [
        "流动资产：", "　货币资金", "　零余额账户用款额度", "　财政应返还额度", "　应收上级经费", "　应收下级经费",
        "　其他应收款", "　库存物品", "流动资产合计",
    ]  # fmt: skip
    assert (sheet.rows[-1].cells[0], sheet.rows[-1].cells[3]) == ("资产总计", "负债与净资产总计")
    assert "零余额账户用款额度" not in str([row.cells[0] for row in build("balance-sheet").rows])


def test_the_income_statement_of_a_month_has_the_year_so_far_beside_it(office):
    a_full_year(office)
    sheet = build("income-statement", 2025, 2)
    assert broken(sheet) == []
    assert values(sheet) == {
        "2.month": 60, "2.year": 60, "402.month": 12000, "402.year": 24000, "3.month": 12000, "3.year": 24000,
        "507.month": 6000, "507.year": 6000, "4.month": 6000, "4.year": 6000, "5.month": 6000, "5.year": 18000,
    }  # fmt: skip
    assert [str(row.cells[0])[:2] for row in sheet.rows if row.tone] == ["二、", "三、", "四、", "五、"]


def test_line_6_of_a_year_is_line_1_of_the_next(office):
    a_full_year(office)
    before, this = build("income-statement", 2024), build("income-statement", 2025)
    assert broken(before) == broken(this) == []
    for part in ("", ".1", ".2"):
        assert before.value(f"6{part}.year") == this.value(f"1{part}.year") == this.value(f"6{part}.before")
    assert (this.value("1.1.year"), this.value("1.2.year")) == (800, 3800)
    assert (this.value("6.1.year"), this.value("6.2.year")) == (500, 33137)
    assert this.value("6.year") == this.value("1.year") + this.value("2.year") + this.value("5.year")


def test_the_year_end_transfer_doesnt_change_the_statement(office):
    """Before and after the transfer of 2024 the year says the same."""
    office.posted("102 D 5000", "401 C 5000", date=dt.date(2024, 5, 1))
    open_year = values(build("income-statement", 2024)), values(build("balance-sheet", 2024))
    office.posted("401 D 5000", "32203 C 5000", date=dt.date(2024, 12, 31))
    office.posted("32203 D 5000", "32205 C 5000", date=dt.date(2024, 12, 31))
    assert (values(build("income-statement", 2024)), values(build("balance-sheet", 2024))) == open_year


def test_an_investment_bought_out_of_the_free_balance_is_named(office):
    office.posted("102 D 9000", "401 C 9000", date=dt.date(2025, 1, 5))
    office.posted("151 D 4000", "30102 C 4000", "32205 D 4000", "102 C 4000", date=dt.date(2025, 2, 5))
    sheet = build("income-statement")
    assert broken(sheet) == broken(build("balance-sheet")) == []
    assert (sheet.value("2.year"), sheet.value("5.year"), sheet.value("6.year")) == (0, 9000, 5000)
    assert len(sheet.notes) == 1


def test_a_year_of_splits_leaves_nothing_owed_to_the_union_above(office):
    office.booked(*_employer_pays(12))
    income, debts = build("income-statement"), build("balance-sheet")
    assert broken(income) == broken(debts) == []
    assert (income.value("402.year"), income.value("6.year")) == (144_000, 144_000)
    assert (debts.value("to_above.closing"), debts.value("money.closing")) == (0, 144_000)
    november = build("balance-sheet", 2025, 11)
    assert (november.value("money.closing"), november.value("to_above.closing")) == (132_000, 0)


def test_an_asset_bought_worn_and_given_away_leaves_the_asset_fund_at_nought(office):
    office.booked(
        (dt.date(2025, 1, 9), "102 D 9000", "401 C 9000"),
        (dt.date(2025, 1, 10), "50702 D 7200", "102 C 7200"),
        (dt.date(2025, 1, 10), "162 D 7200", "30104 C 7200"),
        *((dt.date(2025, month, 28), "30104 D 100", "163 C 100") for month in range(1, 7)),
    )
    held = build("balance-sheet", 2025, 6)
    assert broken(held) == []
    assert [held.value(f"{name}.closing") for name in ("fixed", "fixed_worn", "fixed_net", "asset_fund")] == [
        7200, 600, 6600, 6600,
    ]  # fmt: skip
    office.booked(
        (dt.date(2025, 7, 1), "30104 D 6600", "163 D 600", "162 C 7200"),
        (dt.date(2025, 7, 2), "102 D 500", "408 C 500"),
    )
    gone = build("balance-sheet", 2025, 7)
    assert broken(gone) == []
    assert [gone.value(f"{name}.closing") for name in ("fixed", "fixed_worn", "asset_fund")] == [0, 0, 0]
    assert build("income-statement").value("408.year") == 500


def test_earmarked_dues_belong_to_the_free_balance(office):
    aid = Fund.objects.create(code="帮扶", name="帮扶")
    office.posted(line("102 D 9", fund=aid), line("401 C 9", fund=aid))
    sheet = build("income-statement")
    assert (sheet.value("6.1.year"), sheet.value("6.2.year")) == (0, 9)


@pytest.mark.parametrize(
    ("year", "files", "opening", "income", "expense", "closing"),
    [
        (2018, COUNTY, "8721.40", "36200.00", "29358.50", "15562.90"),
        (2011, LAW_SCHOOL, "31573.40", "11586.90", "14863.80", "28296.50"),
    ],
)
def test_the_published_unions_come_out_to_the_cent(tmp_path, year, files, opening, income, expense, closing):
    bring_in(tmp_path, year, *files)
    sheet, assets = build("income-statement", year), build("balance-sheet", year)
    assert broken(sheet) == broken(assets) == broken(build("trial-balance", year)) == []
    assert [sheet.value(f"{name}.year") for name in "1346"] == [
        Decimal(x) for x in (opening, income, expense, closing)
    ]
    assert assets.value("money.closing") == assets.value("free.closing") == Decimal(closing)


# -- books ----------------------------------------------------------------------------------------------------
def test_the_trial_balance_adds_up_on_both_sides(office):
    a_full_year(office)
    sheet = build("trial-balance", 2025, 3)
    assert broken(sheet) == []
    assert [sheet.value(f"102.{part}") for part in ("opening.d", "moved.d", "moved.c", "year.d", "year.c", "closing.d")] == [
        22660, 20500, 9023, 60560, 31023, 34137,
    ]  # fmt: skip
    assert sheet.value("501.closing.d") == sheet.value("50105.closing.d") == 723
    assert sheet.value("301.opening.c") == Decimal("5916.67")


def test_a_year_that_is_over_shows_in_the_next_ones_trial_balance_only_what_stands(office):
    a_full_year(office)
    assert set(values(build("trial-balance", 2025, 1))) >= {"32205.opening.c", "32104.opening.c"}
    assert "401.opening.c" not in values(build("trial-balance", 2025, 1))


def test_the_general_ledger_carries_each_month_forward(office):
    a_full_year(office)
    sheet = build("general-ledger", account="102")
    assert [sheet.value(f"102.balance.{month}") for month in (0, 1, 2, 3)] == [4600, 16600, 22660, 34137]
    assert broken(build("general-ledger")) == []


def test_the_detail_book_runs_from_balance_to_balance(office):
    aid = a_full_year(office)
    sheet = build("detail-book", 2025, 2, account="102")
    assert broken(sheet) == []
    assert [row.cells[7].value for row in sheet.rows if len(row.cells) == 8] == [
        16600,
        10600,
        30600,
        22600,
        22660,
    ]
    assert [row.cells[2] for row in sheet.rows if row.tone == "subtotal"] == [
        "Sum of the month (2)",
        "The year so far",
    ]
    earmarked = build("detail-book", 2025, account="102", fund=aid.code)
    assert broken(earmarked) == []
    assert [row.cells[7].value for row in earmarked.rows if len(row.cells) == 8] == [800, 500]


def test_a_long_book_is_cut_on_the_page_and_says_so(office):
    for _n in range(3):
        office.posted("50105 D 1", "102 C 1")
    assert build("detail-book", 2025, account="102", most=2).left_out == 1
    assert build("journal", 2025, most=4).left_out == 2
    assert build("journal", 2025).left_out == 0


def test_the_journal_lists_all_entries_in_order(office):
    a_full_year(office)
    sheet = build("journal", 2025, 2)
    assert broken(sheet) == []
    dates = [row.cells[0] for row in sheet.rows[:-1]]
    assert dates == sorted(dates)
    assert len(dates) == 13
    assert sheet.value("total.d") == sheet.value("total.c") == Decimal("40143.33")


def test_budget_execution_shows_what_is_beyond_the_budget_too(office):
    a_full_year(office)
    budget("50105", 1000, year=2025)
    budget("402", 30000, year=2025)
    sheet = build("budget-execution")
    assert broken(sheet) == []
    rows = {row.cells[0]: {f.name.rpartition(".")[2]: f.value for f in row.figures} for row in sheet.rows}
    assert rows["50105"] == {
        "budget": 1000,
        "actual": 723,
        "reserved": 0,
        "left": 277,
        "share": Decimal("0.723"),
    }
    assert rows["50702"]["left"] == -6000
    assert rows["402"]["share"] == Decimal("1.2")
    assert sheet.value("total5.actual") == 7023


# -- every figure opens its entries ---------------------------------------------------------------------------
def entries_behind(url: str) -> Any:
    """What the ledger's list shows for a link, worked out without the page."""
    found = Entry.objects.posted()
    for name, value in ((k, v[0]) for k, v in parse_qs(urlsplit(url).query).items()):
        match name:
            case "span":
                found = found.filter(links.condition(value))
            case "net_assets":
                found = found.filter(links.PARTS[value][1]())
            case "account__code__in" | "voucher__kind__in":
                found = found.filter(**{name: value.split(",")})
            case "fund__isnull":
                found = found.filter(fund=None)
            case _:
                found = found.filter(**{name: value})
    return found


@pytest.mark.parametrize(
    ("kind", "month", "more"),
    [
        ("balance-sheet", 3, {}), ("balance-sheet", 0, {}), ("income-statement", 0, {}), ("income-statement", 2, {}),
        ("general-ledger", 0, {}), ("detail-book", 2, {"account": "102"}), ("budget-execution", 0, {}),
        ("trial-balance", 3, {}), ("trial-balance", 0, {}), ("journal", 3, {}), ("general-ledger", 0, {"unit": "内科"}),
        ("detail-book", 0, {"account": "50105", "unit": "内科"}),
    ],
)  # fmt: skip
def test_every_figure_is_the_sum_of_the_entries_that_it_opens(office, kind, month, more):
    a_full_year(office)
    office.booked((dt.date(2025, 3, 9), line("50105 D 40", unit="内科"), line("102 C 40", unit="内科")))
    budget("50105", 1000, year=2025)
    rows = build(kind, 2025, month, **more).rows
    assert [f.name for row in rows for f in row.figures if f.value and not f.url and not row.url] == []
    linked = [f for row in rows for f in row.figures if f.value and links.entries_url() in f.url]
    linked = [f for f in linked if not f.name.startswith(("total.opening", "total.closing"))]
    assert len(linked) >= 2
    for figure in linked:
        debit, credit = (
            sum(getattr(entry, side) for entry in entries_behind(figure.url)) for side in ("debit", "credit")
        )
        assert abs(figure.value) in {debit, credit, abs(debit - credit)}, (figure, debit, credit)


@pytest.mark.parametrize("year", [2024, 2025])
def test_every_figure_of_the_fund_report_is_the_sum_of_the_entries_that_it_opens(office, year):
    a_full_year(office)
    found = report_of(year)
    assert len(found.funds) == 2
    for fund in [None, *found.funds]:
        of = found if fund is None else fund
        shown = {"opening": of.opening, "adjustments": of.adjustments, "closing": of.closing}
        shown |= {"income": found.total_income, "expense": found.total_expense} if fund is None else {
            "income": fund.income, "expense": fund.expense
        }  # fmt: skip
        for what, url in fund_links(year, None if fund is None else fund.fund).items():
            gained = sum(entry.credit - entry.debit for entry in entries_behind(url))
            assert (what, shown[what]) == (what, -gained if what == "expense" else gained)


def test_the_ledger_understands_the_links(client, office):
    a_full_year(office)
    client.force_login(office.bookkeeper)
    for row in build("balance-sheet", 2025, 3).rows:
        for figure in row.figures:
            if figure.url and figure.value:
                answer = client.get(figure.url)
                assert answer.status_code == 200, figure.url
                sums = answer.context["ledger"]
                assert abs(sums["debit"] - sums["credit"]) == figure.value, figure


@pytest.mark.parametrize(
    "nonsense", ["", "x", "opening", "moved-2025-1", "moved-2025-0-13", "stood-99999-1", "ran-²-1-1"]
)
def test_a_part_of_the_books_that_nobody_offers_is_no_filter(nonsense):
    assert links.condition(nonsense) is None


# -- files ----------------------------------------------------------------------------------------------------
def evaluate(book: Any, sheet: str, text: str) -> Any:
    """Work out one of our formulas from the cells that it names, these from theirs."""

    def cell(name: str, at: str) -> Any:
        value = book[name][at].value
        return evaluate(book, name, value) if isinstance(value, str) and value.startswith("=") else value

    def area(match: re.Match[str]) -> str:
        name = match[1] or sheet
        cells = [c for row in book[name][match[2]] for c in row] if ":" in match[2] else None
        if cells is not None:
            found = [cell(name, c.coordinate) for c in cells]
            return "[" + ",".join(repr(v) for v in found if isinstance(v, int | float)) + "]"
        value = cell(name, match[2])
        return f"({0 if value in (None, '') else value!r})"

    code = re.sub(r"(?:'([^']+)'!)?(\b[A-Z]{1,2}\d+(?::[A-Z]{1,2}\d+)?\b)", area, text.removeprefix("="))
    code = code.replace("<>", "!=").replace(")=0", ")==0")
    names = {
        "SUM": sum, "MAX": max, "ABS": abs, "N": lambda x: x or 0,
        "IF": lambda test, yes, no: yes() if test else no(),
    }  # fmt: skip
    lazy = re.match(r"IF\((.+?),(.+),(.+)\)$", code)
    if lazy:
        code = f"IF({lazy[1]}, lambda: {lazy[2]}, lambda: {lazy[3]})"
    return eval(code, {"__builtins__": {}}, names)  # noqa: S307 - formulas that we wrote ourselves


@pytest.mark.parametrize("kind", list(dict(kinds.items())))
def test_formulas_give_what_the_workbook_shows(office, kind):
    a_full_year(office)
    budget("50105", 1000, year=2025)
    sheet = build(kind, 2025, account=kinds[kind].needs_account)
    content = as_xlsx([sheet])
    live = openpyxl.load_workbook(io.BytesIO(content))
    shown = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    formulas = [c for page in live for row in page.iter_rows() for c in row if str(c.value).startswith("=")]
    assert len(formulas) >= 3
    for cell in formulas:
        name = cell.parent.title
        kept = shown[name][cell.coordinate].value
        found = evaluate(live, name, cell.value)
        if isinstance(found, str):
            assert found == (kept or "")
        else:
            assert found == pytest.approx(kept or 0, abs=0.001), (name, cell.coordinate, cell.value)


def test_the_files_of_a_statement_come_by_a_job_with_a_check_code(client, office, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    a_full_year(office)
    client.force_login(office.bookkeeper)
    answer = client.post(
        reverse("finance:sheet-export", args=["income-statement"]), {"year": 2025, "month": 2}
    )
    job = Job.objects.get()
    assert answer.headers["Location"] == job.get_absolute_url()
    outbox.deliver(outbox.Lane.LONG)
    job.refresh_from_db()
    assert job.state == Job.State.DONE, job.message
    assert AuditEntry.objects.filter(action="finance.sheet.exported").count() == 1
    issued = IssuedDocument.objects.get()
    assert issued.summary == [
        ["收入合计", "12,000.00"],
        ["支出合计", "6,000.00"],
        ["本期收支差额", "6,000.00"],
    ]


def test_the_pdf_is_tagged_and_has_the_prescribed_words(office):
    a_full_year(office)
    files = list(
        export("balance-sheet", {"year": 2025, "month": 3, "account": "", "fund": ""}, by=office.bookkeeper)
    )
    assert [name.rpartition(".")[2] for name, _content, _type in files] == ["pdf", "xlsx"]
    reader = PdfReader(io.BytesIO(files[0][1]))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    text = "".join("".join(page.extract_text() for page in reader.pages).split())
    for words in (
        "工会01表",
        "货币资金",
        "40,053.67",
        "负债与净资产总计",
        "2025年3月31日",
        IssuedDocument.objects.get().public_id,
    ):
        assert words in text


# -- doors ----------------------------------------------------------------------------------------------------
def test_the_page_links_its_figures_and_names_what_differs(client, office, monkeypatch):
    a_full_year(office)
    client.force_login(office.checker)
    page = client.get(
        reverse("finance:sheet", args=["trial-balance"]), {"year": 2025, "month": 3}
    ).content.decode()
    assert "34,137.00" in page
    assert "span=stood-2025-3" in page
    call_command("check_balances")


def test_the_running_year_opens_with_this_month_and_the_file_is_what_the_page_shows(client, office):
    office.booked((timezone.localdate(), "102 D 5", "401 C 5"))
    client.force_login(office.checker)
    address, today = reverse("finance:sheet", args=["balance-sheet"]), timezone.localdate()
    assert client.get(address).context["asked"]["month"] == today.month
    asked = client.get(address, {"month": ""}).context["asked"]
    assert asked["month"] == 0
    client.post(f"{address}export/", {name: value or "" for name, value in asked.items()})
    assert Job.objects.get().params["wanted"] == asked


def test_what_isnt_there_is_not_found(client, office):
    client.force_login(office.checker)
    assert client.get(reverse("finance:sheet", args=["nothing"])).status_code == 404
    assert client.get(reverse("finance:sheet", args=["journal"]), {"year": "1066"}).status_code == 404
    client.force_login(UserFactory())
    assert client.get(reverse("finance:sheet", args=["journal"])).status_code == 403
