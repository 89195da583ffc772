"""What the bank says beside what the books say: suggestions for matching, and the reconciliation of a month."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, Max, Q, QuerySet, Sum
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from finance.bank.models import BankAccount, BankLine
from finance.bank.reading import Found, Reading
from finance.imports.reading import Problem
from finance.payment.models import PaymentRequest
from finance.period.models import MonthBalance, Period
from finance.sheet.links import stood_url
from finance.voucher.models import Entry
from union_portal.core.money import ZERO

NEAR = dt.timedelta(days=31)
"""A movement and its entry lie within a month of each other; beyond that nothing is proposed."""


def month_end(period: Period) -> dt.date:
    return dt.date(period.year, period.month, calendar.monthrange(period.year, period.month)[1])


# -- taking a file over -------------------------------------------------------------------------------
@dataclass
class Plan:
    """What taking a statement over would bring: the new movements, how many are known, and what stands against it."""

    new: list[Found]
    known: int
    problems: list[Problem]
    closing: Decimal | None = None


def plan(account: BankAccount, reading: Reading) -> Plan:
    """Lay a file beside what is known: overlapping files bring each movement once, and no day is left with a hole."""
    lines = [line for line in reading.lines if line.day >= account.since]
    if reading.problems or not lines:
        early = [
            Problem(
                0,
                "",
                _now("All movements lie before %(day)s, when matching begins.")
                % {"day": date_format(account.since)},
            )
        ]
        return Plan([], 0, reading.problems or early)
    first, last = lines[0].day, lines[-1].day
    there = list(account.lines.filter(day__range=(first, last)).values_list("day", "key"))
    left = Counter(there)
    new = []
    for line in lines:
        if left[line.day, line.key] > 0:
            left[line.day, line.key] -= 1
        else:
            new.append(line)
    problems = _holes(left, first, last)
    before = _balance_before(account, first)
    if not problems and new:
        problems = _break_in_chain(account, lines, left, before)
    closing = before + sum((line.amount for line in lines), ZERO)
    if not problems and not +left and reading.closing is not None and reading.closing != closing:
        problems = [
            Problem(0, "", _now("By its movements the statement ends with %(found)s, but it states %(stated)s.") % {
                "found": f"{closing:,.2f}", "stated": f"{reading.closing:,.2f}",
            })
        ]  # fmt: skip
    return Plan(new, len(lines) - len(new), problems, closing)


def _holes(left: Counter[Any], first: dt.date, last: dt.date) -> list[Problem]:
    """Movements that an earlier file had and this one lacks: on the first and the last day it may have been cut off."""
    missing = sorted(day for (day, _key), count in left.items() if count > 0 and first < day < last)
    if not missing:
        return []
    return [
        Problem(
            0, "",
            _now("On %(day)s this file lacks a movement that an earlier file had. Have the bank give out all movements of the time.")
            % {"day": date_format(missing[0])},
        )
    ]  # fmt: skip


def _balance_before(account: BankAccount, day: dt.date) -> Decimal:
    known = account.lines.filter(day__lt=day).aggregate(sum=Sum("amount", default=ZERO))["sum"]
    return account.opening_balance + known


def _break_in_chain(
    account: BankAccount, lines: Sequence[Found], left: Counter[Any], before: Decimal
) -> list[Problem]:
    """The balance that the file begins with must be the one that is known for that moment."""
    start = lines[0]
    if start.balance is None or any(day == start.day for (day, _key), count in left.items() if count > 0):
        return []
    opening = start.balance - start.amount
    if opening == before:
        return []
    return [
        Problem(
            start.line, "",
            _now(
                "The file begins with a balance of %(opening)s, but %(known)s is known for the end of the day before. Take the"
                " statements in between over first, or correct the balance that %(account)s began with."
            ) % {"opening": f"{opening:,.2f}", "known": f"{before:,.2f}", "account": account},
        )
    ]  # fmt: skip


# -- matching -----------------------------------------------------------------------------------------
def unmatched_entries(account: BankAccount) -> QuerySet[Entry]:
    """Posted entries on the account's ledger account that no movement belongs to yet; ``signed`` is as at the bank."""
    return (
        Entry.objects.posted()
        .filter(account=account.ledger_id, bank_match=None, voucher__date__gte=account.since)
        .select_related("voucher")
        .annotate(signed=F("debit") - F("credit"))
        .order_by("voucher__date", "voucher__number", "position")
    )


