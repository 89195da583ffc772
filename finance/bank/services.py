"""Take statements over, match them with the books, and make the reconciliation (余额调节表) of a month."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finance.account.models import Account
from finance.bank import figures
from finance.bank.models import BankAccount, BankLine, BankStatement, Match, MatchedEntry, Reconciliation
from finance.bank.reading import Found, read
from finance.bank.workflow import FileState, State
from finance.period import services as periods
from finance.period.models import Period
from finance.voucher import services as vouchers
from finance.voucher.models import Entry, Voucher
from members.models import User
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.money import ZERO
from union_portal.core.todo import services as todos

if TYPE_CHECKING:
    from finance.bank.figures import Plan, Sheet

BANK = "102"
SHOWN_PROBLEMS = 200


# -- accounts -----------------------------------------------------------------------------------------
@transaction.atomic
def open_account(
    *, name: str, bank: str, number: str, ledger: Account, since: dt.date, opening_balance: Decimal, by: User
) -> BankAccount:
    """Enter an account at a bank; from ``since`` on its statements are matched with its ledger account."""
    if not ledger.code.startswith(BANK):
        raise DomainError(_("The ledger account must be 102 or one of its sub-accounts."), field="ledger")
    if BankAccount.objects.filter(ledger=ledger).exists():
        raise DomainError(
            _("Another bank account is kept on %(account)s. Open a sub-account of 102 for this one.")
            % {"account": ledger},
            field="ledger",
        )
    account = BankAccount.objects.create(
        name=name, bank=bank, number="".join(number.split()), ledger=ledger, since=since,
        opening_balance=opening_balance,
    )  # fmt: skip
    audit.record("finance.bank.account_opened", account, by=by)
    return account


@transaction.atomic
def close_account(account: BankAccount, *, closed_on: dt.date, by: User) -> BankAccount:
    """The account at the bank was given up; no statement is expected after that month."""
    account = _lock(account)
    if account.closed_on:
        raise NotNow(_("%(account)s was closed already.") % {"account": account})
    if account.lines.filter(day__gt=closed_on).exists():
        raise DomainError(_("There are movements after that day."), field="closed_on")
    account.closed_on = closed_on
    account.save(update_fields=["closed_on"])
    audit.record("finance.bank.account_closed", account, by=by, closed_on=closed_on)
    return account


def _lock(account: BankAccount) -> BankAccount:
    return BankAccount.objects.select_for_update(of=("self",)).select_related("ledger").get(pk=account.pk)


# -- statements ---------------------------------------------------------------------------------------
@transaction.atomic
def upload(account: BankAccount, content: bytes, *, name: str, by: User) -> BankStatement:
    """Read a statement file and keep it with what was found: ready to be taken over, or refused with every reason."""
    digest = hashlib.sha256(content).hexdigest()
    if BankStatement.objects.filter(account=account, sha256=digest, state=FileState.TAKEN).exists():
        raise DomainError(_("This very file was taken over already; nothing was changed."), field="file")
    statement = BankStatement(
        account=account, name=name[-200:], sha256=digest, content=content, uploaded_by=by
    )
    _preview(statement, _plan(statement))
    statement.save()
    audit.record("finance.bank.uploaded", statement, by=by, sha256=digest)
    return statement


def _plan(statement: BankStatement) -> Plan:
    account = statement.account
    reading = read(statement.name, bytes(statement.content), bank=account.bank, number=account.number)
    return figures.plan(account, reading)


def _preview(statement: BankStatement, plan: Plan) -> None:
    days = [line.day for line in plan.new]
    statement.first_on, statement.last_on = min(days, default=None), max(days, default=None)
    statement.rows, statement.known, statement.closing = len(plan.new), plan.known, plan.closing
    statement.income = sum((line.amount for line in plan.new if line.amount > 0), ZERO)
    statement.expense = -sum((line.amount for line in plan.new if line.amount < 0), ZERO)
    statement.problems = [[p.line, p.column, p.reason] for p in sorted(plan.problems)[:SHOWN_PROBLEMS]]
    statement.state = FileState.REFUSED if plan.problems else FileState.READY


def new_lines(statement: BankStatement) -> list[Found]:
    """What a file that is ready would bring, for its preview."""
    return _plan(statement).new


@transaction.atomic
def take_over(statement: BankStatement, *, by: User) -> BankStatement:
    """Take all new movements of a file over, in one transaction. Raises ``DomainError`` when what is known has changed."""
    account = _lock(statement.account)
    statement = (
        BankStatement.objects.select_for_update(of=("self",)).select_related("account").get(pk=statement.pk)
    )
    statement._move(FileState.TAKEN)
    plan = _plan(statement)
    if plan.problems:
        raise NotNow(
            _(
                "Since the file was read, other movements were taken over, and it doesn't fit any more: %(reason)s"
            )
            % {"reason": plan.problems[0]}
        )
    if not plan.new:
        raise DomainError(_("All movements of this file are known already; there is nothing to take over."))
    _check_months(account, {line.day for line in plan.new})
    BankLine.objects.bulk_create(_rows(account, statement, plan.new), batch_size=1_000)
    _preview(statement, plan)
    statement.state, statement.taken_by, statement.taken_at = FileState.TAKEN, by, timezone.now()
    statement.save()
    audit.record("finance.bank.taken", statement, by=by, sha256=statement.sha256, movements=len(plan.new))
    return statement


def _check_months(account: BankAccount, days: set[dt.date]) -> None:
    """No movement enters a month whose reconciliation was confirmed."""
    last = _confirmed_until(account)
    if last and min(days) <= last:
        raise NotNow(
            _(
                "The reconciliation up to %(day)s was confirmed without these movements. Have it withdrawn first."
            )
            % {"day": date_format(last)}
        )


def _confirmed_until(account: BankAccount) -> dt.date | None:
    confirmed = account.reconciliations.filter(state=State.CONFIRMED).select_related("period")
    last = confirmed.order_by("period__year", "period__month").last()
    return figures.month_end(last.period) if last else None


def _rows(account: BankAccount, statement: BankStatement, new: Sequence[Found]) -> list[BankLine]:
    days = {line.day for line in new}
    there = account.lines.filter(day__in=days)
    place = dict(there.order_by().values_list("day").annotate(Max("place")))
    times: dict[tuple[dt.date, str], int] = defaultdict(int)
    for day, key in there.values_list("day", "key"):
        times[day, key] += 1
    rows = []
    for line in new:
        place[line.day] = place.get(line.day, 0) + 1
        times[line.day, line.key] += 1
        rows.append(
            BankLine(
                account=account, statement=statement, day=line.day, time=line.time, place=place[line.day],
                amount=line.amount, balance=line.balance, name=line.name, number=line.number, text=line.text,
                reference=line.reference, key=line.key, occurrence=times[line.day, line.key],
            )
        )  # fmt: skip
    return rows


@transaction.atomic
def drop(statement: BankStatement, *, reason: str, by: User) -> BankStatement:
    """Drop a file. What it brought goes too, as long as nothing of it is matched and no later file builds on it."""
    account = _lock(statement.account)
    statement = BankStatement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
    was_taken = statement.state == FileState.TAKEN
    statement._move(FileState.DROPPED)
    if was_taken:
        if statement.lines.exclude(match=None).exists():
            raise NotNow(_("Movements of this file are matched. Undo those matches first."))
        last = statement.lines.aggregate(last=Max("day"))["last"]
        if account.lines.exclude(statement=statement).filter(day__gt=last).exists():
            raise NotNow(_("Later statements build on this file. Drop those first."))
        _check_months(account, set(statement.lines.values_list("day", flat=True)))
        statement.lines.all().delete()
        statement.taken_by = statement.taken_at = None
    statement.save(update_fields=["state", "taken_by", "taken_at"])
    audit.record("finance.bank.dropped", statement, by=by, reason=reason)
    return statement


# -- matching -----------------------------------------------------------------------------------------
@transaction.atomic
def match(
    account: BankAccount,
    *,
    lines: Sequence[BankLine],
    entries: Sequence[Entry],
    by: User,
    how: str = Match.How.HAND,
) -> Match:
    """Say that these movements and entries are the same money (勾对); both sides must have one sum.

    Entries alone may match too, when they undo each other: a voucher and its red reversal never reach the bank.
    """
    account = _lock(account)
    locked = list(
        BankLine.objects.select_for_update(of=("self",))
        .filter(pk__in={line.pk for line in lines})
        .order_by("pk")
    )
    posted = list(
        Entry.objects.posted()
        .filter(pk__in={entry.pk for entry in entries})
        .annotate(signed=F("debit") - F("credit"))
    )
    if len(locked) + len(posted) < 2 or len(locked) != len(lines) or len(posted) != len(entries):
        raise DomainError(_("Choose at least one movement and one posted entry that belong together."))
    if any(line.account_id != account.pk for line in locked) or any(
        e.account_id != account.ledger_id for e in posted
    ):
        raise DomainError(_("Movements and entries must belong to one bank account."))
    if any(line.match_id for line in locked) or MatchedEntry.objects.filter(entry__in=posted).exists():
        raise NotNow(_("A colleague has matched one of these already. Reload the page."))
    bank = sum((line.amount for line in locked), ZERO)
    books = sum((entry.signed for entry in posted), ZERO)
    if bank != books:
        raise DomainError(
            _("The movements come to %(bank)s, the entries to %(books)s; they differ by %(difference)s.")
            % {"bank": f"{bank:,.2f}", "books": f"{books:,.2f}", "difference": f"{bank - books:,.2f}"}
        )
    made = Match.objects.create(account=account, how=how, made_by=by)
    BankLine.objects.filter(pk__in=[line.pk for line in locked]).update(match=made)
    MatchedEntry.objects.bulk_create([MatchedEntry(match=made, entry=entry) for entry in posted])
    audit.record(
        "finance.bank.matched", account, by=by, how=how, movements=len(locked), entries=len(posted), sum=bank
    )
    return made


@transaction.atomic
def match_certain(account: BankAccount, *, by: User) -> int:
    """Match whatever has only one counterpart; the rest is left for a person to judge."""
    account = _lock(account)
    lines = list(account.lines.unmatched().order_by("day", "place"))
    found = figures.suggestions(lines, list(figures.unmatched_entries(account)))
    taken: set[int] = set()
    count = 0
    for options in found.values():
        best = options[0]
        if best.certain and not taken & {entry.pk for entry in best.entries}:
            taken |= {entry.pk for entry in best.entries}
            match(account, lines=[best.line], entries=best.entries, by=by, how=Match.How.CERTAIN)
            count += 1
    return count


@transaction.atomic
def undo_match(line: BankLine, *, by: User) -> None:
    """Take a match apart again. What a confirmed reconciliation stands on stays."""
    account = _lock(line.account)
    line = BankLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
    if line.match is None:
        raise NotNow(_("This movement isn't matched."))
    made = line.match
    days = [
        *made.lines.values_list("day", flat=True),
        *made.entries.values_list("entry__voucher__date", flat=True),
    ]
    last = _confirmed_until(account)
    if last and max(days) <= last:
        raise NotNow(
            _("The reconciliation up to %(day)s was confirmed with this match. Have it withdrawn first.")
            % {"day": date_format(last)}
        )
    audit.record(
        "finance.bank.unmatched", account, by=by, movements=made.lines.count(), entries=made.entries.count()
    )
    made.delete()


@transaction.atomic
def propose_voucher(line: BankLine, *, counter: Account, summary: str, by: User) -> Voucher:
    """The bank moved money that the books don't know (interest, fees): have a voucher for it on the preparers' list."""
    line = BankLine.objects.select_for_update(of=("self",)).select_related("account__ledger").get(pk=line.pk)
    if line.match_id:
        raise NotNow(_("This movement is matched already."))
    if vouchers.voucher_of(line):
        raise NotNow(_("A voucher for this movement is under way already."))
    money = abs(line.amount)
    bank = line.account.ledger
    sides = (
        [vouchers.Line(bank, debit=money), vouchers.Line(counter, credit=money)]
        if line.amount > 0
        else [vouchers.Line(counter, debit=money), vouchers.Line(bank, credit=money)]
    )
    voucher = vouchers.propose_voucher(line, date=line.day, summary=summary, lines=sides, documents=1)
    audit.record("finance.bank.voucher_proposed", line, by=by, account=counter.code, amount=line.amount)
    return voucher


def match_posted(voucher: Voucher, *, by: User) -> None:
    """The voucher made of a movement is posted: the two are the same money."""
    line = voucher.about
    if not isinstance(line, BankLine) or line.match_id:
        return
    entries = list(voucher.entries.filter(account=line.account.ledger_id))
    if sum((entry.debit - entry.credit for entry in entries), ZERO) == line.amount:
        match(line.account, lines=[line], entries=entries, by=by, how=Match.How.VOUCHER)


@transaction.atomic
def heed_reversal(voucher: Voucher, *, red: Voucher, by: User) -> bool:
    """A voucher and its red one never reached the bank: they are matched with each other, and the movements that stood
    for it look for their entries again. What a confirmed reconciliation stands on stays; the red entry is in transit then.

    Says whether a movement was set free.
    """
    freed = False
    entries = Entry.objects.filter(voucher__in=[voucher, red]).order_by("pk")
    for account in BankAccount.objects.filter(ledger__in=entries.values("account")).order_by("pk"):
        account = _lock(account)
        last = _confirmed_until(account)
        own = list(entries.filter(account=account.ledger_id).select_related("voucher"))
        if last and min(entry.voucher.date for entry in own) <= last:
            continue
        for made in Match.objects.filter(entries__entry__in=own).distinct():
            freed = freed or made.lines.exists()
            audit.record(
                "finance.bank.unmatched", account, by=by, movements=made.lines.count(),
                entries=made.entries.count(),
            )  # fmt: skip
            made.delete()
        match(account, lines=[], entries=own, by=by, how=Match.How.VOUCHER)
    return freed


# -- reconciliation -----------------------------------------------------------------------------------
@transaction.atomic
def make_reconciliation(account: BankAccount, *, period: Period, by: User) -> Reconciliation:
    """Make the reconciliation of a month's end, or make it anew. It waits for the checker when both sides agree."""
    account = _lock(account)
    sheet = figures.reconcile(account, period)
    if figures.month_end(period) < account.since:
        raise DomainError(
            _("Matching begins only on %(day)s.") % {"day": date_format(account.since)}, field="period"
        )
    if figures.month_end(period) > timezone.localdate():
        raise DomainError(_("%(month)s isn't over yet.") % {"month": period}, field="period")
    if sheet.difference:
        raise DomainError(
            _(
                "The two sides differ by %(difference)s even with the items in transit. Look whether statements are missing"
                " and whether the account's first balance is right."
            ) % {"difference": f"{sheet.difference:,.2f}"}
        )  # fmt: skip
    made = (
        Reconciliation.objects.select_for_update(of=("self",)).filter(account=account, period=period).first()
    )
    if made and made.state == State.CONFIRMED:
        raise NotNow(
            _("The reconciliation of %(month)s has been confirmed. Have it withdrawn first.")
            % {"month": period}
        )
    made = made or Reconciliation(account=account, period=period)
    _fill(made, sheet, by)
    made.save()
    checkers = User.objects.holding("CHECKER").exclude(pk=by.pk)
    todos.close_todo(made)
    todos.open_todo(made, "finance.confirm_reconciliation", for_users=checkers.values_list("pk", flat=True))
    audit.record("finance.bank.reconciled", made, by=by, adjusted=made.adjusted, items=len(made.items))
    return made


