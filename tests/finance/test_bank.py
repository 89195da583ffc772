"""Statements come in whole or not at all; movements are matched with the books; each month is reconciled by two."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.utils import translation
from django.utils.html import escape

from finance.bank import figures, jobs, services
from finance.bank.models import BankAccount, BankLine, Match
from finance.bank.profiles import PROFILES, Bank, other_bank
from finance.bank.reading import read
from finance.bank.registrations import unreconciled
from finance.period import services as periods
from finance.voucher import services as vouchers
from finance.voucher.models import Entry
from tests.factories.finance import Office, account
from union_portal.core.errors import DomainError, NotNow

pytestmark = pytest.mark.django_db

NUMBER = "0200001234567890123"
DAY = dt.date(2025, 3, 5)
ICBC_HEADS = "凭证号,本方账号,对方账号,交易时间,借/贷,借方发生额,贷方发生额,对方行号,摘要,用途,对方单位名称,余额,附加信息"


def icbc(*rows: str) -> bytes:
    """A statement as ICBC gives it out: ``"day out in balance who purpose reference"``."""
    lines = ["中国工商银行对账单", ICBC_HEADS]
    for row in rows:
        day, out, income, balance, who, purpose, reference = row.split()
        out, income = out.replace("-", ""), income.replace("-", "")
        lines.append(f"{reference}\t,{NUMBER}\t,6222\t,{day},,{out},{income},,{purpose},,{who},{balance},")
    return "\n".join([*lines, "合计,,,,,,,,,,,,"]).encode("gb18030")


MARCH = (
    "2025-03-03 - 20000.00 21000.00 医院 拨缴经费 000000001201",
    "2025-03-05 600.00 - 20400.00 张三 住院慰问 000000001202",
    "2025-03-21 - 3.21 20403.21 利息 结息 000000001203",
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The sentences are looked at in the language of the code."""
    with translation.override("en"):
        yield


@pytest.fixture
def office() -> Office:
    return Office()


def opened(office: Office, **changes: Any) -> BankAccount:
    values: dict[str, Any] = {
        "name": "基本户", "bank": Bank.ICBC, "number": NUMBER, "ledger": account("102"),
        "since": dt.date(2025, 3, 1), "opening_balance": Decimal("1000.00"),
    }  # fmt: skip
    return services.open_account(by=office.bookkeeper, **values | changes)


def taken(bank: BankAccount, office: Office, content: bytes) -> Any:
    statement = services.upload(bank, content, name="2025-03.csv", by=office.cashier)
    assert statement.problems == []
    return services.take_over(statement, by=office.cashier)


# -- reading ------------------------------------------------------------------------------------------
SAMPLES = {
    Bank.ABC: ("交易时间,收入金额,支出金额,账户余额,交易行名,对方省市,对方账号,对方户名,交易用途",
               "20250305 09:05:12,,600.00,400.00,营业部,本省,622848,张三,慰问"),
    Bank.BOC: ("交易类型[ Transaction Type ],付款人账号[ Debit Account No. ],付款人名称[ Payer's Name ],收款人账号,"
               "收款人名称[ Payee's Name ],交易日期[ Transaction Date ],交易时间[ Transaction time ],交易金额[ Trade Amount ],"
               "交易后余额[ After-transaction balance ],交易流水号,用途[ Purpose ]",
               "往账,02000,工会,6216600,张三,20250305,09:05:12,-600.00,400.00,883012345,慰问"),
    Bank.CCB: ("账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,记账日期,摘要,备注,账户明细编号-交易流水号",
               f"{NUMBER}\t,工会,20250305 09:05:12,600.00,0.00,400.00,人民币元,张三,6217,20250305,慰问,,112-4400000001"),
    Bank.BOCOM: ("交易时间,摘要,凭证种类,凭证号码,借贷标志,发生额,余额,对方账号,对方户名,核心流水号",
                 "2025-03-05 09:05:12,慰问,,,借,600.00,400.00,6222,张三,EB0001"),
    Bank.CMB: ("交易日,交易时间,起息日,交易类型,借方金额,贷方金额,余额,摘要,流水号,流程实例号,用途,收/付方名称,收/付方帐号",
               "20250305,09:05:12,20250305,代发,600.00,,400.00,慰问,G0001,,慰问,张三,6225"),
    Bank.ALIPAY: ("账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注",
                  "2025030500001\t,1\t,1\t,慰问,2025/3/5 9:05:12,张三(138****0000)\t,0.00,-600.00,400.00,支付宝,转账,慰问"),
    Bank.WECHAT: ("记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余（元）,资金变更提交申请人,备注,业务凭证号",
                  "`2025-03-05 09:05:12,`1,`42000001,`慰问,`提现,`支出,`600.00,`400.00,`1,`慰问,`1"),
}  # fmt: skip


