"""What goes into the package of a year, file by file: vouchers, books, statements and reports, other papers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType

from finance.bank import jobs as bank
from finance.bank.models import Reconciliation
from finance.book import figures as books
from finance.budget.models import BudgetLine
from finance.period.models import Period
from finance.report import reports
from finance.report.figures import build as build_fund_report
from finance.report.models import YearReport
from finance.sheet.balances import Balances
from finance.sheet.kinds import Wanted
from finance.sheet.layout import Sheet
from finance.sheet.reports import MOST_IN_PDF, MOST_IN_XLSX, as_pdf, as_text, as_xlsx
from finance.statement.figures import balance_sheet, income_statement
from finance.voucher import reports as forms
from finance.voucher.models import Voucher
from members.models import User
from union_portal.core.attachment.models import Attachment

File = tuple[str, bytes]
VOUCHERS, BOOKS, REPORTS, OTHERS = "1 会计凭证", "2 会计账簿", "3 财务会计报告", "4 其他会计资料"
"""The four kinds of accounting records (会计档案管理办法 art. 6); names of folders, so not translated."""


def files(year: int, *, by: User) -> Iterator[File]:
    """Every file of the package, one after another, so that only one is held at a time."""
    for period in Period.objects.filter(year=year).order_by("month"):
        yield from _vouchers(period)
    yield from _books(year, by=by)
    yield from _reports(year, by=by)
    yield from _others(year, by=by)


def posted_in(year: int) -> int:
    return Voucher.objects.posted().filter(period__year=year).count()


# -- vouchers -------------------------------------------------------------------------------------------------
def _vouchers(period: Period) -> Iterator[File]:
    """The month's forms as they are bound, and what is attached to each voucher."""
    chosen = (
        Voucher.objects.posted()
        .filter(period=period)
        .select_related(*forms.PEOPLE, "period", "reverses")
        .prefetch_related("entries__account", "entries__fund", "entries__unit")
        .order_by("kind", "word", "number")
    )
    vouchers = list(chosen)
    if not vouchers:
        return
    yield f"{VOUCHERS}/{period}/记账凭证.pdf", forms.as_pdf(vouchers)
    numbers = {voucher.pk: voucher.label for voucher in vouchers}
    papers = Attachment.objects.filter(
        about_type=ContentType.objects.get_for_model(Voucher), about_id__in=list(numbers)
    ).order_by("about_id", "pk")
    for place, paper in enumerate(papers, start=1):
        with paper.file.open() as file:
            name = f"{place:04} {paper.name}".replace("/", "-")
            yield f"{VOUCHERS}/{period}/附件/{numbers[paper.about_id]}/{name}", file.read()


# -- books ----------------------------------------------------------------------------------------------------
def _books(year: int, *, by: User) -> Iterator[File]:
    whole = Wanted(year, most=MOST_IN_XLSX)
    for sheet in (books.trial_balance(whole), books.general_ledger(whole)):
        yield from _both(f"{BOOKS}/{sheet.title}", sheet, by=by)
    journal = books.journal(whole)
    yield f"{BOOKS}/{journal.title}.csv", as_csv(journal)
    yield f"{BOOKS}/{journal.title}.xlsx", as_xlsx([journal])
    for code in Balances(year).codes:
        book = books.detail_book(Wanted(year, account=code, most=MOST_IN_XLSX))
        if len(book.rows) > 1 or any(figure.value for row in book.rows for figure in row.figures):
            yield f"{BOOKS}/{book.title}/{code}.xlsx", as_xlsx([book])


def _both(path: str, sheet: Sheet, *, by: User) -> Iterator[File]:
    """On paper as far as that makes sense, and as a workbook."""
    if len(sheet.rows) <= MOST_IN_PDF:
        yield f"{path}.pdf", as_pdf(sheet, by=by)
    yield f"{path}.xlsx", as_xlsx([sheet])


def as_csv(sheet: Sheet) -> bytes:
    """The rows as plain text that is read in thirty years too: UTF-8 with its mark, so that Excel opens it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([str(column.label) for column in sheet.columns])
    writer.writerows([_harmless(as_text(cell)) for cell in cells] for _row, cells in sheet.lines)
    return out.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    """Nothing that a user typed runs as a formula; numbers stay numbers."""
    if text[:1] in ("=", "+", "@", "\t", "\r") or (text[:1] == "-" and not text[1:2].isdecimal()):
        return f"'{text}"
    return text


# -- statements and reports -----------------------------------------------------------------------------------
def _reports(year: int, *, by: User) -> Iterator[File]:
    for make in (balance_sheet, income_statement):
        yearly = make(Wanted(year))
        yield from _both(f"{REPORTS}/{yearly.form} {yearly.title}", yearly, by=by)
    months = [
        make(Wanted(year, month)) for make in (balance_sheet, income_statement) for month in range(1, 13)
    ]
    yield f"{REPORTS}/月报.xlsx", as_xlsx(months)
    figures = build_fund_report(year)
    yield f"{REPORTS}/经费收支报告.json", reports.as_json(figures)
    yield f"{REPORTS}/经费收支报告.xlsx", reports.as_xlsx(figures)
    for report in YearReport.objects.published().filter(year=year).order_by("edition"):
        for paper in Attachment.objects.about(report):
            with paper.file.open() as file:
                yield f"{REPORTS}/公布/{report.edition} {paper.name}", file.read()


def _others(year: int, *, by: User) -> Iterator[File]:
    if BudgetLine.objects.filter(year=year).exists():
        sheet = books.budget_execution(Wanted(year))
        yield from _both(f"{OTHERS}/{sheet.title}", sheet, by=by)
    confirmed = Reconciliation.objects.filter(period__year=year, state="CONFIRMED").order_by(
        "period__month", "pk"
    )
    for made in confirmed.select_related("account", "period"):
        yield f"{OTHERS}/银行存款余额调节表/{made.period} {made.pk}.pdf", bank.paper(made)
