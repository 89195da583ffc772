"""The annual fund report: the unions' published figures to the cent, in all three formats, by the commands."""

from __future__ import annotations

import datetime as dt
import io
import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from pypdf import PdfReader

from finance.account.models import Fund
from finance.report import figures, reports
from tests.factories.finance import Office, budget, line
from tests.factories.members import MembershipFactory
from union_portal.core.verification.models import IssuedDocument

pytestmark = pytest.mark.django_db
HEAD = "date,voucher,summary,account,debit,credit,fund,unit,item\n"

COUNTY = (
    "account,debit,credit,fund\n102,8721.40,,\n32205,,8721.40,\n",
    HEAD + "2018-01-10,1,收会费,102,6200.00,,,,\n2018-01-10,1,收会费,401,,6200.00,,,\n"
    "2018-01-20,2,行政补助,102,30000.00,,,,\n2018-01-20,2,行政补助,405,,30000.00,,,\n"
    "2018-03-08,3,三八活动,50105,723.00,,,女职工委员会,三八妇女节\n2018-03-08,3,三八活动,102,,723.00,,,\n"
    "2018-01-02,4,新年活动,50106,5178.70,,,,新年活动\n2018-01-02,4,新年活动,102,,5178.70,,,\n"
    "2018-07-01,5,七一演出,50102,300.00,,,,七一演出\n2018-07-01,5,七一演出,102,,300.00,,,\n"
    "2018-12-20,6,捐款慰问,50405,23156.80,,,,捐款慰问\n2018-12-20,6,捐款慰问,102,,23156.80,,,\n",
)
LAW_SCHOOL = (
    "account,debit,credit,fund\n102,31573.40,,\n32205,,31573.40,\n",
    HEAD + "2011-06-10,记-1,会费,102,5476.90,,,,\n2011-06-10,记-1,会费,401,,5476.90,,,\n"
    "2011-06-20,记-2,行政拨款,102,6110.00,,,,\n2011-06-20,记-2,行政拨款,405,,6110.00,,,\n"
    "2011-09-01,记-3,活动,50102,7761.70,,,,\n2011-09-01,记-3,活动,102,,7761.70,,,\n"
    "2011-10-01,记-4,慰问,50404,6800,,,,\n2011-10-01,记-4,慰问,102,,6800,,,\n"
    "2011-11-01,记-5,设备,50702,302.10,,,,\n2011-11-01,记-5,设备,102,,302.10,,,\n",
)


def bring_in(tmp_path: Path, year: int, opening: str, vouchers: str) -> None:
    (tmp_path / "opening.csv").write_text(opening, encoding="utf-8")
    (tmp_path / "vouchers.csv").write_text(vouchers, encoding="gb18030")
    call_command("opening_balances", year, tmp_path / "opening.csv")
    call_command("import_vouchers", tmp_path / "vouchers.csv", "--post")


def exported(tmp_path: Path, year: int, format: str) -> bytes:
    out = tmp_path / f"report.{format}"
    call_command("fund_report", year, "--format", format, "--out", out)
    return out.read_bytes()


def test_the_county_hospital_comes_out_to_the_cent_as_json(tmp_path):
    bring_in(tmp_path, 2018, *COUNTY)
    with translation.override("en"):
        assert json.loads(exported(tmp_path, 2018, "json")) == {
            "year": 2018,
            "opening": "8721.40",
            "income": [
                {"account": "401", "name": "会费收入", "amount": "6200.00"},
                {"account": "405", "name": "行政补助收入", "amount": "30000.00"},
            ],
            "expense": [
                {
                    "account": "50102", "name": "职工活动支出—文体活动", "amount": "300.00",
                    "items": [{"item": "七一演出", "amount": "300.00"}],
                },
                {
                    "account": "50105", "name": "职工活动支出—会员活动", "amount": "723.00",
                    "items": [{"item": "三八妇女节", "amount": "723.00"}],
                },
                {
                    "account": "50106", "name": "职工活动支出—其他活动", "amount": "5178.70",
                    "items": [{"item": "新年活动", "amount": "5178.70"}],
                },
                {
                    "account": "50405", "name": "维权支出—送温暖", "amount": "23156.80",
                    "items": [{"item": "捐款慰问", "amount": "23156.80"}],
                },
            ],
            "adjustments": "0.00",
            "total_income": "36200.00",
            "total_expense": "29358.50",
            "closing": "15562.90",
            "funds": [
                {
                    "fund": "", "name": "Free money", "opening": "8721.40", "income": "36200.00",
                    "expense": "29358.50", "closing": "15562.90",
                }
            ],
        }  # fmt: skip