@pytest.mark.parametrize("bank", SAMPLES)
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
def test_read_each_bank_in_its_own_layout(bank: Bank, encoding: str) -> None:
    heads, row = SAMPLES[bank]
    found = read("x.csv", f"{bank.label}明细\n{heads}\n{row}\n".encode(encoding), bank=bank, number=NUMBER)
    assert found.problems == []
    (line,) = found.lines
    assert (line.day, line.amount, line.balance) == (DAY, Decimal("-600.00"), Decimal("400.00"))
    assert "慰问" in line.text
    assert line.time == dt.time(9, 5, 12)
    assert line.name == ("张三" if bank not in {Bank.ALIPAY, Bank.WECHAT} else "")


def test_every_bank_with_a_layout_has_marks_of_its_own() -> None:
    for bank, (heads, _row) in SAMPLES.items():
        assert other_bank(heads.split(","), than=bank) in {None, Bank.BOCOM}, bank
    assert {*SAMPLES, Bank.ICBC} == set(PROFILES)


def test_read_a_file_listed_newest_first_and_refuse_one_with_a_row_taken_out() -> None:
    found = read("x.csv", icbc(*reversed(MARCH)), bank=Bank.ICBC, number=NUMBER)
    assert [line.day.day for line in found.lines] == [3, 5, 21]
    (problem,) = read("x.csv", icbc(MARCH[0], MARCH[2]), bank=Bank.ICBC, number=NUMBER).problems
    assert "21,003.21" in problem.reason


DAMAGED = {
    "1.23457E+18": ("2025-03-05 600.00 - 400.00 张三 慰问 1.23457E+18", "rounded this number"),
    "day as number": ("45721 600.00 - 400.00 张三 慰问 1201", "number 45721"),
    "###": ("2025-03-05 ####### - 400.00 张三 慰问 1201", "###"),
    "amount": ("2025-03-05 1.2E+06 - 400.00 张三 慰问 1201", "1.2E+06"),
    "no amount": ("2025-03-05 0.00 - 400.00 张三 慰问 1201", "moves no money"),
    "both sides": ("2025-03-05 5.00 6.00 400.00 张三 慰问 1201", "one row"),
}


@pytest.mark.parametrize(("row", "reason"), DAMAGED.values(), ids=DAMAGED)
def test_refuse_what_excel_has_damaged_with_its_line(row: str, reason: str) -> None:
    found = read("x.csv", icbc(row), bank=Bank.ICBC, number=NUMBER)
    (problem,) = found.problems
    assert problem.line == 3
    assert reason in problem.reason


def test_refuse_lost_noughts_in_references_and_in_the_own_account() -> None:
    rows = [f"2025-03-05 1.00 - {400 - n}.00 张三 慰问 12345678{n:02}" for n in range(9)]
    found = read(
        "x.csv", icbc(*rows, "2025-03-05 1.00 - 391.00 张三 慰问 23456789"), bank=Bank.ICBC, number=NUMBER
    )
    assert ["leading noughts" in p.reason for p in found.problems] == [True]
    saved = icbc(MARCH[0]).replace(NUMBER.encode(), NUMBER.lstrip("0").encode())
    (problem,) = read("x.csv", saved, bank=Bank.ICBC, number=NUMBER).problems
    assert "leading noughts" in problem.reason


