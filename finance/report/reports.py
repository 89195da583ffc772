"""The fund report on paper, as a workbook, and as data. Lays out what ``figures.build`` has counted, decides nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from finance.period.services import require_year
from finance.report.figures import FundReport, Group, build, groups
from finance.sheet.reports import signatories
from union_portal.core.audit import services as audit
from union_portal.core.document.chart import ChartSpec, Series
from union_portal.core.document.pdf import render_pdf
from union_portal.core.document.xlsx import Book
from union_portal.core.money import ZERO
from union_portal.core.verification import services as verification

if TYPE_CHECKING:
    from members.models import User


def title(report: FundReport) -> str:
    return _("Fund report %(year)d") % {"year": report.year}


# -- charts -------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Check:
    """Two cells of the workbook that must agree, with the values that they show."""

    label: str
    left: str
    left_value: Decimal
    right: str
    right_value: Decimal


def charts(report: FundReport) -> list[ChartSpec]:
    """What the year shows: where the money came from and went, against last year, by month, against the budget."""
    yuan = _("yuan")
    found: list[ChartSpec] = []
    came = [line for line in report.income if line.amount > 0]
    if came:
        top = max(came, key=lambda line: line.amount)
        share = top.amount / sum(line.amount for line in came)
        found.append(
            ChartSpec(
                "ring",
                _("%(name)s is %(share)s of the income")
                % {"name": top.short_name, "share": f"{share * 100:.1f}%"},
                [line.short_name for line in came],
                [Series(_("Income"), [line.amount for line in came])],
                yuan,
            )
        )
    went = [group for group in groups(report.expense) if group.amount > 0 or group.last_year > 0]
    years = [report.year - 1, report.year] if report.has_last_year else [report.year]
    if went:
        biggest = max(went, key=lambda group: group.amount)
        found.append(
            ChartSpec(
                "bar",
                _("Most was spent on %(name)s") % {"name": biggest.name},
                [group.name for group in went],
                [
                    Series(str(year), [g.amount if year == report.year else g.last_year for g in went])
                    for year in years
                ],
                yuan,
            )
        )
        balance, line = report.opening + report.adjustments, list[Decimal]()
        for month in report.months:
            balance += month.income - month.expense
            line.append(balance)
        found.append(
            ChartSpec(
                "line",
                _("The year closes with %(closing)s yuan") % {"closing": f"{report.closing:,.2f}"},
                [f"{report.year}-{month.month:02}" for month in report.months],
                [Series(_("Balance"), line)],
                yuan,
            )
        )
    planned = [line for line in report.expense if line.budget]
    if planned:
        spent, budget = sum(x.amount for x in planned), sum((x.budget or ZERO) for x in planned)
        found.append(
            ChartSpec(
                "bar",
                _("%(share)s of the budgeted expense was spent") % {"share": f"{spent / budget * 100:.1f}%"},
                [line.short_name for line in planned],
                [
                    Series(_("Budget"), [line.budget or ZERO for line in planned]),
                    Series(_("Actual"), [line.amount for line in planned]),
                ],
                yuan,
            )
        )
    return found


# -- the three formats --------------------------------------------------------------------------------
def as_json(report: FundReport) -> bytes:
    return json.dumps(report.as_dict(), ensure_ascii=False, indent=2).encode() + b"\n"


@dataclass(frozen=True)
class Words:
    """What stands in the report beside the figures: notes, the audit committee's opinion, who signed."""

    notes: Sequence[tuple[str, str]] = ()
    opinion: str = ""
    signatures: Sequence[tuple[str, str]] = ()


def blank_signatures(by: User) -> Words:
    """The lines to sign on paper, for a report that nobody has signed in the portal."""
    chair, head, maker = signatories(by)
    people = [chair, head, (_("Audit committee"), ""), maker]
    return Words(signatures=[(label, f"{name} ____________".strip()) for label, name in people])


def as_pdf(report: FundReport, *, check_code: str, words: Words) -> bytes:
    context = {
        "words": words,
        "report": report,
        "title": title(report),
        "subtitle": _("1 January to 31 December %(year)d, in yuan") % {"year": report.year},
        "income": [line for line in report.income if line.amount or line.last_year or line.budget],
        "groups": groups(report.expense),
        "last_year": str(report.year - 1),
        "charts": [mark_safe(chart.as_svg()) for chart in charts(report)],  # noqa: S308 - pygal escapes its texts
        "check_code": check_code,
        "check_url": verification.address(check_code),
    }
    return render_pdf("reports/finance_fund_report.html", context)


def as_xlsx(report: FundReport, *, words: Words | None = None) -> bytes:
    """A sheet a part, sums as formulas, charts from the cells, a sheet that checks the sums against each other, and the
    words that go with the report."""
    return _Workbook(report).content(words)


