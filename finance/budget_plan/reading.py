"""Read a budget's lines from a table as an office sends it: one row a line, income and expense together."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from finance.account.models import Account, Fund
from finance.unit.models import Unit
from union_portal.core.document.table import plain_head, read_table
from union_portal.core.errors import DomainError
from union_portal.core.money import to_money

HEADS = {
    "account": {"account", "code", "科目编码", "科目代码", "编码", "科目"},
    "fund": {"fund", "专款", "专项资金"},
    "unit": {"unit", "accountingunit", "核算单位", "单位"},
    "amount": {"amount", "budget", "预算", "预算数", "预算金额", "金额"},
    "basis": {"basis", "编制说明", "说明", "备注"},
}
MOST_PROBLEMS = 8


@dataclass(frozen=True)
class FileLine:
    """One row that makes sense."""

    account: Account
    fund: Fund | None
    unit: Unit | None
    amount: Decimal
    basis: str


def read_lines(name: str, content: bytes) -> list[FileLine]:
    """All lines, or ``DomainError`` that names each row which makes no sense: never half a file."""
    rows = read_table(name, content)
    at, columns = _columns(rows)
    reader = _Reader()
    found, problems, seen = [], [], set()
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        cells = {key: _text(row[column]) if column < len(row) else "" for key, column in columns.items()}
        if not cells["account"] and not cells["amount"]:
            continue
        try:
            line = reader.line(cells)
        except DomainError as error:
            problems.append(_("row %(n)d: %(reason)s") % {"n": number, "reason": error})
            continue
        key = (line.account, line.fund, line.unit)
        if key in seen:
            problems.append(_("row %(n)d: %(reason)s") % {"n": number, "reason": _("this line stands twice")})
        seen.add(key)
        found.append(line)
    if problems:
        raise DomainError("; ".join(problems[:MOST_PROBLEMS]), field="file")
    if not found:
        raise DomainError(_("There is no line in this file."), field="file")
    return found


def _columns(rows: list[list[Any]]) -> tuple[int, dict[str, int]]:
    """Where the heads are: the first row that names account and sum."""
    for at, row in enumerate(rows[:20]):
        heads = [plain_head(cell) for cell in row]
        columns = {
            key: next(n for n, head in enumerate(heads) if head in names)
            for key, names in HEADS.items()
            if any(head in names for head in heads)
        }
        if {"account", "amount"} <= set(columns):
            return at, columns
    raise DomainError(
        _("The file needs the columns 科目编码 and 预算 (and 专款, 核算单位, 编制说明 if used)."),
        field="file",
    )


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell if cell is not None else "").strip()


class _Reader:
    """Knows accounts, funds and units by what a file calls them."""

    def __init__(self) -> None:
        accounts = Account.objects.open().filter(
            element__in=[Account.Element.INCOME, Account.Element.EXPENSE]
        )
        self.accounts = {account.code: account for account in accounts}
        self.funds = {name: fund for fund in Fund.objects.all() for name in (fund.code, fund.name)}
        self.units = {unit.name: unit for unit in Unit.objects.open()}

    def line(self, cells: dict[str, str]) -> FileLine:
        account = self.accounts.get(cells["account"].split(" ")[0])
        if account is None:
            raise DomainError(
                _("“%(code)s” is no open income or expense account") % {"code": cells["account"]}
            )
        try:
            amount = to_money(Decimal(cells["amount"].replace(",", "").replace("，", "")))
        except InvalidOperation as error:
            raise DomainError(_("“%(text)s” is no sum") % {"text": cells["amount"]}) from error
        if not 0 <= amount < Decimal(10) ** 12:
            raise DomainError(_("“%(text)s” is no sum") % {"text": cells["amount"]})
        return FileLine(
            account,
            self._known(self.funds, cells.get("fund", ""), _("fund")),
            self._known(self.units, cells.get("unit", ""), _("accounting unit")),
            amount,
            cells.get("basis", "")[:200],
        )

    @staticmethod
    def _known(found: dict[str, Any], name: str, what: str) -> Any:
        if name and name not in found:
            raise DomainError(_("no %(what)s is called “%(name)s”") % {"what": what, "name": name})
        return found.get(name)
