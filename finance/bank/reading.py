"""Read a bank's statement: CSV (UTF-8 or GBK), XLSX or OFX. What Excel has damaged is refused, with the reason.

A statement saved again by Excel has lost what nobody can restore: long numbers became 1.23E+18, leading noughts fell
away, days became numbers. Such a file is refused as a whole; the one that the bank gives out is the evidence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from finance.bank.profiles import EXPENSE, INCOME, PROFILES, VOID, Bank, Profile, other_bank
from finance.imports.reading import Problem
from finance.imports.reading import amount as sum_of
from union_portal.core.document.cells import SCIENTIFIC, Bad
from union_portal.core.document.table import read_table
from union_portal.core.errors import DomainError
from union_portal.core.money import ZERO, to_money

MOST_BYTES = 5 * 2**20
MOST_ROWS = 20_000
HEADS_WITHIN = 40
"""WeChat and Alipay put up to two dozen lines above the heads."""
END = re.compile(
    r"^[#\-=]|^(合计|总计|小计|本页|总笔数|总收入|总支出|资金流水总笔数|借方合计|贷方合计|导出|以下|以上|温馨提示|说明)"
)
OFX = re.compile(rb"OFXHEADER|<OFX>", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """One movement as the file tells it. ``amount`` is positive for money in."""

    line: int
    day: dt.date
    amount: Decimal
    time: dt.time | None = None
    balance: Decimal | None = None
    name: str = ""
    number: str = ""
    """The other side's account: only its last four digits, the rest stays in the file."""
    text: str = ""
    reference: str = ""

    @property
    def key(self) -> str:
        """What makes two movements the same, whichever file brings them."""
        if self.reference:
            return f"{self.reference}|{self.amount}"
        if self.balance is not None:
            return f"|{self.amount}|{self.balance}"
        return f"|{self.amount}||{self.name}|{self.text}"[:200]


@dataclass
class Reading:
    """What a file holds, oldest first, and what stands against it."""

    lines: list[Found] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    closing: Decimal | None = None
    """The balance that the file states for its end, if it does so apart from the lines."""
    skipped: int = 0


def read(name: str, content: bytes, *, bank: str, number: str) -> Reading:
    """The statement in a file. ``bank`` and ``number`` say whose account it must be."""
    try:
        return _read(name, content, bank=bank, number=number)
    except DomainError as error:
        return Reading(problems=[Problem(0, "", str(error))])


def _read(name: str, content: bytes, *, bank: str, number: str) -> Reading:
    if len(content) > MOST_BYTES:
        raise DomainError(_("The file is larger than 5 MB. Have the bank give it out month by month."))
    if OFX.search(content[:2_000]):
        found = _read_ofx(content, number=number)
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        raise DomainError(
            _("This is an old XLS file. Choose CSV, XLSX or OFX where the bank gives the statement out.")
        )
    elif bank not in PROFILES:
        raise DomainError(
            _("For another bank the portal reads OFX files alone. Choose OFX where the bank gives it out.")
        )
    else:
        table = read_table(name if content.startswith(b"PK") else "statement.csv", content)
        found = _Table(table, PROFILES[bank], bank=bank, number=number).read()
    if not found.problems and not found.lines:
        found.problems.append(Problem(0, "", _("The file holds no movement.")))
    if not found.problems:
        found.lines = _oldest_first(found)
    return found


