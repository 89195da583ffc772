"""What closing looks at, read from the month balances: what stands on each account, and what the year-end moves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Q, Sum

from finance.account.models import Account, Fund
from finance.period.models import MonthBalance, Period, VoucherKind
from finance.voucher.figures import OF_FUNDS, broken_series
from union_portal.core.money import ZERO

EARMARKED, FREE = "321", "322"
CARRIED = {EARMARKED: "32104", FREE: "32205"}
"""Where the year's result ends: carried over for its purpose (累计结转), or free (累计结余)."""
RESULT = {EARMARKED: "32103", FREE: "32203"}
RELEASED = "32204"
"""What finished earmarked projects leave over, on its way to the free money (结转转入)."""
DUES = "401"
MIRRORED = ("141", "151", "161", "162", "163", "171", "172", "181")
"""Accounts that the asset fund 301 mirrors; 163 and 172 stand on the credit side by themselves."""


@dataclass(frozen=True)
class Standing:
    """What stands on one account of one fund: debit less credit."""

    account: str
    fund: int | None
    amount: Decimal


def standing(*, until: Period) -> list[Standing]:
    """Debit less credit of each account and fund from the beginning to the end of a month; what is zero is left out."""
    before = Q(period__year__lt=until.year) | Q(period__year=until.year, period__month__lte=until.month)
    rows = (
        MonthBalance.objects.filter(before)
        .order_by("account__code", "fund__code")
        .values_list("account__code", "fund_id", "fund__code")
        .annotate(amount=Sum("debit") - Sum("credit"))
        .exclude(amount=0)
    )
    return [Standing(code, fund, amount) for code, fund, _name, amount in rows]


def total(rows: Iterable[Standing], *codes: str) -> Decimal:
    """What stands on these accounts together, with their sub-accounts."""
    return sum((row.amount for row in rows if row.account.startswith(codes)), ZERO)


def asset_fund_gap(rows: Iterable[Standing]) -> Decimal:
    """301 less what it mirrors: 141 + 151 + 161 + (162 − 163) + (171 − 172) + 181. Nothing, when the books are whole."""
    rows = list(rows)
    return -total(rows, "301") - total(rows, *MIRRORED)


def overdrawn_funds(rows: Iterable[Standing]) -> dict[int, Decimal]:
    """Earmarked funds of which more was spent than there was (专款专用): fund and what is left, below zero."""
    left: dict[int, Decimal] = defaultdict(lambda: ZERO)
    for row in rows:
        if row.fund is not None and row.account.startswith(OF_FUNDS):
            left[row.fund] -= row.amount
    return {fund: amount for fund, amount in left.items() if amount < 0}


def missing_numbers(period: Period) -> dict[str, list[int]]:
    """Per voucher word the numbers that should be there and aren't, the last given one included."""
    return {series.word: list(series.missing) for series in broken_series(period)}


# -- the year-end -------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Move:
    """One entry of a transfer: account, fund, and the amount on its side."""

    account: str
    fund: int | None
    debit: Decimal = ZERO
    credit: Decimal = ZERO


@dataclass
class Transfer:
    """One voucher of the year-end, in entries that balance."""

    into: str
    fund: int | None = None
    moves: list[Move] = field(default_factory=list)


def _december(year: int) -> Period:
    return Period(year=year, month=12)


def results(year: int) -> list[Standing]:
    """Income and expense that haven't been transferred yet."""
    return [row for row in standing(until=_december(year)) if row.account[0] in "45"]


def destination(row: Standing) -> tuple[str, int | None]:
    """Earmarked money goes to 321 with its fund, all other to 322; dues always to 322 (工会会计制度)."""
    if row.fund is None or row.account.startswith(DUES):
        return FREE, None
    return EARMARKED, row.fund


