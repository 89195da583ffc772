"""Lay a run out as the bank's file: CSV, text or XLSX, by the layout's columns."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from finance.payrun.models import BankLayout
from union_portal.core.attachment.services import XLSX
from union_portal.core.errors import DomainError


@dataclass(frozen=True)
class Transfer:
    """One line of the file; the account is in the clear."""

    serial: int
    name: str
    account: str
    bank: str
    amount: Decimal
    purpose: str
    number: str


@dataclass(frozen=True)
class Whole:
    """What the file says of the run."""

    run: str
    date: str
    count: int
    total: Decimal


def rows(layout: BankLayout, transfers: list[Transfer], whole: Whole) -> list[list[str]]:
    """All lines as text, in the layout's order."""
    found = [_row(layout.head, whole, None)] if layout.head else []
    if layout.has_header:
        found.append([column["title"] for column in layout.columns])
    return found + [_row(layout.columns, whole, transfer) for transfer in transfers]


def _row(columns: list[dict[str, Any]], whole: Whole, transfer: Transfer | None) -> list[str]:
    said = {
        "run": whole.run, "date": whole.date, "count": str(whole.count), "total": f"{whole.total:.2f}",
        "fen": str(int((transfer.amount if transfer else whole.total) * 100)),
    }  # fmt: skip
    if transfer:
        said |= {
            "serial": str(transfer.serial), "name": transfer.name, "account": transfer.account, "bank": transfer.bank,
            "amount": f"{transfer.amount:.2f}", "purpose": transfer.purpose, "number": transfer.number,
        }  # fmt: skip
    return [
        column["text"] if column["value"] == "text" else said.get(column["value"], "") for column in columns
    ]


def digest(lines: list[list[str]]) -> str:
    """The same content gives the same hash, whenever and in whatever form it is laid out."""
    return hashlib.sha256("\n".join("\x1f".join(line) for line in lines).encode()).hexdigest()


def lay_out(layout: BankLayout, lines: list[list[str]], name: str) -> tuple[str, bytes, str]:
    """File name, bytes and media type."""
    if layout.form == BankLayout.Form.XLSX:
        return f"{name}.xlsx", _xlsx(lines), XLSX
    text = io.StringIO(newline="")
    if layout.form == BankLayout.Form.CSV:
        csv.writer(text, delimiter=layout.delimiter, lineterminator="\r\n").writerows(lines)
    else:
        if any(layout.delimiter in cell for line in lines for cell in line):
            raise DomainError(
                _(
                    "“%(sign)s” stands inside a name or purpose, so this layout can't carry it. Use CSV or XLSX."
                )
                % {"sign": layout.delimiter}
            )
        text.write("".join(f"{layout.delimiter.join(line)}\r\n" for line in lines))
    return f"{name}.{layout.form.lower()}", text.getvalue().encode(layout.encoding), "text/plain"


def _xlsx(lines: list[list[str]]) -> bytes:
    """Every cell is text: an account that Excel takes for a number loses its last digits."""
    from openpyxl import Workbook  # slow, and most banks take CSV

    book = Workbook()
    sheet: Any = book.active
    for line in lines:
        sheet.append(line)
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.value, cell.data_type, cell.number_format = cell.value or "", "s", "@"
    for place, column in enumerate(sheet.columns, start=1):
        width = max(len(str(cell.value)) for cell in column)
        sheet.column_dimensions[sheet.cell(1, place).column_letter].width = min(50, 2 * width + 2)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
