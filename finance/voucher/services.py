"""Write, hand in, check, return, sign, post and reverse vouchers: the only way into the books."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import itemgetter
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.account.models import Account, Fund
from finance.period import services as periods
from finance.period.models import VoucherKind
from finance.unit.models import Unit
from finance.voucher import figures, papers
from finance.voucher.checks import checks
from finance.voucher.models import Entry, Voucher, Word
from finance.voucher.signals import voucher_discarded, voucher_posted, voucher_reversed
from finance.voucher.workflow import State
from members.models import User
from union_portal.core.audit import services as audit
from union_portal.core.base import bond
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.money import ZERO
from union_portal.core.number.services import next_number
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.todo import services as todos

MONEY_ACCOUNTS = ("101", "102")
MONEY = Q(account__code__startswith="101") | Q(account__code__startswith="102")
"""Cash and bank, with the union's own sub-accounts."""
NET_ASSETS = ("321", "322")
PUT_RIGHT = "finance.put_right"
"""On the list of preparers while a record stands without the voucher that was reversed."""
TRANSFERRED = ("03", "04", "05")
"""Sub-accounts of 321/322 that a year-end transfer touches; 01 and 02 are adjustments."""


class Unbalanced(DomainError):
    """Debit and credit of a voucher differ."""


class FundOverdrawn(DomainError):
    """The voucher takes more out of an earmarked fund than there is."""


@dataclass(frozen=True)
class Line:
    """One entry as it is written: which account, how much on which side, and its dimensions."""

    account: Account
    debit: Decimal = ZERO
    credit: Decimal = ZERO
    summary: str = ""
    fund: Fund | None = None
    unit: Unit | None = None
    item: str = ""


Deal = tuple[Voucher, Sequence[Entry]]
"""A voucher with its entries, as they are before they are written."""


def kind_of(lines: Iterable[Line | Entry]) -> VoucherKind:
    """A year-end transfer moves income, expense and net assets into 321 and 322 and touches nothing else; all others are
    general, moves between 321 and 322 within the year (单位内部调剂) too."""
    codes = {line.account.code for line in lines}
    only_results = all(code[0] in "45" or code[:3] in NET_ASSETS for code in codes)
    has_transfer = any(code[:3] in NET_ASSETS and code[3:] in TRANSFERRED for code in codes)
    return VoucherKind.CLOSING if only_results and has_transfer else VoucherKind.GENERAL


def _entries(voucher: Voucher, lines: Sequence[Line]) -> list[Entry]:
    return [
        Entry(
            voucher=voucher, position=position, summary=line.summary or voucher.summary, account=line.account,
            debit=line.debit, credit=line.credit, fund=line.fund, unit=line.unit, item=line.item,
        )
        for position, line in enumerate(lines, start=1)
    ]  # fmt: skip


def _check_accounts(lines: Iterable[Line | Entry]) -> None:
    for line in lines:
        if not line.account.is_leaf:
            raise DomainError(
                _("%(account)s has sub-accounts. Put the entry on one of those.") % {"account": line.account}
            )
        if line.account.is_closed:
            raise DomainError(_("%(account)s is closed. Choose another account.") % {"account": line.account})


def _where_booked(account: Account) -> Account:
    """The account itself, or the first of the sub-accounts into which the union has divided it."""
    if account.is_leaf and not account.is_closed:
        return account
    children = list(account.children.all())
    if not children or not all(child.is_own for child in children):
        return account
    return next((child for child in children if not child.is_closed), account)


def _lock(voucher: Voucher) -> Voucher:
    return Voucher.objects.select_for_update(of=("self",)).select_related("period").get(pk=voucher.pk)


def opening_year() -> int | None:
    """The year whose opening balances the books begin with, if they were entered."""
    opening = Voucher.objects.posted().filter(kind=VoucherKind.OPENING, reverses=None, reversed_by=None)
    first = opening.order_by("date").first()
    return first.date.year if first else None


def before_opening(year: int) -> str:
    """Why nothing is booked before the opening year: the sentence that pages and imports show."""
    return _("the books open with the balances of %(year)d, which contain what happened before.") % {
        "year": year
    }


