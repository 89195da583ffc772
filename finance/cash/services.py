"""Close the day of a cash box (现金日清): counted, compared with the book, witnessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.account.models import Account
from finance.cash import figures
from finance.cash.models import DENOMINATIONS, CashCount
from finance.cash.workflow import State
from finance.voucher import services as vouchers
from finance.voucher.models import Voucher
from members.models import User
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.money import ZERO, to_money
from union_portal.core.todo import services as todos

OWED_TO_US, OWED_BY_US = "135", "215"
"""Where a shortage or a surplus waits until its cause is found (工会会计制度, 库存现金)."""
WITNESSES = ("PREPARER", "CHECKER", "BOOKKEEPER")


@transaction.atomic
def close_day(
    account: Account, *, day: dt.date, pieces: Mapping[str, int], cause: str = "", by: User
) -> CashCount:
    """The cashier counts the box at the day's end; a difference needs its cause. It waits for a witness then."""
    if not account.code.startswith(figures.CASH):
        raise DomainError(_("The account must be 101 or one of its sub-accounts."), field="account")
    if day > timezone.localdate():
        raise DomainError(_("A day that hasn't come can't be closed."), field="day")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('finance.cash'))")
    later = CashCount.objects.filter(account=account, day__gte=day, state=State.WITNESSED)
    if later.exists():
        raise NotNow(_("This day, or one after it, has been closed already. Close the days since then."))
    count = CashCount.objects.select_for_update(of=("self",)).filter(account=account, day=day).first()
    count = count or CashCount(account=account, day=day)
    count.pieces = {note: pieces[note] for note in DENOMINATIONS if pieces.get(note)}
    count.counted = to_money(sum((Decimal(note) * number for note, number in count.pieces.items()), ZERO))
    count.book = figures.balance(account, on=day)
    if count.counted != count.book and not cause.strip():
        raise DomainError(
            _("The box holds %(counted)s, but the cash book says %(book)s. Say what the difference comes from, or that it isn't known.")
            % {"counted": f"{count.counted:,.2f}", "book": f"{count.book:,.2f}"},
            field="cause",
        )  # fmt: skip
    if count.state == State.RETURNED:
        count._move(State.COUNTED)
    count.cause, count.cashier, count.counted_at = cause.strip()[:300], by, timezone.now()
    count.returned_because = ""
    count.save()
    todos.close_todo(count)
    witnesses = User.objects.holding(*WITNESSES).exclude(pk=by.pk).values_list("pk", flat=True)
    todos.open_todo(count, "finance.witness_cash", for_users=witnesses)
    audit.record("finance.cash.counted", count, by=by, counted=count.counted, book=count.book)
    return count


def _lock(count: CashCount) -> CashCount:
    return CashCount.objects.select_for_update(of=("self",)).select_related("account").get(pk=count.pk)


@transaction.atomic
def witness(count: CashCount, *, by: User) -> CashCount:
    """A colleague stood by and confirms the count: the day is closed, and a difference goes to the preparers."""
    count = _lock(count)
    count._move(State.WITNESSED)
    if by.pk == count.cashier_id:
        raise DomainError(_("The cashier can't witness the count alone."))
    if figures.balance(count.account, on=count.day) != count.book:
        raise NotNow(_("The cash book of that day has changed since the count. Have the box counted anew."))
    count.witness, count.witnessed_at = by, timezone.now()
    count.save(update_fields=["state", "witness", "witnessed_at"])
    todos.close_todo(count)
    if count.counted != count.book:
        _propose_difference(count)
    audit.record("finance.cash.witnessed", count, by=by, difference=count.counted - count.book)
    return count


def _propose_difference(count: CashCount) -> Voucher:
    """A shortage is claimed (135), a surplus owed (215), until the chair decides (510 or 408)."""
    gap = count.counted - count.book
    box, money = count.account, abs(gap)
    if gap < 0:
        other, words = OWED_TO_US, _("Cash short on %(day)s")
        lines = [
            vouchers.Line(Account.objects.get(code=other), debit=money),
            vouchers.Line(box, credit=money),
        ]
    else:
        other, words = OWED_BY_US, _("Cash over on %(day)s")
        lines = [
            vouchers.Line(box, debit=money),
            vouchers.Line(Account.objects.get(code=other), credit=money),
        ]
    summary = f"{words % {'day': count.day}}: {count.cause}"
    return vouchers.propose_voucher(
        count, date=count.day, summary=summary, lines=lines, documents=1, cashier=count.cashier
    )


def needs_voucher(count: CashCount) -> bool:
    """A day closed with a difference that stands on no voucher any more: its own was discarded or reversed."""
    different = count.state == State.WITNESSED and count.counted != count.book
    return different and vouchers.voucher_of(count) is None


@transaction.atomic
def book_again(count: CashCount, *, by: User) -> CashCount:
    """Propose the voucher of the difference again."""
    count = _lock(count)
    if not needs_voucher(count):
        raise NotNow(_("This count needs no voucher, or has it."))
    _propose_difference(count)
    audit.record("finance.cash.booked_again", count, by=by)
    return count


@transaction.atomic
def send_back(count: CashCount, *, reason: str, by: User) -> CashCount:
    """The witness doesn't agree: the box is counted anew."""
    count = _lock(count)
    count._move(State.RETURNED)
    count.returned_because = reason[:300]
    count.save(update_fields=["state", "returned_because"])
    todos.close_todo(count)
    todos.open_todo(count, "finance.recount_cash", for_users=[count.cashier_id])
    audit.record("finance.cash.returned", count, by=by, reason=reason)
    return count


def recount(count: CashCount, *, pieces: Mapping[str, int], cause: str, by: User) -> CashCount:
    """Count the box of that day again."""
    return close_day(count.account, day=count.day, pieces=pieces, cause=cause, by=by)