def test_the_county_hospital_comes_out_to_the_cent_as_pdf(tmp_path):
    bring_in(tmp_path, 2018, *COUNTY)
    content = exported(tmp_path, 2018, "pdf")
    with translation.override("zh-hans"):
        text = " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())
    for figure in (
        "8,721.40", "6,200.00", "30,000.00", "36,200.00", "29,358.50", "15,562.90",
        "三八妇女节 723.00", "新年活动 5,178.70", "七一演出 300.00", "捐款慰问 23,156.80",
    ):  # fmt: skip
        assert figure in text
    issued = IssuedDocument.objects.get()
    assert issued.public_id in text
    assert [value for _label, value in issued.summary] == ["8,721.40", "36,200.00", "29,358.50", "15,562.90"]


def test_the_county_hospital_comes_out_to_the_cent_as_xlsx(tmp_path):
    bring_in(tmp_path, 2018, *COUNTY)
    content = exported(tmp_path, 2018, "xlsx")
    shown = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    overview, income, expense, items, funds, months, checks, words = shown.worksheets
    assert [overview.cell(row, 2).value for row in range(4, 9)] == [8721.4, 0, 36200, 29358.5, 15562.9]
    assert [income.cell(row, 3).value for row in range(4, 7)] == [6200, 30000, 36200]
    assert {row[2].value: row[3].value for row in items.iter_rows(min_row=4, max_row=7)} == {
        "七一演出": 300, "三八妇女节": 723, "新年活动": 5178.7, "捐款慰问": 23156.8,
    }  # fmt: skip
    assert funds.cell(4, 7).value == 15562.9
    assert months.cell(15, 4).value == 15562.9
    formulas = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    assert formulas[0]["B8"].value == "=B4+B5+B6-B7"
    assert formulas[1]["C6"].value == "=SUM(C4:C5)"
    assert expense.cell(8, 3).value == 29358.5
    assert [(row[1].value, row[2].value) for row in checks.iter_rows(min_row=4)] == [
        (29358.5, 29358.5), (8721.4, 8721.4), (36200, 36200), (29358.5, 29358.5), (15562.9, 15562.9),
        (36200, 36200), (29358.5, 29358.5), (15562.9, 15562.9),
    ]  # fmt: skip
    assert len({row[3].value for row in checks.iter_rows(min_row=4)}) == 1
    assert all(row[1].value.endswith("____________") for row in words.iter_rows(min_row=4))
    assert words.max_row == 7
    beside = [(overview, "C4:D8"), (income, "D4:E6"), (expense, "D4:E8")]
    assert {cell.value for page, cells in beside for row in page[cells] for cell in row} == {None}


def test_the_law_school_comes_out_to_the_cent(tmp_path):
    bring_in(tmp_path, 2011, *LAW_SCHOOL)
    report = json.loads(exported(tmp_path, 2011, "json"))
    assert [report[key] for key in ("opening", "total_income", "total_expense", "closing")] == [
        "31573.40", "11586.90", "14863.80", "28296.50",
    ]  # fmt: skip
    assert [entry["items"] for entry in report["expense"]] == [
        [{"item": "", "amount": "7761.70"}], [{"item": "", "amount": "6800.00"}], [{"item": "", "amount": "302.10"}],
    ]  # fmt: skip
    assert json.loads(exported(tmp_path, 2012, "json"))["opening"] == "28296.50"


def test_the_paper_says_what_came_in_and_was_spent_for_each_member(tmp_path):
    MembershipFactory.create_batch(8)
    bring_in(tmp_path, 2025, *(text.replace("2018-", "2025-") for text in COUNTY))
    content = exported(tmp_path, 2025, "pdf")
    text = "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())
    assert "本工会有会员8人，人均收入4,525.00元，人均支出3,669.81元" in text


def test_a_year_without_vouchers_has_a_report_too(tmp_path):
    for format in reports.FORMATS:
        assert exported(tmp_path, 2030, format)
    assert figures.build(2030).closing == Decimal("0.00")


@pytest.mark.parametrize("year", [0, 99999])
def test_a_year_that_is_none_is_refused(tmp_path, year):
    with translation.override("en"), pytest.raises(CommandError, match=f"{year} isn't a year of the books"):
        exported(tmp_path, year, "json")


@pytest.fixture
def office() -> Office:
    return Office()