# -- writing ------------------------------------------------------------------------------------------
@transaction.atomic
def write_voucher(
    *, date: dt.date, summary: str, lines: Sequence[Line], by: User | None, documents: int = 0,
    origin: str = Voucher.Origin.DESK, cashier: User | None = None, reverses: Voucher | None = None,
    corrects: Voucher | None = None,
    about: models.Model | None = None,
) -> Voucher:  # fmt: skip
    """Write a draft (制单). It may still be unbalanced; it has no number yet. ``about`` is the record that it comes from."""
    _check_accounts(lines)
    period = periods.period_of(date)
    if period.is_closed:
        raise periods.PeriodClosed(periods.closed_message(period), field="date")
    voucher = Voucher.objects.create(
        date=date, period=period, summary=summary, documents=documents, origin=origin, preparer=by,
        cashier=cashier, reverses=reverses, corrects=corrects, kind=reverses.kind if reverses else kind_of(lines),
        **(bond(about) if about else {}),
    )  # fmt: skip
    Entry.objects.bulk_create(_entries(voucher, lines))
    audit.record("finance.voucher.written", voucher, by=by, origin=origin)
    return voucher


@transaction.atomic
def propose_voucher(
    about: models.Model, *, date: dt.date, summary: str, lines: Sequence[Line], documents: int = 0,
    cashier: User | None = None, origin: str = Voucher.Origin.PROPOSED,
) -> Voucher:  # fmt: skip
    """Write the draft that a record calls for: nobody's yet, on every preparer's list.

    The only way for other slices to get entries into the books; a preparer takes it over by handing it in. ``cashier``
    is who received or paid the money, if that has happened. Where the union has divided an account into sub-accounts
    of its own, the first of them stands in for it.
    """
    lines = [replace(line, account=_where_booked(line.account)) for line in lines]
    voucher = write_voucher(
        date=date, summary=summary[:200], lines=lines, by=None, documents=documents, origin=origin, cashier=cashier,
        about=about,
    )  # fmt: skip
    preparers = User.objects.holding("PREPARER").values_list("pk", flat=True)
    todos.open_todo(voucher, "finance.prepare", for_users=preparers)
    todos.close_todo(about, PUT_RIGHT)
    return voucher


def voucher_of(about: models.Model) -> Voucher | None:
    """The voucher that stands for a record now: neither discarded nor reversed."""
    return Voucher.objects.filter(**bond(about), reverses=None, reversed_by=None).order_by("-pk").first()


@transaction.atomic
def rewrite_voucher(
    voucher: Voucher, *, date: dt.date, summary: str, lines: Sequence[Line], documents: int, by: User
) -> Voucher:
    """Change a draft; only its preparer may, and only what was written at the desk."""
    voucher = _lock(voucher)
    _only_own_draft(voucher, by)
    _check_accounts(lines)
    period = periods.period_of(date)
    if period.is_closed:
        raise periods.PeriodClosed(periods.closed_message(period), field="date")
    voucher.date, voucher.period, voucher.summary = date, period, summary
    voucher.documents, voucher.kind = documents, kind_of(lines)
    voucher.save(update_fields=["date", "period", "summary", "documents", "kind"])
    voucher.entries.all().delete()
    Entry.objects.bulk_create(_entries(voucher, lines))
    audit.record("finance.voucher.rewritten", voucher, by=by)
    return voucher


@transaction.atomic
def keep_draft(
    voucher: Voucher | None, *, date: dt.date, summary: str, lines: Sequence[Line], documents: int, hand_in: bool, by: User
) -> Voucher:  # fmt: skip
    """Keep what a preparer typed as a new draft or instead of ``voucher``; handed in too, or else nothing is kept."""
    written: dict[str, Any] = {
        "date": date,
        "summary": summary,
        "lines": lines,
        "documents": documents,
        "by": by,
    }
    voucher = rewrite_voucher(voucher, **written) if voucher else write_voucher(**written)
    return prepare_voucher(voucher, by=by) if hand_in else voucher


@transaction.atomic
def discard_voucher(voucher: Voucher, *, by: User) -> None:
    """Throw a draft away. It never had a number, so no gap stays; the record it comes from is told, and may object."""
    voucher = _lock(voucher)
    if not voucher.is_discardable:
        raise NotNow(_("Only a draft is discarded, and what a payment or a file made stays as it was made."))
    if voucher.preparer_id not in {None, by.pk}:
        raise DomainError(_("Only the preparer may discard this draft."))
    if voucher.about_id:
        voucher_discarded.send(sender=Voucher, voucher=voucher, by=by)
    todos.close_todo(voucher)
    audit.record("finance.voucher.discarded", voucher, by=by, date=voucher.date, debit=voucher.sums[0])
    voucher.delete()


def _only_own_draft(voucher: Voucher, by: User) -> None:
    if not voucher.is_editable:
        raise NotNow(
            _(
                "This voucher can't be rewritten: only drafts that were written at the desk can. Return it first."
            )
        )
    if voucher.preparer_id != by.pk:
        raise DomainError(
            _("Only the preparer may change a draft. Ask %(name)s.") % {"name": voucher.preparer}
        )


