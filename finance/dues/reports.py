"""Receipts as PDF with a check code, and the collection of a year as XLSX."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from finance.dues.figures import Collection
from finance.dues.models import DuesPayment
from union_portal.core.audit import services as audit
from union_portal.core.document.chart import ChartSpec, Series
from union_portal.core.document.pdf import render_pdf
from union_portal.core.document.xlsx import Book, cell_name
from union_portal.core.errors import DomainError
from union_portal.core.money import ZERO
from union_portal.core.verification import services as verification

if TYPE_CHECKING:
    from members.models import Person, User


# -- receipts ---------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Receipt:
    """What a receipt of dues (会费收据) says: who paid what, when, how, and for which months."""

    person: Person
    title: str
    payments: list[DuesPayment]

    @property
    def total(self) -> Decimal:
        return sum((payment.amount for payment in self.payments), ZERO)


def receipt(person: Person, year: int, *, payment: int | None = None) -> Receipt:
    """The receipt of one payment, or of a year's. Raises ``DomainError`` when nothing was paid."""
    paid = DuesPayment.objects.standing().filter(person=person).order_by("paid_on", "pk")
    paid = paid.filter(paid_on__year=year) if payment is None else paid.filter(pk=payment)
    payments = list(paid.prefetch_related("matches__due__assessment"))
    if not payments:
        raise DomainError(
            _("No dues came in from you in %(year)d, so there is nothing to receipt.") % {"year": year}
        )
    title = (
        _("Receipt of dues %(year)d") % {"year": year}
        if payment is None
        else _("Receipt of dues %(day)s") % {"day": date_format(payments[0].paid_on)}
    )
    return Receipt(person, title, payments)


def issue(found: Receipt, *, by: User) -> bytes:
    """Lay the receipt out with a check code. What anybody sees at the code names nobody but by staff number's tail."""
    code = verification.new_code()
    context = {
        "title": found.title, "receipt": found, "check_code": code, "check_url": verification.address(code),
    }  # fmt: skip
    content = render_pdf("reports/finance_dues_receipt.html", context)
    verification.issue(
        code, title=found.title, sha256=hashlib.sha256(content).hexdigest(),
        summary=[[pgettext("dues", "Member"), found.person.masked_name], [_("Received"), f"{found.total:,.2f}"]], by=by,
    )  # fmt: skip
    audit.record("finance.dues.receipted", found.person, by=by, title=found.title, total=found.total)
    return content


# -- the collection of a year -----------------------------------------------------------------------------
def charts(found: Collection) -> list[ChartSpec]:
    """Each title states the finding."""
    if not found.branches:
        return []
    lowest = found.branches[0]
    return [
        ChartSpec(
            "bar",
            _("Lowest collection rate: %(branch)s, %(rate)s") % {
                "branch": lowest.branch, "rate": f"{(lowest.rate or ZERO) * 100:.1f}%",
            },
            [str(line.branch) for line in found.branches],
            [Series(_("Collection rate"), [round((line.rate or ZERO) * 100, 1) for line in found.branches])],
            unit="%",
        ),
        ChartSpec(
            "bar",
            _("%(paid)s of %(due)s yuan came in") % {"paid": f"{found.paid:,.2f}", "due": f"{found.due:,.2f}"},
            [str(month) for month, _due, _paid in found.months],
            [
                Series(_("Due"), [due for _month, due, _paid in found.months]),
                Series(pgettext("dues received", "Paid"), [paid for _month, _due, paid in found.months]),
            ],
            unit=_("yuan"),
        ),
    ]  # fmt: skip


def as_xlsx(found: Collection) -> bytes:
    """By branch, with sums and rates as formulas."""
    title = _("Collection of dues %(year)d") % {"year": found.year}
    book = Book(title=title, author=settings.UNION_NAME)
    sheet = book.sheet(title)
    sheet.merge_range(0, 0, 0, 5, title, book.formats["title"])
    note = _("What had fallen due by %(day)s") % {"day": date_format(found.on)}
    sheet.write_string(1, 0, note, book.formats["note"])
    heads = [
        _("Branch union"),
        _("Members"),
        _("Due"),
        pgettext("dues received", "Paid"),
        _("Open"),
        _("Collection rate"),
    ]
    rows = [[line.branch, line.members, line.due, line.paid] for line in found.branches]
    end = book.table(sheet, 2, heads, rows, widths=[26, 10, 16, 16, 16, 12])
    for row, line in enumerate(found.branches, start=3):
        _results(book, sheet, row, line)
    book.cell(sheet, end, 0, _("All branches"), "bold")
    total = found.total
    sums: list[tuple[float, str]] = [
        (total.members, "total_number"), (float(total.due), "total"), (float(total.paid), "total"),
    ]  # fmt: skip
    for column, (value, style) in enumerate(sums, start=1):
        first, last = cell_name(3, column), cell_name(max(end - 1, 3), column)
        sheet.write_formula(end, column, f"=SUM({first}:{last})", book.formats[style], value)
    _results(book, sheet, end, total)
    return book.content()


def _results(book: Book, sheet: Any, row: int, line: Any) -> None:
    sheet.write_formula(row, 4, f"=C{row + 1}-D{row + 1}", book.formats["money"], float(line.open))
    rate = f'=IF(C{row + 1}=0,"",D{row + 1}/C{row + 1})'
    sheet.write_formula(row, 5, rate, book.formats["percent"], "" if line.rate is None else float(line.rate))