def test_opening_is_last_years_closing_also_after_a_year_end_transfer(office):
    office.posted("102 D 100", "401 C 100", date=dt.date(2024, 5, 1))
    office.posted("50105 D 30", "102 C 30", date=dt.date(2024, 6, 1))
    assert figures.build(2024).closing == figures.build(2025).opening == Decimal("70.00")

    office.posted("401 D 100", "32203 C 100", date=dt.date(2024, 12, 31))
    office.posted("32203 D 30", "50105 C 30", date=dt.date(2024, 12, 31))
    office.posted("32203 D 70", "32205 C 70", date=dt.date(2024, 12, 31))

    report = figures.build(2024)
    assert (report.total_income, report.total_expense, report.adjustments) == (100, 30, 0)
    assert report.closing == figures.build(2025).opening == Decimal("70.00")


def test_assets_debts_and_the_asset_fund_dont_count(office):
    office.posted("50702 D 2000", "102 C 2000", "162 D 2000", "30104 C 2000")
    office.posted("102 D 500", "221 C 500")
    office.posted("102 D 20000", "402 C 12000", "211 C 8000")
    report = figures.build(2025)
    assert (report.total_income, report.total_expense, report.closing) == (12000, 2000, 10000)


def test_a_correction_of_an_earlier_year_is_an_adjustment_not_income(office):
    office.posted("102 D 100", "401 C 100", date=dt.date(2024, 5, 1))
    office.posted("102 D 8", "32201 C 8")
    report = figures.build(2025)
    assert (report.opening, report.adjustments, report.total_income, report.closing) == (100, 8, 0, 108)


def test_earmarked_money_is_shown_apart_and_the_parts_add_up(office):
    aid = Fund.objects.create(code="帮扶", name="困难职工帮扶专项")
    office.posted(line("102 D 5000", fund=aid), line("40302 C 5000", fund=aid), "102 D 70", "401 C 70")
    office.posted(line("50404 D 1200", fund=aid), line("102 C 1200", fund=aid))
    office.posted(line("32204 C 300"), line("32104 D 300", fund=aid))
    report = figures.build(2025)
    assert [(f.fund, f.opening, f.adjustments, f.income, f.expense, f.closing) for f in report.funds] == [
        ("", 0, 300, 70, 0, 370),
        ("帮扶", 0, -300, 5000, 1200, 3500),
    ]
    assert sum(f.closing for f in report.funds) == report.closing == 3870


def test_a_red_voucher_takes_its_amount_out_of_the_report(office):
    from finance.voucher import services

    wrong = office.posted(line("50105 D 723.00", item="三八妇女节"), "102 C 723.00")
    red = services.reverse_voucher(wrong, by=office.preparer, reason="重复", date=dt.date(2025, 3, 9))
    services.prepare_voucher(red, by=office.preparer)
    services.sign_voucher(red, by=office.cashier)
    services.check_voucher(red, by=office.checker)
    services.post_voucher(red, by=office.bookkeeper)
    assert figures.build(2025).as_dict()["expense"] == []


def test_drafts_dont_count(office):
    office.checked("102 D 100", "401 C 100")
    assert figures.build(2025).total_income == 0


def test_the_budget_stands_beside_the_actual(office):
    budget("50105", 1000, year=2025)
    budget("50404", 500, year=2025)
    office.posted("50105 D 250", "102 C 250")
    lines = {x.account: (x.amount, x.budget, x.execution) for x in figures.build(2025).expense}
    assert lines == {"50105": (250, 1000, Decimal("0.25")), "50404": (0, 500, 0)}


def test_the_totals_have_their_budget_too(office, tmp_path):
    budget("401", 80, year=2025)
    budget("50105", 1000, year=2025)
    office.posted("102 D 100", "401 C 100")
    office.posted("50105 D 250", "50404 D 50", "102 C 300")
    content = exported(tmp_path, 2025, "pdf")
    text = " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())
    assert "合计 100.00 80.00 125.0%" in text
    assert "合计 300.00 1,000.00 30.0%" in text
    shown = openpyxl.load_workbook(io.BytesIO(exported(tmp_path, 2025, "xlsx")), data_only=True)
    assert [cell.value for cell in shown.worksheets[2][6]][1:] == ["合计", 300, None, None, 1000, 0.3]


def test_occasions_stand_in_the_order_of_the_year_and_those_without_come_last(office):
    for month, item in ((5, "五一"), (1, "新年"), (3, "")):
        office.posted(line("50106 D 5", item=item), "102 C 5", date=dt.date(2025, month, 1))
    assert [i.item for i in figures.build(2025).expense[0].items] == ["新年", "五一", ""]


@pytest.mark.parametrize("entries", [1, 20])
def test_the_report_costs_the_same_with_many_entries(office, entries, django_assert_num_queries):
    for _n in range(entries):
        office.posted("50105 D 1", "102 C 1")
    with django_assert_num_queries(9):
        figures.build(2025)