# -- the steps ----------------------------------------------------------------------------------------
@transaction.atomic
def prepare_voucher(voucher: Voucher, *, by: User) -> Voucher:
    """Hand a balanced draft in for checking. A draft that a payment made is taken over by whoever hands it in."""
    voucher = _lock(voucher)
    if voucher.preparer_id not in {None, by.pk}:
        raise DomainError(
            _("Only the preparer may change a draft. Ask %(name)s.") % {"name": voucher.preparer}
        )
    _check_whole(voucher)
    papers.check(voucher)
    changed = voucher._enter(State.PREPARED, preparer=by, returned_because="")
    voucher.save(update_fields=changed)
    todos.close_todo(voucher)
    _ask(voucher, "finance.check", "CHECKER", but_not={by.pk, voucher.cashier_id})
    audit.record("finance.voucher.prepared", voucher, by=by)
    return voucher


@transaction.atomic
def check_voucher(voucher: Voucher, *, by: User) -> Voucher:
    """Check a voucher (稽核). The checker has no other hand in it."""
    voucher = _lock(voucher)
    if by.pk in {voucher.preparer_id, voucher.cashier_id}:
        raise DomainError(
            _("Whoever prepared or paid a voucher can't check it. Leave it to another checker.")
        )
    _check_whole(voucher)
    _ask_slices(voucher)
    voucher.save(update_fields=voucher._enter(State.CHECKED, checker=by))
    todos.close_todo(voucher)
    _ask(voucher, "finance.post", "BOOKKEEPER", but_not={by.pk, voucher.cashier_id})
    audit.record("finance.voucher.checked", voucher, by=by)
    return voucher


@transaction.atomic
def return_voucher(voucher: Voucher, *, reason: str, by: User) -> Voucher:
    """Give a voucher back to its preparer with a reason; it is a draft again and the check is void."""
    voucher = _lock(voucher)
    if voucher.origin == Voucher.Origin.IMPORTED:
        raise DomainError(
            _(
                "An imported voucher stays as its file says. Drop the whole imported file instead, and correct the file."
            )
        )
    voucher.save(update_fields=voucher._enter(State.DRAFT, checker=None, returned_because=reason))
    todos.close_todo(voucher)
    if voucher.preparer_id:
        todos.open_todo(voucher, "finance.rewrite", for_users=[voucher.preparer_id])
        outbox.notify(
            "finance.voucher.returned", to=[voucher.preparer_id], about=voucher, reason=reason,
            key=outbox.this_time(),
        )  # fmt: skip
    audit.record("finance.voucher.returned", voucher, by=by, reason=reason)
    return voucher


@transaction.atomic
def sign_voucher(voucher: Voucher, *, by: User) -> Voucher:
    """The cashier signs for cash or bank money received or paid (出纳签字)."""
    voucher = _lock(voucher)
    if voucher.state not in {State.PREPARED, State.CHECKED}:
        raise NotNow(_("The cashier signs between handing in and posting."))
    if voucher.cashier_id:
        raise NotNow(_("%(name)s has signed this voucher as cashier already.") % {"name": voucher.cashier})
    if by.pk == voucher.checker_id:
        raise DomainError(_("Whoever checked a voucher can't be its cashier."))
    voucher.cashier = by
    voucher.save(update_fields=["cashier"])
    audit.record("finance.voucher.signed", voucher, by=by)
    return voucher


@transaction.atomic
def post_voucher(voucher: Voucher, *, by: User) -> Voucher:
    """Post a checked voucher (记账): it gets its number, counts from now on, and never changes again."""
    _post_alone()
    voucher = _lock(voucher)
    if not voucher.may_become(State.POSTED):
        voucher._move(State.POSTED)
    if by.pk in {voucher.checker_id, voucher.cashier_id}:
        raise DomainError(
            _("Whoever checked or paid a voucher can't post it. Leave it to another bookkeeper.")
        )
    if by.pk == voucher.preparer_id and policy.value("finance.preparer_is_not_bookkeeper", on=voucher.date):
        raise DomainError(_("Whoever prepared a voucher can't post it. Leave it to another bookkeeper."))
    imported = voucher.origin == Voucher.Origin.IMPORTED
    if not imported and not voucher.cashier_id and touches_money(voucher):
        raise DomainError(_("Cash or bank money moves here. The cashier has to sign the voucher first."))
    entries = _check_whole(voucher)
    _ask_slices(voucher)
    if not imported:
        _keep_funds(voucher, entries)
    todos.close_todo(voucher)
    _number([(voucher, entries)], by=by)
    changed = voucher._enter(State.POSTED, documents_hash=papers.hash_of(voucher) or voucher.documents_hash)
    voucher.save(update_fields=[*changed, "number", "word", "posted_at", "bookkeeper"])
    periods.add_to_balances([voucher.pk])
    audit.record("finance.voucher.posted", voucher, by=by, number=voucher.label)
    if voucher.about_id:
        voucher_posted.send(sender=Voucher, voucher=voucher, by=by)
    if voucher.reverses:
        _tell_source(voucher.reverses, red=voucher, by=by)
    return voucher