class _Workbook:
    """Writes the sheets one after another; each tells where its totals stand, for the summary and the checks.

    In the first year of the books the columns of last year and of the difference stay empty.
    """

    def __init__(self, report: FundReport) -> None:
        self.report = report
        self.book = Book(title=title(report), author=report.union_name)
        self.checks: list[Check] = []
        self.names = {
            "summary": _("Overview"), "income": _("Income"), "expense": _("Expense"), "items": _("Occasions"),
            "funds": _("Funds"), "months": _("Month by month"), "checks": _("Checks"),
        }  # fmt: skip
        self.sheets = {key: self.book.sheet(name) for key, name in self.names.items()}

    def content(self, words: Words | None) -> bytes:
        income = self._accounts("income", self.report.all_income)
        expense = self._accounts("expense", self.report.all_expense)
        self._items(expense)
        self._summary(income, expense)
        self._funds(income, expense)
        self._months(income, expense)
        self._checks()
        if words:
            self._words(words)
        return self.book.content()

    def _ref(self, sheet: str, cell: str) -> str:
        return f"'{self.names[sheet]}'!{cell}"

    def _check(self, label: str, left: tuple[str, str, Decimal], right: tuple[str, str, Decimal]) -> None:
        self.checks.append(Check(label, self._ref(*left[:2]), left[2], self._ref(*right[:2]), right[2]))

    def _head(self, sheet: str, columns: int) -> Any:
        page = self.sheets[sheet]
        page.merge_range(
            0, 0, 0, columns - 1, f"{title(self.report)} · {self.names[sheet]}", self.book.formats["title"]
        )
        page.write_string(1, 0, f"{self.report.union_name} · {_('in yuan')}", self.book.formats["note"])
        return page

    def _formula(
        self, page: Any, row: int, column: int, formula: str, value: Any, style: str = "money"
    ) -> None:
        cached = float(value) if isinstance(value, Decimal) else value
        page.write_formula(row, column, formula, self.book.formats[style], cached)

    def _reached(self, page: Any, row: int, execution: Decimal | None) -> None:
        share = float(execution) if execution is not None else ""
        self._formula(page, row, 6, f'=IF(N(F{row + 1})=0,"",C{row + 1}/F{row + 1})', share, "percent")

    def _accounts(self, sheet: str, group: Group) -> str:
        """Income or expense by account; returns the cell of the total."""
        lines = group.lines
        page, has_last_year = self._head(sheet, 7), self.report.has_last_year
        year = self.report.year
        heads = [
            _("Account code"),
            _("Ledger account"),
            str(year),
            str(year - 1),
            _("Difference"),
            _("Budget"),
            _("Reached"),
        ]
        rows = [
            [line.account, line.name, line.amount, line.last_year if has_last_year else None, None, line.budget, None]
            for line in lines
        ]  # fmt: skip
        end = self.book.table(page, 2, heads, rows, widths=[10, 34, 15, 15, 15, 15, 10])
        for row, line in enumerate(lines, start=3):
            if has_last_year:
                self._formula(page, row, 4, f"=C{row + 1}-D{row + 1}", line.amount - line.last_year)
            self._reached(page, row, line.execution)
        page.write_string(end, 0, "", self.book.formats["bold"])
        page.write_string(end, 1, _("Total"), self.book.formats["bold"])
        beside = [(3, group.last_year), (4, group.amount - group.last_year)] if has_last_year else []
        for column, value in [(2, group.amount), *beside, (5, group.budget or ZERO)]:
            letter = "ABCDEFG"[column]
            formula = f"=SUM({letter}4:{letter}{end})" if lines else "=0"
            self._formula(page, end, column, formula, value, "total")
        self._reached(page, end, group.execution)
        if lines:
            chart = self.book.raw.add_chart({"type": "bar"})
            for column, letter in ((2, "C"), (3, "D"))[: 2 if has_last_year else 1]:
                chart.add_series({
                    "name": [self.names[sheet], 2, column],
                    "categories": [self.names[sheet], 3, 1, end - 1, 1],
                    "values": [self.names[sheet], 3, column, end - 1, column],
                    "fill": {"color": "#B3261E" if letter == "C" else "#8A97A6"},
                })  # fmt: skip
            chart.set_title({"name": self.names[sheet]})
            chart.set_y_axis({"reverse": True})
            chart.set_legend({"position": "bottom"})
            chart.set_size({"width": 760, "height": 120 + 34 * len(lines)})
            page.insert_chart(end + 2, 0, chart, {"description": self.names[sheet]})
        return f"C{end + 1}"

    def _items(self, expense: str) -> None:
        page = self._head("items", 4)
        rows = [
            [x.account, x.name, i.item or _("without occasion"), i.amount]
            for x in self.report.expense
            for i in x.items
        ]
        end = self.book.table(
            page,
            2,
            [_("Account code"), _("Ledger account"), _("Occasion"), _("Amount")],
            rows,
            widths=[10, 34, 28, 15],
        )
        page.write_string(end, 2, _("Total"), self.book.formats["bold"])
        self._formula(page, end, 3, f"=SUM(D4:D{end})" if rows else "=0", self.report.total_expense, "total")
        self._check(
            _("Occasions add up to the expense"),
            ("items", f"D{end + 1}", sum((i.amount for x in self.report.expense for i in x.items), ZERO)),
            ("expense", expense, self.report.total_expense),
        )

    def _summary(self, income: str, expense: str) -> None:
        report, page = self.report, self._head("summary", 4)
        heads = [_("Item"), str(report.year), str(report.year - 1), _("Difference")]
        last = report.last_opening + report.last_adjustments
        rows: list[tuple[str, str | Decimal, Decimal, Decimal]] = [
            (_("Opening balance"), report.opening, report.opening, report.last_opening),
            (_("Adjustments of the opening balance"), report.adjustments, report.adjustments, report.last_adjustments),
            (_("Income (without the opening balance)"), f"={self._ref('income', income)}", report.total_income, report.last_income),
            (_("Expense"), f"={self._ref('expense', expense)}", report.total_expense, report.last_expense),
        ]  # fmt: skip
        end = self.book.table(page, 2, heads, [], widths=[38, 18, 18, 18])
        for row, (label, content, value, before) in enumerate(rows, start=end):
            self.book.cell(page, row, 0, label)
            if isinstance(content, Decimal):
                self.book.cell(page, row, 1, content)
            else:
                self._formula(page, row, 1, content, value)
            if report.has_last_year:
                self.book.cell(page, row, 2, before)
                self._formula(page, row, 3, f"=B{row + 1}-C{row + 1}", value - before)
        row = end + len(rows)
        page.write_string(row, 0, _("Closing balance"), self.book.formats["bold"])
        self._formula(page, row, 1, "=B4+B5+B6-B7", report.closing, "total")
        if report.has_last_year:
            closed_with = last + report.last_income - report.last_expense
            self._formula(page, row, 2, "=C4+C5+C6-C7", closed_with, "total")
            self._formula(page, row, 3, f"=B{row + 1}-C{row + 1}", report.closing - closed_with, "total")
            self._check(
                _("Last year's closing is this year's opening"),
                ("summary", "C8", closed_with),
                ("summary", "B4", report.opening),
            )
        self.book.cell(page, row + 2, 0, _("Members at the year's end"))
        self.book.cell(page, row + 2, 1, report.members)
        self.book.cell(page, row + 3, 0, _("Expense per member"))
        self._formula(
            page, row + 3, 1, f'=IF(B{row + 3}=0,"",ROUND(B7/B{row + 3},2))',
            round(float(report.expense_per_head), 2) if report.expense_per_head is not None else "",
        )  # fmt: skip

    def _funds(self, income: str, expense: str) -> None:
        report, page = self.report, self._head("funds", 7)
        heads = [
            _("Fund"), _("Fund name"), _("Opening balance"), _("Adjustments"), _("Income"), _("Expense"), _("Closing balance"),
        ]  # fmt: skip
        rows = [[f.fund, f.name, f.opening, f.adjustments, f.income, f.expense, None] for f in report.funds]
        end = self.book.table(page, 2, heads, rows, widths=[18, 26, 15, 15, 15, 15, 15])
        for row, fund in enumerate(report.funds, start=3):
            self._formula(page, row, 6, f"=C{row + 1}+D{row + 1}+E{row + 1}-F{row + 1}", fund.closing)
        page.write_string(end, 1, _("Total"), self.book.formats["bold"])
        totals = [
            report.opening,
            report.adjustments,
            report.total_income,
            report.total_expense,
            report.closing,
        ]
        for column, value in enumerate(totals, start=2):
            letter = "ABCDEFG"[column]
            self._formula(page, end, column, f"=SUM({letter}4:{letter}{end})", value, "total")
        for label, letter, parts, (sheet, cell, whole) in (
            (_("Funds add up to the opening balance"), "C", [f.opening for f in report.funds], ("summary", "B4", report.opening)),
            (_("Funds add up to the income"), "E", [f.income for f in report.funds], ("income", income, report.total_income)),
            (_("Funds add up to the expense"), "F", [f.expense for f in report.funds], ("expense", expense, report.total_expense)),
            (_("Funds add up to the closing balance"), "G", [f.closing for f in report.funds], ("summary", "B8", report.closing)),
        ):  # fmt: skip
            self._check(label, ("funds", f"{letter}{end + 1}", sum(parts, ZERO)), (sheet, cell, whole))

    def _months(self, income: str, expense: str) -> None:
        report, page = self.report, self._head("months", 4)
        heads = [_("Month"), _("Income"), _("Expense"), _("Balance")]
        rows = [[f"{report.year}-{m.month:02}", m.income, m.expense, None] for m in report.months]
        end = self.book.table(page, 2, heads, rows, widths=[12, 18, 18, 18])
        balance = report.opening + report.adjustments
        for row, month in enumerate(report.months, start=3):
            balance += month.income - month.expense
            before = f"{self._ref('summary', 'B4')}+{self._ref('summary', 'B5')}" if row == 3 else f"D{row}"
            self._formula(page, row, 3, f"={before}+B{row + 1}-C{row + 1}", balance)
        page.write_string(end, 0, _("Total"), self.book.formats["bold"])
        self._formula(page, end, 1, f"=SUM(B4:B{end})", report.total_income, "total")
        self._formula(page, end, 2, f"=SUM(C4:C{end})", report.total_expense, "total")
        came, went = (sum((getattr(m, side) for m in report.months), ZERO) for side in ("income", "expense"))
        self._check(
            _("Months add up to the income"),
            ("months", f"B{end + 1}", came),
            ("income", income, report.total_income),
        )
        self._check(
            _("Months add up to the expense"),
            ("months", f"C{end + 1}", went),
            ("expense", expense, report.total_expense),
        )
        self._check(
            _("The last month closes with the closing balance"),
            ("months", f"D{end}", balance),
            ("summary", "B8", report.closing),
        )
        chart = self.book.raw.add_chart({"type": "line"})
        for column in (1, 2, 3):
            chart.add_series({
                "name": [self.names["months"], 2, column],
                "categories": [self.names["months"], 3, 0, end - 1, 0],
                "values": [self.names["months"], 3, column, end - 1, column],
            })  # fmt: skip
        chart.set_legend({"position": "bottom"})
        chart.set_title({"name": _("Income, expense and balance by month")})
        chart.set_size({"width": 760, "height": 360})
        page.insert_chart(end + 2, 0, chart, {"description": _("Income, expense and balance by month")})

    def _checks(self) -> None:
        page = self._head("checks", 4)
        end = self.book.table(
            page,
            2,
            [_("What is checked"), _("First sum"), _("Second sum"), _("Outcome")],
            [],
            widths=[44, 18, 18, 14],
        )
        good, bad = _("agrees"), _("DIFFERS")
        for row, check in enumerate(self.checks, start=end):
            self.book.cell(page, row, 0, check.label)
            self._formula(page, row, 1, f"={check.left}", check.left_value)
            self._formula(page, row, 2, f"={check.right}", check.right_value)
            agrees = check.left_value == check.right_value
            formula = f'=IF(ABS(B{row + 1}-C{row + 1})<0.005,"{good}","{bad}")'
            self._formula(page, row, 3, formula, good if agrees else bad, "text")

    def _words(self, words: Words) -> None:
        self.names["words"] = _("Notes and signatures")
        self.sheets["words"] = self.book.sheet(self.names["words"])
        opinion = [(_("Opinion of the audit committee"), words.opinion)] if words.opinion else []
        rows = [[*pair] for pair in (*words.notes, *opinion, *words.signatures)]
        self.book.table(self._head("words", 2), 2, [_("Item"), _("Text")], rows, widths=[28, 90])


FORMATS: dict[str, str] = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@transaction.atomic
def export(year: int, format: str, *, by: User) -> bytes:
    """One file of the report. A PDF gets a check code that anybody can look up on the portal."""
    require_year(year)
    report, words = build(year), blank_signatures(by)
    write = {
        "pdf": lambda: issue_pdf(report, words=words, by=by),
        "xlsx": lambda: as_xlsx(report, words=words),
        "json": lambda: as_json(report),
    }
    content = write[format]()
    audit.record("finance.report.exported", None, by=by, year=year, format=format, closing=report.closing)
    return content


def issue_pdf(report: FundReport, *, words: Words, by: User) -> bytes:
    """The report on paper with a check code that anybody can look up."""
    code = verification.new_code()
    content = as_pdf(report, check_code=code, words=words)
    figures = [
        (_("Opening balance"), report.opening), (_("Income (without the opening balance)"), report.total_income),
        (_("Expense"), report.total_expense), (_("Closing balance"), report.closing),
    ]  # fmt: skip
    verification.issue(
        code, title=title(report), sha256=hashlib.sha256(content).hexdigest(),
        summary=[[label, f"{amount:,.2f}"] for label, amount in figures], by=by,
    )  # fmt: skip
    return content