# -- tables -------------------------------------------------------------------------------------------
class _Table:
    """One reading of a table: the heads are found, then each row is looked at once."""

    def __init__(self, table: list[list[Any]], profile: Profile, *, bank: str, number: str) -> None:
        self.table, self.profile, self.bank, self.own = table, profile, bank, number
        self.found = Reading()

    def read(self) -> Reading:
        place = next((n for n, line in enumerate(self.table[:HEADS_WITHIN]) if self.profile.fits(line)), None)
        if place is None:
            raise DomainError(self._not_this_bank())
        heads = self.table[place]
        if not set(map(str, heads)) & set(self.profile.marks) and (
            other := other_bank(heads, than=self.bank)
        ):
            raise DomainError(self._looks_like(other))
        self.columns = self.profile.columns(heads)
        self.names = {key: str(heads[index]).strip() for key, index in self.columns.items()}
        rows = self._rows(place + 1)
        if len(rows) > MOST_ROWS:
            raise DomainError(_("The file has more than %(limit)s rows. Split it.") % {"limit": MOST_ROWS})
        for line, cells in rows:
            self._row(line, cells)
        self._lost_noughts()
        return self.found

    def _not_this_bank(self) -> str:
        for line in self.table[:HEADS_WITHIN]:
            if other := other_bank(line, than=self.bank):
                return self._looks_like(other)
        return _(
            "No line with the heads of %(bank)s was found. Take the file as the bank gives it out, and change nothing in it."
        ) % {"bank": Bank(self.bank).label}

    def _looks_like(self, other: Bank) -> str:
        return _("This looks like a statement of %(other)s, but the account is with %(bank)s.") % {
            "other": other.label, "bank": Bank(self.bank).label,
        }  # fmt: skip

    def _rows(self, start: int) -> list[tuple[int, list[Any]]]:
        """The rows up to the sums below; a movement after those would have slipped past, so it is a problem."""
        rows: list[tuple[int, list[Any]]] = []
        ended = False
        for line, cells in enumerate(self.table[start:], start + 1):
            words = [str(cell).strip().strip("`") for cell in cells if cell is not None and str(cell).strip()]
            if not words:
                continue
            ended = ended or bool(END.match(words[0]))
            if not ended:
                rows.append((line, cells))
            elif self._has_day(cells):
                self._problem(
                    line,
                    "day",
                    _("A movement stands below the sums. Take the file as the bank gives it out."),
                )
        return rows

    def _has_day(self, cells: list[Any]) -> bool:
        try:
            return bool(_moment(self._cell(cells, "day")))
        except Bad:
            return False

    def _cell(self, cells: list[Any], key: str) -> Any:
        place = self.columns.get(key)
        cell = cells[place] if place is not None and place < len(cells) else None
        if isinstance(cell, str):
            cell = cell.strip().strip("`'\t ").strip()
            if cell and not cell.strip("#"):
                raise Bad(_("Excel shows only ### here: the column was too narrow, and the value is lost."))
        return None if cell in ("", None) else cell

    def _problem(self, line: int, key: str, reason: str) -> None:
        self.found.problems.append(Problem(line, self.names.get(key, ""), reason))

    def _row(self, line: int, cells: list[Any]) -> None:
        before = len(self.found.problems)

        def get(key: str, how: Callable[[Any], Any], empty: Any = "") -> Any:
            try:
                cell = self._cell(cells, key)
                return empty if cell is None else how(cell)
            except Bad as bad:
                self._problem(line, key, str(bad))
                return empty

        if get("status", _text) in VOID:
            self.found.skipped += 1
            return
        moment = get("day", _moment, None)
        time = get("time", _time, None) or (moment and moment[1])
        amount = self._amount(line, get)
        name, number = get("name", _text), get("number", _account)
        if amount is not None and "payer" in self.columns:
            side = "payee" if amount < 0 else "payer"
            name, number = get(side, _text) or name, get(f"{side}_number", _account) or number
        balance = get("balance", _sum, None)
        reference = get("reference", _reference)
        own = get("own", _reference)
        if own and self.own and own != self.own:
            self._problem(line, "own", self._other_account(own))
        texts = dict.fromkeys(text for text in (get("purpose", _text), get("remark", _text)) if text)
        if moment is None and len(self.found.problems) == before:
            self._problem(line, "day", _("a date is missing."))
        if len(self.found.problems) == before and moment and amount is not None:
            self.found.lines.append(
                Found(
                    line, moment[0], amount, time, balance, name[:120], number[-4:], " ".join(texts)[:200],
                    reference[:60],
                )
            )  # fmt: skip

    def _other_account(self, own: str) -> str:
        if own == self.own.lstrip("0"):
            return _(
                "The account's number has lost its leading noughts: Excel has saved this file. Have the bank give it out anew."
            )
        return _("This movement belongs to account …%(other)s, not to …%(own)s.") % {
            "other": own[-4:], "own": self.own[-4:],
        }  # fmt: skip

    def _amount(self, line: int, get: Callable[..., Any]) -> Decimal | None:
        before = len(self.found.problems)
        amount: Decimal | None = None
        if {"income", "expense"} <= self.columns.keys():
            income, expense = get("income", _sum, ZERO), get("expense", _sum, ZERO)
            expense = abs(expense) if self.bank == Bank.ALIPAY else expense
            if income and expense:
                self._problem(line, "income", _("Money in and money out stand in one row."))
            amount = income - expense
        elif "signed" in self.columns:
            amount = get("signed", _sum, ZERO)
        else:
            amount, word = get("amount", _sum, ZERO), get("direction", _text).lower()
            if word in EXPENSE:
                amount = -amount
            elif word not in INCOME and len(self.found.problems) == before:
                self._problem(
                    line, "direction",
                    _("“%(value)s” tells neither money in nor money out. Take the bill of funds (资金账单).") % {"value": word},
                )  # fmt: skip
        if len(self.found.problems) > before:
            return None
        if not amount:
            self._problem(
                line, "amount" if "amount" in self.columns else "income", _("The row moves no money.")
            )
            return None
        return amount

    def _lost_noughts(self) -> None:
        """References of one length, some shorter, none with a nought in front: Excel has taken the noughts for nothing."""
        digits = [found for found in self.found.lines if found.reference.isdigit()]
        if not digits:
            return
        (width, often), *_rest = Counter(len(found.reference) for found in digits).most_common(1)
        shorter = [found for found in digits if width - 4 <= len(found.reference) < width]
        if width < 10 or not shorter or often < 0.8 * len(digits):
            return
        if any(found.reference.startswith("0") for found in digits):
            return
        self._problem(
            shorter[0].line, "reference",
            _(
                "This number has %(short)d digits, the others %(width)d: its leading noughts are lost, as Excel does when it"
                " saves a statement. Have the bank give the file out anew, and don't open it in Excel."
            ) % {"short": len(shorter[0].reference), "width": width},
        )  # fmt: skip