def _tell_source(voucher: Voucher, *, red: Voucher, by: User) -> None:
    """The record behind a voucher that was undone goes back to the step before, or somebody has to put it right."""
    answers = voucher_reversed.send(sender=Voucher, voucher=voucher, red=red, by=by)
    if voucher.about is not None and not any(taken_back for _receiver, taken_back in answers):
        preparers = User.objects.holding("PREPARER").values_list("pk", flat=True)
        todos.open_todo(voucher.about, PUT_RIGHT, for_users=preparers)


def touches_money(voucher: Voucher) -> bool:
    """Whether it moves cash or bank, so that a cashier must confirm it."""
    return voucher.entries.filter(MONEY).exists()


def _ask_slices(voucher: Voucher) -> None:
    for check in checks:
        check(voucher)


def _keep_funds(voucher: Voucher, entries: Sequence[Entry]) -> None:
    """Earmarked money never falls below zero (专款专用): not in the voucher's month, nor in a later one.

    The funds are locked before their balances are read, so that of two vouchers at once the second sees the first.
    What a file brings is looked at when its months are closed, for it may lack the years in which the money came in.
    """
    taken = figures.taken_from_funds(entries)
    if not taken:
        return
    for fund in Fund.objects.select_for_update(no_key=True).filter(pk__in=taken).order_by("pk"):
        left = figures.left_of_fund(fund, since=voucher.period)
        if taken[fund.pk] > left:
            raise FundOverdrawn(
                _("The fund “%(fund)s” has %(left)s yuan left, this voucher takes %(amount)s. Bring money into the fund"
                  " first, or book what it doesn't bear without the fund.")
                % {"fund": fund.name, "left": f"{left:,.2f}", "amount": f"{taken[fund.pk]:,.2f}"}
            )  # fmt: skip


def _check_whole(voucher: Voucher) -> list[Entry]:
    """Balanced, at least two entries, all accounts open. Raises ``Unbalanced`` or ``DomainError``."""
    entries = list(voucher.entries.select_related("account"))
    debit, credit = sum((e.debit for e in entries), ZERO), sum((e.credit for e in entries), ZERO)
    if debit != credit:
        raise Unbalanced(
            _("The voucher doesn't balance: debit %(debit)s, credit %(credit)s, difference %(difference)s.")
            % {"debit": f"{debit:,.2f}", "credit": f"{credit:,.2f}", "difference": f"{debit - credit:,.2f}"}
        )
    if len(entries) < 2:
        raise Unbalanced(_("A voucher needs at least two entries."))
    _check_accounts(entries)
    return entries


def _ask(voucher: Voucher, kind: str, post: str, *, but_not: set[int | None]) -> None:
    users = User.objects.holding(post).exclude(pk__in={pk for pk in but_not if pk})
    todos.open_todo(voucher, kind, for_users=users.values_list("pk", flat=True))


# -- the books ----------------------------------------------------------------------------------------
def write_in_bulk(deals: Sequence[Deal]) -> None:
    """Write vouchers that no person wrote at the desk, in the state they bear, on their way to the books."""
    Voucher.objects.bulk_create([voucher for voucher, _entries in deals], batch_size=1_000)
    _write_entries(deals)


def enter_into_books(deals: Sequence[Deal], *, by: User) -> None:
    """Write and post vouchers in bulk that a file brought, in the order given. The database checks the balance at commit.

    Only imports and the demo call this: a person's voucher goes through ``post_voucher``. The entries come first, since a
    posted voucher takes no more; the database asks for their voucher at commit.
    """
    if any(v.origin != Voucher.Origin.IMPORTED and v.checker_id is None for v, _entries in deals):
        raise ValueError("only imported vouchers are posted without a checker")
    _post_alone()
    _number(deals, by=by)
    for (voucher, _entries), key in zip(deals, _free_keys(len(deals)), strict=True):
        voucher.pk, voucher.state = key, State.POSTED
    _write_entries(deals)
    Voucher.objects.bulk_create([voucher for voucher, _entries in deals], batch_size=1_000)
    periods.add_to_balances([voucher.pk for voucher, _entries in deals])