def workbook(*rows: tuple[Any, ...]) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    for n, row in enumerate([ICBC_HEADS.split(","), *rows]):
        for m, cell in enumerate(row):
            sheet.write(n, m, cell)
    book.close()
    return buffer.getvalue()


def test_read_xlsx_with_real_numbers_and_refuse_one_whose_long_numbers_are_rounded() -> None:
    good = (
        "000012",
        NUMBER,
        "6222",
        "2025-03-05 09:05:12",
        "借",
        600.1,
        "",
        "",
        "慰问",
        "",
        "张三",
        400.0,
        "",
    )
    found = read("x.xlsx", workbook(good), bank=Bank.ICBC, number=NUMBER)
    assert [(line.amount, line.reference) for line in found.lines] == [(Decimal("-600.10"), "000012")]
    bad = (1.23456789012345e18, *good[1:])
    assert (
        "rounded this number"
        in read("x.xlsx", workbook(bad), bank=Bank.ICBC, number=NUMBER).problems[0].reason
    )
    day = (*good[:3], 45721, *good[4:])
    assert "number 45721" in read("x.xlsx", workbook(day), bank=Bank.ICBC, number=NUMBER).problems[0].reason


OFX = """OFXHEADER:100
DATA:OFXSGML

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>CNY<BANKACCTFROM><ACCTID>{number}</BANKACCTFROM><BANKTRANLIST>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20250305090512.000[+8:CST]<TRNAMT>-600.00<FITID>A1<NAME>张三<MEMO>慰问
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20250306<TRNAMT>5.50<FITID>A2<NAME>A &amp; B<MEMO>利息
</BANKTRANLIST><LEDGERBAL><BALAMT>{closing}<DTASOF>20250331</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""


def test_read_ofx_and_hold_it_to_the_balance_it_states(office: Office) -> None:
    bank = opened(office, bank=Bank.OTHER)
    good = OFX.format(number=NUMBER, closing="405.50").encode()
    found = read("x.ofx", good, bank=Bank.OTHER, number=NUMBER)
    assert [(line.amount, line.name, line.reference) for line in found.lines] == [
        (Decimal("-600.00"), "张三", "A1"), (Decimal("5.50"), "A & B", "A2"),
    ]  # fmt: skip
    assert services.upload(bank, good, name="x.ofx", by=office.cashier).state == "READY"
    wrong = services.upload(bank, good.replace(b"405.50", b"405.51"), name="x.ofx", by=office.cashier)
    assert "405.51" in wrong.problems[0][2]
    other = read("x.ofx", good, bank=Bank.OTHER, number="1")
    assert other.lines == []
    assert "…0123" in other.problems[0].reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0old", "XLS"),
        (b"a,b\n1,2\n", "No line with the heads"),
        (SAMPLES[Bank.CMB][0].encode(), "looks like a statement"),
        (
            icbc(MARCH[0]) + ("\n" + icbc(MARCH[1]).decode("gb18030").splitlines()[2]).encode("gb18030"),
            "below the sums",
        ),
        (icbc(), "no movement"),
    ],
)
def test_refuse_what_is_no_statement_of_this_account(content: bytes, reason: str) -> None:
    found = read("x.csv", content, bank=Bank.ICBC, number=NUMBER)
    assert reason in found.problems[0].reason


# -- taking over --------------------------------------------------------------------------------------
def test_overlapping_files_bring_each_movement_once(office: Office) -> None:
    bank = opened(office)
    taken(bank, office, icbc(*MARCH[:2]))
    second = taken(bank, office, icbc(*MARCH[1:]))
    assert (second.rows, second.known) == (1, 1)
    assert [line.amount for line in bank.lines.order_by("day")] == [
        Decimal("20000"),
        Decimal("-600"),
        Decimal("3.21"),
    ]
    with pytest.raises(DomainError, match="This very file"):
        services.upload(bank, icbc(*MARCH[1:]), name="x.csv", by=office.cashier)
    third = services.upload(bank, icbc(*MARCH), name="x.csv", by=office.cashier)
    with pytest.raises(DomainError, match="known already"):
        services.take_over(third, by=office.cashier)


def test_two_equal_movements_of_one_day_are_two(office: Office) -> None:
    bank = opened(office)
    same = "2025-03-05 1.00 - {} 张三 慰问 -"
    content = icbc(same.format("999.00"), same.format("998.00")).replace(b"-\t,", b"\t,")
    statement = taken(bank, office, content)
    assert statement.lines.count() == 2
    assert services.upload(bank, content + b"\n", name="y.csv", by=office.cashier).known == 2


def test_a_file_that_leaves_a_hole_is_refused_whole(office: Office) -> None:
    bank = opened(office)
    late = services.upload(bank, icbc(*MARCH[1:]), name="x.csv", by=office.cashier)
    assert late.state == "REFUSED"
    assert "21,000.00" in late.problems[0][2]
    with pytest.raises(NotNow):
        services.take_over(late, by=office.cashier)
    taken(bank, office, icbc(*MARCH))
    lacking = icbc(MARCH[0], "2025-03-21 - 3.21 21003.21 利息 结息 000000001203")
    assert (
        "lacks a movement" in services.upload(bank, lacking, name="x.csv", by=office.cashier).problems[0][2]
    )
    assert bank.lines.count() == 3


def test_drop_takes_the_movements_along_unless_matched(office: Office) -> None:
    bank = opened(office)
    statement = taken(bank, office, icbc(*MARCH))
    office.posted("50105 D 600", "102 C 600", date=DAY)
    assert services.match_certain(bank, by=office.preparer) == 1
    with pytest.raises(NotNow, match="matched"):
        services.drop(statement, reason="错", by=office.cashier)
    services.undo_match(bank.lines.get(amount=-600), by=office.preparer)
    services.drop(statement, reason="错", by=office.cashier)
    assert bank.lines.count() == 0


def test_the_database_keeps_movements_as_they_came(office: Office) -> None:
    taken(opened(office), office, icbc(*MARCH))
    with pytest.raises(Exception, match="update"), transaction.atomic():
        BankLine.objects.update(amount=5)


def test_one_ledger_account_mirrors_one_bank_account(office: Office) -> None:
    opened(office)
    with pytest.raises(DomainError, match="sub-account"):
        opened(office, name="第二户")
    with pytest.raises(DomainError, match="102"):
        opened(office, name="现金", ledger=account("101"))


# -- matching -----------------------------------------------------------------------------------------
@pytest.fixture
def march(office: Office) -> BankAccount:
    """Opening 1,000 in books and bank, March's statement, and the payment of 600 in the books."""
    office.posted("102 D 1000", "32205 C 1000", date=dt.date(2025, 2, 1))
    bank = opened(office)
    taken(bank, office, icbc(*MARCH))
    office.posted("102 D 20000", "402 C 20000", date=dt.date(2025, 3, 3))
    office.posted("50105 D 600", "102 C 600", date=dt.date(2025, 3, 4))
    return bank


