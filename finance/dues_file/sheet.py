"""Read a file from payroll as it comes: XLSX or CSV, with a title above the heads or not, a total line below or not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from finance.dues_file.models import DuesFile
from union_portal.core.document.cells import Bad, as_number, as_text, plain
from union_portal.core.document.table import plain_head, read_table
from union_portal.core.errors import DomainError
from union_portal.core.money import ZERO, to_money

HEADS_WITHIN = 10
MOST_ROWS = 50_000
TOTALS = ("合计", "总计", "小计", "total")

PEOPLE = {
    "staff_number": "工号 职工号 职工工号 员工号 人员编号 职工编号 工资号 staffnumber",
    "name": "姓名 职工姓名 员工姓名 name",
}
AMOUNTS: Mapping[str, dict[str, str]] = {
    DuesFile.Kind.BASES: {
        "base": "会费基数 缴费基数 基数 工资基数 会费计算基数 base wagebase",
        "post_wage": "岗位工资 职务工资 postwage",
        "grade_wage": "薪级工资 级别工资 gradewage",
    },
    DuesFile.Kind.DEDUCTIONS: {
        "dues": "会费 代扣会费 工会会费 代扣工会会费 扣会费 扣款金额 代扣金额 金额 dues amount",
    },
}


@dataclass(frozen=True)
class Line:
    """One person's line: who, how much, or why it can't be used."""

    number: int
    staff_number: str = ""
    name: str = ""
    amount: Decimal = ZERO
    mistake: str = ""


@dataclass(frozen=True)
class Sheet:
    lines: list[Line] = field(default_factory=list)
    stated_total: Decimal | None = None
    """What the file's own total line says, if it has one."""


def as_amount(cell: Any) -> Decimal:
    """An amount of yuan with at most two decimals; ``1,234.50`` and ``¥28.35`` too. Empty is nothing."""
    if isinstance(cell, bool):
        raise Bad(_("An amount in yuan is expected here, not “%(value)s”.") % {"value": cell})
    if isinstance(cell, float):
        cell = repr(round(cell, 6))
    text = re.sub(r"[¥￥,\s]|元$", "", str(cell))
    try:
        amount = Decimal(text)
    except InvalidOperation as error:
        raise Bad(_("An amount in yuan is expected here, not “%(value)s”.") % {"value": cell}) from error
    if not amount.is_finite() or amount != to_money(amount) or amount >= 10**8:
        raise Bad(_("An amount in yuan is expected here, not “%(value)s”.") % {"value": cell})
    if amount < 0:
        raise Bad(
            _("A negative amount can't be taken over. Ask payroll to set it off against the next month.")
        )
    return to_money(amount)


def read(kind: str, name: str, content: bytes) -> Sheet:
    """Raises ``DomainError`` for what isn't such a file at all; single bad lines are told as mistakes."""
    words = PEOPLE | AMOUNTS[kind]
    column_of = {alias: column for column, aliases in words.items() for alias in aliases.split()}
    table = read_table(name, content)
    for place, heads in enumerate(table[:HEADS_WITHIN]):
        known = [column_of.get(plain_head(cell)) for cell in heads]
        if {"staff_number", "name"} <= set(known) and set(known) & set(AMOUNTS[kind]):
            return _sheet(kind, known, table, place)
    wanted = "、".join(aliases.split()[0] for aliases in AMOUNTS[kind].values())
    raise DomainError(
        _(
            "No line with the heads 工号, 姓名 and %(amount)s was found in the first ten lines of the first sheet."
        )
        % {
            "amount": wanted if kind == DuesFile.Kind.DEDUCTIONS else _("会费基数 (or 岗位工资 and 薪级工资)")
        },
        field="file",
    )


def _sheet(kind: str, known: list[str | None], table: list[list[Any]], place: int) -> Sheet:
    columns = [column for column in known if column]
    if len(columns) != len(set(columns)) or ("base" in columns and len({*columns} & {*AMOUNTS[kind]}) > 1):
        raise DomainError(
            _("The file has more than one column that could be meant. Keep one column for each."),
            field="file",
        )
    if (
        "base" not in columns
        and kind == DuesFile.Kind.BASES
        and not {"post_wage", "grade_wage"} <= {*columns}
    ):
        raise DomainError(
            _("The base is the post wage and the grade wage together. One of the two columns is missing."),
            field="file",
        )
    lines, total = [], None
    for number, cells in enumerate(table[place + 1 :], place + 2):
        row = {column: cells[index] for index, column in enumerate(known) if column and index < len(cells)}
        if all(cell is None or not str(cell).strip() for cell in row.values()):
            continue
        if any("".join(str(cell).split()).lower() in TOTALS for cell in cells if cell is not None):
            total = _stated(row, kind)
            continue
        lines.append(_line(number, row, kind))
    if not lines:
        raise DomainError(_("There is no row below the heads."), field="file")
    if len(lines) > MOST_ROWS:
        raise DomainError(
            _("The file has more than %(limit)s rows. Split it.") % {"limit": MOST_ROWS}, field="file"
        )
    return Sheet(lines, total)


def _stated(row: dict[str, Any], kind: str) -> Decimal | None:
    try:
        return _amount(row, kind)
    except Bad:
        return None


def _amount(row: dict[str, Any], kind: str) -> Decimal:
    cells = [plain(row[column]) for column in AMOUNTS[kind] if column in row]
    if all(cell is None for cell in cells):
        raise Bad(_("The amount is missing."))
    return sum((as_amount(cell) for cell in cells if cell is not None), ZERO)


def _line(number: int, row: dict[str, Any], kind: str) -> Line:
    staff_number = name = ""
    try:
        who = plain(row.get("staff_number"))
        if who is None:
            raise Bad(_("The staff number is missing."))
        staff_number = as_number(who, longest=20)
        called = plain(row.get("name"))
        name = "" if called is None else as_text(called, 60)
        return Line(number, staff_number, name, _amount(row, kind))
    except Bad as bad:
        return Line(number, staff_number, name, mistake=str(bad))