def make_for_month(account: BankAccount, *, month: dt.date, by: User) -> Reconciliation:
    """The same by any day of the month."""
    return make_reconciliation(account, period=periods.period_of(month), by=by)


def _fill(made: Reconciliation, sheet: Sheet, by: User) -> None:
    made.bank_balance, made.book_balance, made.adjusted = (
        sheet.bank_balance,
        sheet.book_balance,
        sheet.adjusted_bank,
    )
    made.items = [item.plain() for item in sheet.items]
    made.made_by, made.made_at = by, timezone.now()


@transaction.atomic
def confirm(made: Reconciliation, *, by: User) -> Reconciliation:
    """The checker confirms it, as long as it still says what books and bank say now."""
    made = _lock_reconciliation(made)
    made._move(State.CONFIRMED)
    if by.pk == made.made_by_id:
        raise DomainError(_("Whoever made a reconciliation can't confirm it. Leave it to another checker."))
    if not is_current(made):
        raise NotNow(_("Books or matches have changed since it was made. Have it made anew."))
    made.confirmed_by, made.confirmed_at = by, timezone.now()
    made.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    todos.close_todo(made)
    audit.record("finance.bank.confirmed", made, by=by)
    return made


@transaction.atomic
def withdraw(made: Reconciliation, *, reason: str, by: User) -> Reconciliation:
    """Take a confirmation back, while the month is open: an exception, recorded with its reason."""
    made = _lock_reconciliation(made)
    if made.period.is_closed:
        raise NotNow(_("%(month)s has been closed.") % {"month": made.period})
    made._move(State.MADE)
    made.confirmed_by = made.confirmed_at = None
    made.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    audit.record("finance.bank.withdrawn", made, by=by, reason=reason)
    return made


def _lock_reconciliation(made: Reconciliation) -> Reconciliation:
    locked = Reconciliation.objects.select_for_update(of=("self",))
    return locked.select_related("account__ledger", "period").get(pk=made.pk)


def is_current(made: Reconciliation) -> bool:
    """Whether bank and books still say what they said when it was made."""
    sheet = figures.reconcile(made.account, made.period)
    now = (sheet.bank_balance, sheet.book_balance, [item.plain() for item in sheet.items])
    return now == (made.bank_balance, made.book_balance, made.items)