@dataclass(frozen=True)
class Suggestion:
    """Entries that may be the same money as a movement. ``certain``: neither side has another candidate."""

    line: BankLine
    entries: tuple[Entry, ...]
    certain: bool
    why: str

    @property
    def value(self) -> str:
        """For a check box: the movement and the entries."""
        return f"{self.line.pk}:{','.join(str(entry.pk) for entry in self.entries)}"


def suggestions(lines: Sequence[BankLine], entries: Sequence[Entry]) -> dict[int, list[Suggestion]]:
    """For each movement what it may be, the likeliest first: by the bank's reference, by sum and day, by a voucher's sum."""
    by_sum: dict[Decimal, list[Entry]] = defaultdict(list)
    by_voucher: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_sum[entry.signed].append(entry)  # type: ignore[attr-defined]
        by_voucher[entry.voucher_id].append(entry)
    of_sum: dict[Decimal, list[list[Entry]]] = defaultdict(list)
    for group in by_voucher.values():
        if len(group) > 1:
            of_sum[sum((e.signed for e in group), ZERO)].append(group)  # type: ignore[attr-defined]
    references = _references(lines, entries)
    rivals: Counter[int] = Counter()
    for line in lines:
        rivals.update(entry.pk for entry in by_sum[line.amount] if _near(line, entry))
    found = {}
    for line in lines:
        near = sorted((e for e in by_sum[line.amount] if _near(line, e)), key=lambda e: _apart(line, e))
        named = [e for e in near if line.reference and references.get(e.voucher_id) == line.reference]
        options = [Suggestion(line, (e,), True, _now("the same reference")) for e in named[:1]]
        certain = not named and len(near) == 1 and rivals[near[0].pk] == 1
        options += [
            Suggestion(line, (e,), certain, _days_apart(line, e)) for e in near[:4] if e not in named[:1]
        ]
        options += [
            Suggestion(line, tuple(group), False, _now("the sum of one voucher"))
            for group in of_sum[line.amount]
            if _near(line, group[0])
        ]
        if options:
            found[line.pk] = options[:4]
    return found


def _references(lines: Iterable[BankLine], entries: Iterable[Entry]) -> dict[int, str]:
    """The reference that the cashier noted when paying, by voucher."""
    if not any(line.reference for line in lines):
        return {}
    paid = PaymentRequest.objects.filter(voucher__in={entry.voucher_id for entry in entries})
    return {
        pk: reference
        for pk, reference in paid.values_list("voucher_id", "bank_reference")
        if pk and reference
    }


def _near(line: BankLine, entry: Entry) -> bool:
    return abs(line.day - entry.voucher.date) <= NEAR


def _apart(line: BankLine, entry: Entry) -> tuple[bool, int]:
    """Who names the other side comes first, then whose day is nearest."""
    return not (line.name and line.name in entry.summary), abs((line.day - entry.voucher.date).days)


def _days_apart(line: BankLine, entry: Entry) -> str:
    days = abs((line.day - entry.voucher.date).days)
    return (
        _now("the same sum and day")
        if not days
        else _now("the same sum, %(days)d days apart") % {"days": days}
    )


# -- reconciliation -----------------------------------------------------------------------------------
BOOK_IN, BOOK_OUT, BANK_IN, BANK_OUT = "BOOK_IN", "BOOK_OUT", "BANK_IN", "BANK_OUT"
KINDS = {
    BOOK_IN: _("Received in the books, not yet at the bank"),
    BOOK_OUT: _("Paid in the books, not yet at the bank"),
    BANK_IN: _("Received by the bank, not yet in the books"),
    BANK_OUT: _("Paid by the bank, not yet in the books"),
}


@dataclass(frozen=True)
class Item:
    """One item in transit (未达账项)."""

    kind: str
    day: str
    amount: Decimal
    text: str
    number: str
    url: str

    on: dt.date | None = None

    @property
    def label(self) -> str:
        return str(KINDS[self.kind])

    @property
    def age(self) -> int | str:
        """How many days it had been open at the sheet's day: old ones are asked after."""
        return (self.on - dt.date.fromisoformat(self.day)).days if self.on else ""

    def plain(self) -> list[str]:
        return [self.kind, self.day, f"{self.amount}", self.text, self.number, self.url]

    @classmethod
    def of(cls, plain: Sequence[str], on: dt.date) -> Item:
        kind, day, amount, text, number, url = plain
        return cls(kind, day, Decimal(amount), text, number, url, on)