def _write_entries(deals: Sequence[Deal]) -> None:
    for voucher, entries in deals:
        for entry in entries:
            entry.voucher_id = voucher.pk
    Entry.objects.bulk_create([entry for _voucher, entries in deals for entry in entries], batch_size=2_000)


def _post_alone() -> None:
    """One posts at a time. Asked for before all other locks: the triggers of the books ask for the same."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('finance.posting'))")


def _number(deals: Sequence[Deal], *, by: User) -> None:
    """Lock the months and give each voucher, in memory, what comes with posting: number, word, moment and bookkeeper."""
    vouchers = [voucher for voucher, _entries in deals]
    locked = periods.lock_open(voucher.period_id for voucher in vouchers)
    opens_in = opening_year()
    if opens_in and any(voucher.date.year < opens_in for voucher in vouchers):
        raise DomainError(before_opening(opens_in), field="date")
    series: dict[tuple[int, str, str], list[Voucher]] = defaultdict(list)
    for voucher, word in zip(vouchers, _words(deals), strict=True):
        series[voucher.period_id, voucher.kind, word].append(voucher)
    now = timezone.now()
    for (period_id, kind, word), some in sorted(series.items(), key=itemgetter(0)):
        scope = f"{locked[period_id]} {kind if word == VoucherKind(kind).word else word}"
        first = next_number("finance.voucher", within=scope, count=len(some))
        for number, voucher in enumerate(some, start=first):
            voucher.number, voucher.word, voucher.bookkeeper = number, word, by
            voucher.posted_at = voucher.posted_at or now


def _free_keys(count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [Voucher._meta.db_table, count],
        )
        return [key for (key,) in cursor.fetchall()]


def _words(deals: Sequence[Deal]) -> Iterator[str]:
    """The word of each voucher's series. What the month's first day says counts for the whole month."""
    by_money = policy.values(
        "finance.vouchers_by_money", on={voucher.date.replace(day=1) for voucher, _entries in deals}
    )
    for voucher, entries in deals:
        if voucher.kind != VoucherKind.GENERAL or not by_money[voucher.date.replace(day=1)]:
            yield VoucherKind(voucher.kind).word
            continue
        moved = [entry for entry in entries if entry.account.code.startswith(MONEY_ACCOUNTS)]
        if any(entry.credit for entry in moved):
            yield Word.PAYMENT
        else:
            yield Word.RECEIPT if moved else Word.TRANSFER


@transaction.atomic
def reverse_voucher(voucher: Voucher, *, by: User, reason: str, date: dt.date | None = None) -> Voucher:
    """Write the red voucher (红字冲销) that undoes a posted one: the same entries, negative on the same side.

    It goes the same way as any voucher. What was posted in an earlier year is corrected by a blue voucher
    through 32101 or 32201 instead (会计基础工作规范 art. 51).
    """
    voucher = _lock(voucher)
    if not voucher.is_posted:
        raise NotNow(_("Only a posted voucher is reversed. Return this one to its preparer instead."))
    if Voucher.objects.filter(reverses=voucher).exists():
        raise NotNow(_("This voucher has been reversed already, or its red voucher is under way."))
    day = date or timezone.localdate()
    if day.year < voucher.date.year:
        raise DomainError(
            _("%(number)s is dated %(date)s. Date the red voucher in the same year.")
            % {"number": voucher.label, "date": voucher.date},
            field="date",
        )
    if day.year > voucher.date.year:
        raise DomainError(
            _(
                "%(number)s belongs to an earlier year. Correct it with a voucher through 32101 or 32201"
                " (opening balance adjustment)."
            )
            % {"number": voucher.label},
            field="date",
        )
    lines = [
        Line(
            e.account,
            -e.debit,
            -e.credit,
            _("Reverses: %(summary)s") % {"summary": e.summary},
            e.fund,
            e.unit,
            e.item,
        )
        for e in voucher.entries.select_related("account", "fund", "unit")
    ]
    summary = _("Reverses %(number)s of %(date)s: %(reason)s") % {
        "number": voucher.label, "date": voucher.date, "reason": reason,
    }  # fmt: skip
    red = write_voucher(
        date=day, summary=summary[:200], lines=lines, by=by, origin=Voucher.Origin.REVERSAL, reverses=voucher
    )
    audit.record("finance.voucher.reversed", voucher, by=by, reason=reason, red=red.pk)
    return red