def _entry(amount: int) -> Entry:
    return Entry.objects.get(account__code="102", credit=amount)


def test_match_certain_leaves_to_a_person_what_may_be_two_things(march: BankAccount, office: Office) -> None:
    office.posted("50105 D 600", "102 C 600", date=dt.date(2025, 3, 6))
    assert services.match_certain(march, by=office.preparer) == 1
    line = march.lines.get(amount=-600)
    found = figures.suggestions([line], list(figures.unmatched_entries(march)))[line.pk]
    assert [(s.certain, s.entries[0].voucher.date.day) for s in found] == [(False, 4), (False, 6)]


def test_suggest_the_sum_of_one_voucher(march: BankAccount, office: Office) -> None:
    office.posted("408 C 3.21", "102 D 2.21", "102 D 1", date=dt.date(2025, 3, 21))
    line = march.lines.get(amount=Decimal("3.21"))
    (found,) = figures.suggestions([line], list(figures.unmatched_entries(march)))[line.pk]
    services.match(march, lines=[line], entries=found.entries, by=office.preparer)
    assert Match.objects.get().entries.count() == 2


def test_match_refuses_unequal_sums_other_accounts_and_what_is_matched(
    march: BankAccount, office: Office
) -> None:
    line, entry = march.lines.get(amount=20_000), _entry(600)
    with pytest.raises(DomainError, match=r"differ by 20,600\.00"):
        services.match(march, lines=[line], entries=[entry], by=office.preparer)
    with pytest.raises(DomainError, match="at least one"):
        services.match(march, lines=[line], entries=[], by=office.preparer)
    foreign = Entry.objects.get(account__code="50105")
    with pytest.raises(DomainError, match="one bank account"):
        services.match(march, lines=[line], entries=[foreign], by=office.preparer)
    services.match_certain(march, by=office.preparer)
    with pytest.raises(NotNow, match="colleague"):
        services.match(march, lines=[march.lines.get(amount=-600)], entries=[entry], by=office.preparer)