@dataclass(frozen=True)
class Sheet:
    """The reconciliation of one account at one day: both balances, and what explains the difference between them."""

    account: BankAccount
    on: dt.date
    bank_balance: Decimal
    book_balance: Decimal
    items: tuple[Item, ...]

    def of(self, kind: str) -> list[Item]:
        return [item for item in self.items if item.kind == kind]

    def total(self, kind: str) -> Decimal:
        return sum((abs(item.amount) for item in self.of(kind)), ZERO)

    @property
    def book_in(self) -> Decimal:
        return self.total(BOOK_IN)

    @property
    def book_out(self) -> Decimal:
        return self.total(BOOK_OUT)

    @property
    def bank_in(self) -> Decimal:
        return self.total(BANK_IN)

    @property
    def bank_out(self) -> Decimal:
        return self.total(BANK_OUT)

    @property
    def adjusted_bank(self) -> Decimal:
        return self.bank_balance + self.book_in - self.book_out

    @property
    def adjusted_book(self) -> Decimal:
        return self.book_balance + self.bank_in - self.bank_out

    @property
    def book_url(self) -> str:
        """The entries that the balance in the books is made of."""
        return stood_url(self.on.year, self.on.month, account__code=self.account.ledger.code)

    @property
    def difference(self) -> Decimal:
        return self.adjusted_bank - self.adjusted_book


def book_balance(account: BankAccount, on: Period) -> Decimal:
    """From the month balances, through the month's end."""
    until = Q(period__year__lt=on.year) | Q(period__year=on.year, period__month__lte=on.month)
    sums = MonthBalance.objects.filter(until, account=account.ledger_id).aggregate(
        sum=Sum(F("debit") - F("credit"), default=ZERO)
    )
    return sums["sum"]


def reconcile(account: BankAccount, period: Period) -> Sheet:
    """The statement of one month's end. A match that is complete only later is in transit with what lies before."""
    end = month_end(period)
    lines = account.lines.filter(day__lte=end)
    bank = account.opening_balance + lines.aggregate(sum=Sum("amount", default=ZERO))["sum"]
    last = lines.order_by("day", "place").last()
    stated = (
        []
        if last is None
        else [b for b in lines.filter(day=last.day).values_list("balance", flat=True) if b is not None]
    )
    if stated and bank not in stated and last is not None and last.balance is not None:
        bank = last.balance
    late = account.matches.annotate(
        line_day=Max("lines__day"), entry_day=Max("entries__entry__voucher__date")
    ).filter(Q(line_day__gt=end) | Q(entry_day__gt=end))
    open_match = Q(match=None) | Q(match__in=late)
    open_entry = Q(bank_match=None) | Q(bank_match__match__in=late)
    entries = (
        Entry.objects.posted()
        .filter(open_entry, account=account.ledger_id, voucher__date__range=(account.since, end))
        .select_related("voucher")
        .annotate(signed=F("debit") - F("credit"))
        .order_by("voucher__date", "voucher__number", "position")
    )
    items = [
        Item(
            BOOK_IN if entry.signed > 0 else BOOK_OUT, str(entry.voucher.date), entry.signed, entry.summary,
            entry.voucher.label, entry.voucher.get_absolute_url(),
        )
        for entry in entries
    ] + [
        Item(
            BANK_IN if line.amount > 0 else BANK_OUT, str(line.day), line.amount,
            " ".join(filter(None, [line.name, line.text])), line.reference, line.get_absolute_url(),
        )
        for line in lines.filter(open_match).order_by("day", "place")
    ]  # fmt: skip
    return Sheet(account, end, bank, book_balance(account, period), tuple(items))


def sheet_of(made: Any) -> Sheet:
    """A reconciliation as it was made, for its page and paper."""
    end = month_end(made.period)
    items = tuple(Item.of(plain, end) for plain in made.items)
    return Sheet(made.account, end, made.bank_balance, made.book_balance, items)