def result_transfers(year: int) -> list[Transfer]:
    """Income and expense to 32203, and to 32103 for each earmarked fund. Unit and occasion tell of what was spent for
    whom, not of what is left: they aren't carried."""
    groups: dict[tuple[str, int | None], list[Standing]] = defaultdict(list)
    for row in results(year):
        groups[destination(row)].append(row)
    found = []
    for (net_assets, fund), rows in sorted(
        groups.items(), key=lambda item: (item[0][0] == EARMARKED, item[0][1] or 0)
    ):
        transfer = Transfer(RESULT[net_assets], fund)
        for digit in "45":
            of = [row for row in rows if row.account[0] == digit]
            if not of:
                continue
            amount = total(of, digit)
            if digit == "4":
                transfer.moves += [Move(row.account, row.fund, debit=-row.amount) for row in of]
                transfer.moves += [Move(RESULT[net_assets], fund, credit=-amount)] if amount else []
            else:
                transfer.moves += [Move(RESULT[net_assets], fund, debit=amount)] if amount else []
                transfer.moves += [Move(row.account, row.fund, credit=row.amount) for row in of]
        found.append(transfer)
    return found


def unfolded(rows: Iterable[Standing]) -> list[Standing]:
    """What stands on 321 and 322 beside their carried sub-accounts."""
    return [
        row
        for row in rows
        if row.account.startswith((EARMARKED, FREE)) and row.account not in CARRIED.values()
    ]


def carried_for(year: int) -> dict[int, Decimal]:
    """What each earmarked fund will carry over (累计结转) when its sub-accounts are folded."""
    left: dict[int, Decimal] = defaultdict(lambda: ZERO)
    for row in standing(until=_december(year)):
        if row.account.startswith(EARMARKED) and row.fund is not None:
            left[row.fund] -= row.amount
    return {fund: amount for fund, amount in left.items() if amount}


def folding(year: int, finished: Mapping[int, Decimal]) -> Iterator[Transfer]:
    """32101 to 32103 into 32104, finished projects on to 32204, 32201 to 32204 into 32205."""
    rows = unfolded(standing(until=_december(year)))
    if moves := list(_fold([row for row in rows if row.account.startswith(EARMARKED)], CARRIED[EARMARKED])):
        yield Transfer(CARRIED[EARMARKED], moves=moves)
    released = Transfer(RELEASED)
    for fund, amount in finished.items():
        released.moves += [Move(CARRIED[EARMARKED], fund, debit=amount), Move(RELEASED, None, credit=amount)]
    if released.moves:
        yield released
    free = [row for row in rows if row.account.startswith(FREE)]
    free += [Standing(RELEASED, None, -amount) for amount in finished.values()]
    if moves := list(_fold(free, CARRIED[FREE])):
        yield Transfer(CARRIED[FREE], moves=moves)


def _fold(rows: list[Standing], into: str) -> Iterator[Move]:
    """Each sub-account against the carried one, fund by fund."""
    sums: dict[int | None, dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
    for row in rows:
        sums[row.fund][row.account] -= row.amount
    for fund, accounts in sums.items():
        yield from (Move(code, fund, debit=amount) for code, amount in accounts.items() if amount)
        if gain := sum(accounts.values(), ZERO):
            yield Move(into, fund, credit=gain)


@dataclass(frozen=True)
class Carried:
    """An account as the next year opens with it (上年结转)."""

    code: str
    name: str
    fund: str
    debit: Decimal
    credit: Decimal


def carried_over(year: int) -> list[Carried]:
    """What the next year opens with: every account with a balance, on its own side."""
    names = dict(Account.objects.values_list("code", "full_name"))
    funds = dict(Fund.objects.values_list("pk", "name"))
    return [
        Carried(
            row.account, names[row.account], funds[row.fund] if row.fund else "",
            max(row.amount, ZERO), max(-row.amount, ZERO),
        )
        for row in standing(until=_december(year))
    ]  # fmt: skip


def closed_results(year: int) -> Decimal:
    """What the year's posted transfers have moved to net assets: the year's surplus."""
    sums = MonthBalance.objects.filter(
        period__year=year, kind=VoucherKind.CLOSING, account__code__regex="^[45]"
    )
    got = sums.aggregate(debit=Sum("debit", default=ZERO), credit=Sum("credit", default=ZERO))
    return got["debit"] - got["credit"]