# -- cells --------------------------------------------------------------------------------------------
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]*(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[ T]?(\d{2}:?\d{2}:?\d{2}))?")


def _moment(cell: Any) -> tuple[dt.date, dt.time | None]:
    """Day and time of a movement. A day that Excel has turned into a number is refused."""
    match cell:
        case bool() | dt.time() | dt.timedelta():
            raise Bad(_no_day(cell))
        case dt.datetime():
            return cell.date(), cell.time() if cell.time() != dt.time() else None
        case dt.date():
            return cell, None
        case int() | float():
            text = str(int(cell)) if cell == int(cell) else str(cell)
        case _:
            text = str(cell).strip()
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        raise Bad(
            _(
                "Excel has turned the date into the number %(value)s. Have the bank give the file out anew, and don't open"
                " it in Excel."
            ) % {"value": text}
        )  # fmt: skip
    found = DAY.fullmatch(text) or COMPACT.fullmatch(text)
    if found is None:
        raise Bad(_no_day(text))
    try:
        day = dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError as error:
        raise Bad(_no_day(text)) from error
    return day, _time(found[4]) if found[4] else None


def _no_day(value: Any) -> str:
    return _("“%(value)s” is no date with year, month and day, such as 1986-03-05.") % {"value": value}


def _time(cell: Any) -> dt.time | None:
    if isinstance(cell, dt.datetime):
        return cell.time()
    if isinstance(cell, dt.time):
        return cell
    if isinstance(cell, dt.timedelta):
        return _time(str(cell))
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    if found := re.fullmatch(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?|(\d{2})(\d{2})(\d{2})", text):
        hour, minute, second = (found[1], found[2], found[3] or 0) if found[1] else found.groups()[3:]
        try:
            return dt.time(int(hour), int(minute), int(second))
        except ValueError as error:
            raise Bad(_("“%(value)s” is no time of day.") % {"value": text}) from error
    if COMPACT.fullmatch(text) or DAY.fullmatch(text):
        return _moment(text)[1]
    raise Bad(
        _("“%(value)s” is no time of day: its leading nought may be lost, as Excel does.") % {"value": text}
    )


def _sum(cell: Any) -> Decimal:
    """A sum in yuan, as banks write it: ¥1,234.50, +5.00, or a dash for none."""
    if isinstance(cell, bool | dt.date | dt.time | dt.timedelta):
        raise Bad(_("“%(text)s” isn't an amount. Write it as 1234.50.") % {"text": cell})
    if isinstance(cell, int | float):
        value = to_money(str(cell))
        if abs(value - Decimal(str(cell))) > Decimal("0.000001"):
            raise Bad(_("“%(text)s” has more than two decimals.") % {"text": cell})
        return value
    text = str(cell).replace("¥", "").replace("￥", "").replace("元", "").strip().removeprefix("+")
    if text in {"-", "--", "/"}:
        return ZERO
    if re.search(r"\d[eE][+-]?\d", text):
        raise Bad(_("Excel has rounded this amount to %(value)s.") % {"value": text})
    try:
        return sum_of(text)
    except ValueError as error:
        raise Bad(str(error)) from error


def _text(cell: Any) -> str:
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _reference(cell: Any) -> str:
    """A number that is a name: what Excel has rounded is refused."""
    rounded = isinstance(cell, float) and (not cell.is_integer() or abs(cell) >= 10**15)
    text = _text(cell).replace(" ", "")
    if rounded or SCIENTIFIC.fullmatch(text):
        raise Bad(
            _(
                "Excel has rounded this number to %(value)s, so its digits are lost. Have the bank give the file out anew,"
                " and don't open it in Excel."
            ) % {"value": f"{cell:.5E}" if rounded else text}
        )  # fmt: skip
    return text[:60]


def _account(cell: Any) -> str:
    """The other side's account. WeChat names or e-mail addresses come here too, so only digits are kept."""
    return re.sub(r"\D", "", _reference(cell))


# -- OFX ----------------------------------------------------------------------------------------------
def _read_ofx(content: bytes, *, number: str) -> Reading:
    """OFX 1 (SGML, end tags left out) and OFX 2 (XML), as banks with an international system give them out."""
    text = _ofx_text(content)
    found = Reading()
    account = _tag(text, "ACCTID")
    if account and number and account != number:
        raise DomainError(
            _("This movement belongs to account …%(other)s, not to …%(own)s.")
            % {"other": account[-4:], "own": number[-4:]}
        )
    if (currency := _tag(text, "CURDEF")) and currency != "CNY":
        raise DomainError(
            _("The statement is in %(currency)s; the books are kept in yuan.") % {"currency": currency}
        )
    for count, match in enumerate(
        re.finditer(r"<STMTTRN>(.*?)(?=</STMTTRN>|<STMTTRN>|</BANKTRANLIST>)", text, re.S), 1
    ):
        block = match[1]
        try:
            day, time = _moment(re.split(r"[.\[]", _tag(block, "DTPOSTED"))[0])
            amount = _sum(_tag(block, "TRNAMT"))
            reference = _reference(_tag(block, "FITID"))
        except Bad as bad:
            found.problems.append(Problem(count, "STMTTRN", str(bad)))
            continue
        if amount:
            found.lines.append(
                Found(
                    count, day, amount, time, None, _text(_tag(block, "NAME"))[:120],
                    re.sub(r"\D", "", _tag(block, "ACCTID"))[-4:], _text(_tag(block, "MEMO"))[:200], reference,
                )
            )  # fmt: skip
        else:
            found.skipped += 1
    ledger = re.search(r"<LEDGERBAL>(.*?)(?=</LEDGERBAL>|<AVAILBAL>|</STMTRS>|$)", text, re.S)
    if ledger and (stated := _tag(ledger[1], "BALAMT")):
        found.closing = _sum(stated)
    return found


def _ofx_text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DomainError(_("This file is neither UTF-8 nor GB18030 text. Save it as “CSV UTF-8” or XLSX."))


def _tag(text: str, name: str) -> str:
    found = re.search(rf"<{name}>([^<\r\n]*)", text)
    value = found[1].strip() if found else ""
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        value = value.replace(entity, letter)
    return value


# -- order --------------------------------------------------------------------------------------------
def _oldest_first(found: Reading) -> list[Found]:
    """Banks list up or down; the running balance tells the order, and whether a row is missing or was changed."""
    lines = found.lines
    down = lines[::-1]
    breaks = {True: _first_break(lines), False: _first_break(down)}
    if lines[0].day > lines[-1].day or (lines[0].day == lines[-1].day and breaks[True] and not breaks[False]):
        lines, broken = down, breaks[False]
    else:
        broken = breaks[True]
    if any(a.day > b.day for a, b in pairwise(lines)):
        lines = sorted(lines, key=lambda line: (line.day, line.time or dt.time()))
        broken = _first_break(lines)
    if broken:
        line, expected = broken
        found.problems.append(
            Problem(
                line.line, "",
                _("The balance after this movement should be %(expected)s, but the file says %(stated)s: a row is missing or was changed.")
                % {"expected": f"{expected:,.2f}", "stated": f"{line.balance:,.2f}"},
            )
        )  # fmt: skip
    return lines


def _first_break(lines: Iterable[Found]) -> tuple[Found, Decimal] | None:
    """The first movement after which the running balance isn't what it should be."""
    before: Decimal | None = None
    for line in lines:
        if line.balance is None:
            return None
        if before is not None and before + line.amount != line.balance:
            return line, before + line.amount
        before = line.balance
    return None