def test_a_voucher_and_its_red_reversal_match_without_the_bank(march: BankAccount, office: Office) -> None:
    wrong = office.posted("50105 D 77", "102 C 77", date=DAY)
    red = vouchers.reverse_voucher(wrong, by=office.preparer, reason="重复", date=DAY)
    red = vouchers.sign_voucher(vouchers.prepare_voucher(red, by=office.preparer), by=office.cashier)
    vouchers.post_voucher(vouchers.check_voucher(red, by=office.checker), by=office.bookkeeper)
    assert set(Match.objects.get().entries.values_list("entry__credit", flat=True)) == {77, -77}
    assert _entry(77) not in figures.unmatched_entries(march)


def test_the_database_refuses_an_uneven_match(march: BankAccount, office: Office) -> None:
    made = Match.objects.create(account=march, how="HAND", made_by=office.preparer)
    BankLine.objects.filter(amount=-600).update(match=made)
    with pytest.raises(IntegrityError, match="not even"), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def commit(statement: str, key: int) -> None:
    """With what is checked at commit."""
    with connection.cursor() as cursor:
        cursor.execute(statement, [key])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_by_sql_too_a_movement_comes_in_unmatched_and_a_match_keeps_its_two_sides(
    march: BankAccount, office: Office
) -> None:
    services.match_certain(march, by=office.preparer)
    line = march.lines.get(amount=-600)
    columns = "account_id, statement_id, day, place + 9, amount, name, number, text, reference, 'k', occurrence, match_id"
    statements = {
        "Cannot insert": "INSERT INTO finance_bankline (public_id, account_id, statement_id, day, place, amount, name,"
        f" number, text, reference, key, occurrence, match_id) SELECT 'x', {columns} FROM finance_bankline WHERE id = %s",
        "not even": "UPDATE finance_bankline SET match_id = NULL WHERE id = %s",
        "Cannot update": "UPDATE finance_matchedentry SET entry_id = entry_id + 1 WHERE match_id ="
        " (SELECT match_id FROM finance_bankline WHERE id = %s)",
    }  # fmt: skip
    for refusal, statement in statements.items():
        with pytest.raises(DatabaseError, match=refusal), transaction.atomic():
            commit(statement, line.pk)
    services.undo_match(line, by=office.preparer)
    commit("SELECT %s", line.pk)
    assert march.lines.unmatched().get(amount=-600) == line


