"""A sheet (报表): rows of words and figures with the formulas between them, laid out as page, paper and workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from union_portal.core.money import ZERO

Kind = Literal["text", "money", "percent"]
Tone = Literal["", "head", "minor", "subtotal", "total"]


@dataclass(frozen=True)
class Figure:
    """One amount. ``formula`` names other figures in braces, as ``={402}+{403}``; ``url`` opens its entries."""

    value: Decimal | None
    name: str = ""
    formula: str = ""
    url: str = ""
    kind: Kind = "money"


def total(*names: str) -> str:
    """The formula of a sum: ``total("a", "-b")`` is ``={a}-{b}``."""
    if not names:
        return "=0"
    signed = "".join(f"-{{{name[1:]}}}" if name.startswith("-") else f"+{{{name}}}" for name in names)
    return "=" + signed.removeprefix("+")


def span(first: str, last: str) -> str:
    """The formula of a column from one figure to another."""
    return f"=SUM({{{first}}}:{{{last}}})"


def ratio(part: str, whole: str) -> str:
    """The formula of a share; empty where there is nothing to divide."""
    return f'=IF(N({{{whole}}})=0,"",{{{part}}}/{{{whole}}})'


@dataclass(frozen=True)
class Column:
    """``group`` is a head above several columns (期初余额 over 借方 and 贷方)."""

    label: Any
    kind: Kind = "text"
    width: int = 15
    group: Any = ""

    @property
    def is_number(self) -> bool:
        return self.kind != "text"


Cell = str | dt.date | Figure | None


@dataclass(frozen=True)
class Row:
    """A row of the sheet; cells that are missing at its end are empty."""

    cells: Sequence[Cell]
    tone: Tone = ""
    indent: int = 0
    url: str = ""

    @property
    def figures(self) -> Iterator[Figure]:
        return (cell for cell in self.cells if isinstance(cell, Figure))


@dataclass(frozen=True)
class Check:
    """Two sums that must agree (勾稽关系): as formulas, and as the values that they have now."""

    label: Any
    left: str
    left_value: Decimal
    right: str
    right_value: Decimal

    @property
    def agrees(self) -> bool:
        return self.left_value == self.right_value

    @property
    def difference(self) -> Decimal:
        return self.left_value - self.right_value


@dataclass(frozen=True)
class Sheet:
    """What a book or statement says, ready to be laid out."""

    title: str
    subtitle: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    checks: Sequence[Check] = ()
    notes: Sequence[str] = ()
    form: str = ""
    landscape: bool = False
    signed: bool = False
    left_out: int = 0
    summary: Sequence[tuple[str, Decimal]] = field(default=())

    @property
    def groups(self) -> list[tuple[Any, int]]:
        """The heads above the columns with their widths; empty when there are none."""
        if not any(column.group for column in self.columns):
            return []
        found: list[tuple[Any, int]] = []
        for column in self.columns:
            if found and column.group and found[-1][0] == column.group:
                found[-1] = (column.group, found[-1][1] + 1)
            else:
                found.append((column.group, 1))
        return found

    @property
    def lines(self) -> list[tuple[Row, list[Cell]]]:
        """The rows with as many cells as there are columns."""
        width = len(self.columns)
        return [(row, [*row.cells, *[None] * (width - len(row.cells))]) for row in self.rows]

    @property
    def agrees(self) -> bool:
        return all(check.agrees for check in self.checks)

    def value(self, name: str) -> Decimal:
        """The figure of that name. Raises ``KeyError``."""
        for row in self.rows:
            for figure in row.figures:
                if figure.name == name:
                    return figure.value or ZERO
        raise KeyError(name)
