"""The demo's bank account with two months of statements, one of them reconciled, and the cash box counted each month."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from finance.account.models import Account
from finance.bank import figures, services
from finance.bank.models import BankAccount, Match, MatchedEntry, Reconciliation
from finance.bank.profiles import Bank
from finance.cash import figures as cash
from finance.cash import services as cash_services
from finance.cash.models import DENOMINATIONS, CashCount
from finance.period import services as periods
from finance.voucher.models import Entry
from members.models import User
from union_portal.core.bulk import update_each
from union_portal.core.demo import DemoWorld
from union_portal.core.money import ZERO

NUMBER = "0200001009200123456"
HEADS = "凭证号,本方账号,对方账号,交易时间,借/贷,借方发生额,贷方发生额,对方行号,摘要,用途,对方单位名称,余额"


def load(world: DemoWorld) -> None:
    last = world.today.replace(day=1) - dt.timedelta(days=1)
    before = last.replace(day=1) - dt.timedelta(days=1)
    _bank(world, before.replace(day=1), before, last)
    _cash(world, [before, last])


@transaction.atomic
def _bank(world: DemoWorld, first: dt.date, before: dt.date, last: dt.date) -> None:
    """The month before last is matched and confirmed; last month's statement lies there to be matched."""
    ledger, bookkeeper = Account.objects.get(code="102"), world.people["bookkeeper"]
    opening = figures.book_balance(
        BankAccount(ledger=ledger), periods.period_of(first - dt.timedelta(days=1))
    )
    account = services.open_account(
        name="工会基本户", bank=Bank.ICBC, number=NUMBER, ledger=ledger, since=first, opening_balance=opening,
        by=bookkeeper,
    )  # fmt: skip
    moves = _moves(world, account, before, last)
    late = {move[0] for move in moves if move[1] > before >= move[3].voucher.date}
    balance = opening
    for start, end in ((first, before), (before + dt.timedelta(days=1), last)):
        rows = [HEADS]
        for reference, day, amount, entry in moves:
            if not start <= day <= end:
                continue
            balance += amount
            out, income = (f"{-amount:.2f}", "") if amount < 0 else ("", f"{amount:.2f}")
            rows.append(
                f"{reference},{NUMBER},,{day} 10:20:30,,{out},{income},,{entry.summary},,,{balance:.2f}"
            )
        if end == last:
            interest = Decimal("36.80")
            balance += interest
            rows.append(f"{900_001:012},{NUMBER},,{end} 23:00:00,,,{interest},,结息,,,{balance:.2f}")
        content = "\n".join(rows).encode("gb18030")
        file = services.upload(
            account, content, name=f"工商银行对账单{end:%Y-%m}.csv", by=world.people["cashier"]
        )
        services.take_over(file, by=world.people["cashier"])
    matched = {
        reference: entry for reference, day, _amount, entry in moves if day <= before or reference in late
    }
    _match(account, matched, by=world.people["preparer"])
    _reconcile(world, account, before)


def _moves(
    world: DemoWorld, account: BankAccount, before: dt.date, last: dt.date
) -> list[tuple[str, dt.date, Decimal, Entry]]:
    """When the bank moved what the cashier signed: a day later, two payments of a month's end only in the next month."""
    entries = (
        Entry.objects.filter(account=account.ledger, voucher__date__range=(account.since, last))
        .exclude(voucher__cashier=None)
        .select_related("voucher")
        .annotate(signed=F("debit") - F("credit"))
        .order_by("voucher__date", "pk")
    )
    found = list(entries)
    in_transit = [entry.pk for entry in found if entry.voucher.date <= before and entry.signed < 0][-2:]
    moves = []
    for number, entry in enumerate(found, start=1):
        day = entry.voucher.date + dt.timedelta(days=world.random.choice((0, 0, 1)))
        if entry.pk in in_transit:
            day = before + dt.timedelta(days=2)
        elif entry.voucher.date <= before:
            day = min(day, before)
        moves.append((f"{number:012}", min(day, last), entry.signed, entry))
    return sorted(moves, key=lambda move: (move[1], move[0]))


def _match(account: BankAccount, pairs: dict[str, Entry], *, by: User) -> None:
    """In bulk what the preparer ticked; sums are equal line by line."""
    lines = {line.reference: line for line in account.lines.filter(reference__in=pairs)}
    made = Match.objects.bulk_create(Match(account=account, how="CERTAIN", made_by=by) for _line in lines)
    for match, line in zip(made, lines.values(), strict=True):
        line.match = match
    update_each(list(lines.values()), "match")
    MatchedEntry.objects.bulk_create(
        MatchedEntry(match=match, entry=pairs[reference])
        for match, reference in zip(made, lines, strict=True)
    )


def _reconcile(world: DemoWorld, account: BankAccount, day: dt.date) -> None:
    period, people = periods.period_of(day), world.people
    sheet = figures.reconcile(account, period)
    if sheet.difference:
        raise ValueError(f"the demo's bank and books differ by {sheet.difference}")
    made_at = timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=3), dt.time(10, 5)))
    confirmed_at = made_at + dt.timedelta(hours=5)
    made = Reconciliation.objects.create(
        account=account, period=period, state="CONFIRMED", bank_balance=sheet.bank_balance,
        book_balance=sheet.book_balance, adjusted=sheet.adjusted_bank, items=[item.plain() for item in sheet.items],
        made_by=people["preparer"], made_at=made_at, confirmed_by=people["checker"], confirmed_at=confirmed_at,
    )  # fmt: skip
    world.recall("finance.bank.reconciled", made, by=people["preparer"], at=made_at)
    world.recall("finance.bank.confirmed", made, by=people["checker"], at=confirmed_at)


def _cash(world: DemoWorld, days: list[dt.date]) -> None:
    """The box was counted at each month's end; today's count waits for the witness."""
    people = world.people
    for box in cash.boxes():
        for day in days:
            book = cash.balance(box, on=day)
            at = timezone.make_aware(dt.datetime.combine(day, dt.time(17, 20)))
            count = CashCount.objects.create(
                account=box, day=day, state="WITNESSED", pieces=_pieces(book), counted=book, book=book,
                cashier=people["cashier"], counted_at=at, witness=people["bookkeeper"],
                witnessed_at=at + dt.timedelta(minutes=10),
            )  # fmt: skip
            world.recall("finance.cash.counted", count, by=people["cashier"], at=at)
            world.recall(
                "finance.cash.witnessed", count, by=people["bookkeeper"], at=at + dt.timedelta(minutes=10)
            )
        pieces = _pieces(cash.balance(box, on=world.today))
        cash_services.close_day(box, day=world.today, pieces=pieces, by=people["cashier"])


def _pieces(sum_: Decimal) -> dict[str, int]:
    """The fewest notes and coins for a sum."""
    left, found = max(sum_, ZERO), {}
    for note in DENOMINATIONS:
        number, left = divmod(left, Decimal(note))
        if number:
            found[note] = int(number)
    return found