def test_a_proposed_voucher_matches_its_movement_when_posted(march: BankAccount, office: Office) -> None:
    line = march.lines.get(amount=Decimal("3.21"))
    voucher = services.propose_voucher(line, counter=account("408"), summary="结息", by=office.preparer)
    with pytest.raises(NotNow, match="under way"):
        services.propose_voucher(line, counter=account("408"), summary="结息", by=office.preparer)
    voucher = vouchers.sign_voucher(vouchers.prepare_voucher(voucher, by=office.preparer), by=office.cashier)
    vouchers.post_voucher(vouchers.check_voucher(voucher, by=office.checker), by=office.bookkeeper)
    line.refresh_from_db()
    assert line.match is not None
    assert line.match.how == Match.How.VOUCHER


# -- reconciliation -----------------------------------------------------------------------------------
def test_reconcile_with_items_in_transit_confirmed_by_another(march: BankAccount, office: Office) -> None:
    month = periods.period_of(DAY)
    office.posted("50105 D 80", "102 C 80", date=dt.date(2025, 3, 31))
    services.match_certain(march, by=office.preparer)
    assert [finding.text for finding in unreconciled(month)] == ["基本户: no reconciliation of 2025-03."]
    made = services.make_reconciliation(march, period=month, by=office.preparer)
    assert (made.bank_balance, made.book_balance) == (Decimal("20403.21"), Decimal("20320.00"))
    assert made.adjusted == Decimal("20323.21")
    assert [(i.kind, i.amount) for i in figures.sheet_of(made).items] == [
        (figures.BOOK_OUT, Decimal("-80.00")), (figures.BANK_IN, Decimal("3.21")),
    ]  # fmt: skip
    with pytest.raises(DomainError, match="made a reconciliation"):
        services.confirm(made, by=office.preparer)
    made = services.confirm(made, by=office.checker)
    assert list(unreconciled(month)) == []
    with pytest.raises(NotNow, match="withdrawn"):
        services.undo_match(march.lines.get(amount=-600), by=office.preparer)
    office.posted("50105 D 5", "102 C 5", date=dt.date(2025, 3, 31))
    assert ["changed" in finding.text for finding in unreconciled(month)] == [True]
    services.withdraw(made, reason="补记", by=office.bookkeeper)
    assert services.make_reconciliation(march, period=month, by=office.preparer).book_balance == Decimal(
        "20315.00"
    )


def test_the_balances_of_a_reconciliation_open_what_they_are_made_of(
    client: Client, march: BankAccount, office: Office
) -> None:
    client.force_login(office.bookkeeper)
    made = services.make_reconciliation(march, period=periods.period_of(DAY), by=office.preparer)
    sums = client.get(figures.sheet_of(made).book_url).context["ledger"]
    assert sums["debit"] - sums["credit"] == made.book_balance
    page = client.get(made.get_absolute_url()).content.decode()
    assert all(
        f'href="{escape(url)}"' in page for url in (figures.sheet_of(made).book_url, march.get_absolute_url())
    )


def test_a_match_that_ends_next_month_is_in_transit_at_this_ones_end(
    march: BankAccount, office: Office
) -> None:
    office.posted("50105 D 80", "102 C 80", date=dt.date(2025, 3, 31))
    taken(march, office, icbc(MARCH[2], "2025-04-02 80.00 - 20323.21 李四 慰问 000000001204"))
    services.match_certain(march, by=office.preparer)
    sheet = figures.reconcile(march, periods.period_of(DAY))
    assert next((item.kind, item.amount) for item in sheet.items) == (figures.BOOK_OUT, Decimal("-80.00"))
    assert sheet.difference == 0


def test_reconcile_refuses_what_nothing_explains(office: Office) -> None:
    bank = opened(office)
    with pytest.raises(DomainError, match=r"differ by 1,000\.00"):
        services.make_reconciliation(bank, period=periods.period_of(DAY), by=office.preparer)


def test_the_paper_is_a_pdf(march: BankAccount, office: Office) -> None:
    made = services.make_reconciliation(march, period=periods.period_of(DAY), by=office.preparer)
    assert jobs.paper(made).startswith(b"%PDF")
