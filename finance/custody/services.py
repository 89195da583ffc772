"""Open custody money, take it in, order and pay it out: never below zero."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.account.models import Account
from finance.custody.figures import ACCOUNT
from finance.custody.models import Custody, CustodyMove
from finance.custody.workflow import State
from finance.unit.models import Unit
from finance.voucher import services as vouchers
from finance.voucher.models import Voucher
from members.models import User
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.money import to_money
from union_portal.core.todo import services as todos

Direction, Method = CustodyMove.Direction, CustodyMove.Method
MONEY = {Method.CASH: "101", Method.TRANSFER: "102"}
PAY = "finance.custody_pay"


@transaction.atomic
def open_custody(*, name: str, owner: str, by: User, unit: Unit | None = None) -> Custody:
    """Keep somebody's money apart from now on (代管经费立户)."""
    custody = Custody.objects.create(name=name.strip(), owner=owner.strip(), unit=unit)
    audit.record("finance.custody.opened", custody, by=by)
    return custody


@transaction.atomic
def close_custody(custody: Custody, *, by: User) -> Custody:
    """Nothing is left of it and nothing more comes in."""
    custody = _lock(custody)
    if custody.balance:
        raise DomainError(
            _("%(balance)s yuan are left. Give them out before it is closed.")
            % {"balance": f"{custody.balance:,.2f}"}
        )
    custody.is_closed = True
    custody.save(update_fields=["is_closed"])
    audit.record("finance.custody.closed", custody, by=by)
    return custody


def _lock(custody: Custody) -> Custody:
    found = Custody.objects.select_for_update(of=("self",)).select_related("unit").get(pk=custody.pk)
    if found.is_closed:
        raise NotNow(_("%(name)s is closed.") % {"name": found})
    return found


def _lock_move(move: CustodyMove) -> CustodyMove:
    """Lock the custody before its movement, always in this order."""
    custody = Custody.objects.select_for_update(of=("self",)).select_related("unit").get(pk=move.custody_id)
    found = CustodyMove.objects.select_for_update(of=("self",)).get(pk=move.pk)
    found.custody = custody
    return found


def _weigh(custody: Custody, change: Decimal) -> None:
    if custody.balance + change < 0:
        raise DomainError(
            _("%(name)s holds %(balance)s yuan, this needs %(amount)s.")
            % {"name": custody, "balance": f"{custody.balance:,.2f}", "amount": f"{-change:,.2f}"},
            field="amount",
        )
    custody.balance += change
    custody.save(update_fields=["balance"])


def _begin(
    custody: Custody, direction: str, amount: Decimal, party: str, summary: str, by: User
) -> CustodyMove:
    if amount <= 0:
        raise DomainError(_("The amount must be more than zero."), field="amount")
    return CustodyMove(
        custody=custody, direction=direction, amount=to_money(amount), party=party.strip(), summary=summary.strip(),
        ordered_by=by,
    )  # fmt: skip


def _check_day(day: dt.date) -> None:
    if day > timezone.localdate():
        raise DomainError(_("Money can't be received or paid in the future."), field="done_on")


@transaction.atomic
def receive(
    custody: Custody, *, amount: Decimal, party: str, summary: str, done_on: dt.date, method: str, by: User
) -> CustodyMove:
    """The cashier has taken money in: Dr 101 or 102, Cr 221, as a proposed voucher."""
    custody = _lock(custody)
    _check_day(done_on)
    move = _begin(custody, Direction.IN, amount, party, summary, by)
    move.save()
    _do(move, method=method, done_on=done_on, by=by)
    _weigh(custody, move.amount)
    audit.record("finance.custody.received", custody, by=by, amount=move.amount, party=party)
    return move


@transaction.atomic
def take_over(custody: Custody, *, amount: Decimal, by: User) -> CustodyMove:
    """Say whose money a sum is that stands on 221 in the books already, e.g. from before the portal. No entry is made."""
    custody = _lock(custody)
    move = _begin(custody, Direction.IN, amount, custody.owner, _("Taken over from the books"), by)
    move.state, move.method = State.DONE, Method.BOOKS
    move.done_by, move.done_on = by, timezone.localdate()
    move.save()
    _weigh(custody, move.amount)
    audit.record("finance.custody.taken_over", custody, by=by, amount=move.amount)
    return move


@transaction.atomic
def order(custody: Custody, *, amount: Decimal, party: str, summary: str, by: User) -> CustodyMove:
    """Have money given out; it is bound from now on, and lies on the cashier's list."""
    custody = _lock(custody)
    move = _begin(custody, Direction.OUT, amount, party, summary, by)
    move.save()
    _weigh(custody, -move.amount)
    _ask_cashiers(move)
    audit.record("finance.custody.ordered", custody, by=by, amount=move.amount, party=party)
    return move


def _ask_cashiers(move: CustodyMove) -> None:
    cashiers = User.objects.holding("CASHIER").exclude(pk=move.ordered_by_id)
    todos.open_todo(move, PAY, for_users=cashiers.values_list("pk", flat=True))


@transaction.atomic
def pay(move: CustodyMove, *, done_on: dt.date, method: str, by: User) -> CustodyMove:
    """The cashier has paid it: Dr 221, Cr 101 or 102, as a proposed voucher. Once, and never by whoever ordered it."""
    move = _lock_move(move)
    if by.pk == move.ordered_by_id:
        raise DomainError(_("Whoever ordered a payment can't make it. Leave it to another cashier."))
    _check_day(done_on)
    _do(move, method=method, done_on=done_on, by=by)
    todos.close_todo(move)
    audit.record("finance.custody.paid", move.custody, by=by, amount=move.amount, party=move.party)
    return move


def _do(move: CustodyMove, *, method: str, done_on: dt.date, by: User) -> None:
    changed = move._enter(State.DONE, method=method, done_on=done_on, done_by=by)
    money = Account.objects.get(code=MONEY[Method(method)])
    kept, unit, item = Account.objects.get(code=ACCOUNT), move.custody.unit, move.custody.name
    if move.is_out:
        lines = [
            vouchers.Line(kept, debit=move.amount, unit=unit, item=item),
            vouchers.Line(money, credit=move.amount, unit=unit),
        ]
    else:
        lines = [
            vouchers.Line(money, debit=move.amount, unit=unit),
            vouchers.Line(kept, credit=move.amount, unit=unit, item=item),
        ]
    move.voucher = vouchers.propose_voucher(
        move, date=done_on, summary=str(move), cashier=by, documents=1, lines=lines
    )
    move.save(update_fields=[*changed, "voucher"])


@transaction.atomic
def cancel(move: CustodyMove, *, reason: str, by: User) -> CustodyMove:
    """What was ordered isn't paid after all; it belongs to the custody again."""
    move = _lock_move(move)
    if move.state != State.ORDERED:
        raise NotNow(_("Only what isn't paid yet is cancelled."))
    move.save(update_fields=move._enter(State.CANCELLED, cancelled_because=reason.strip()))
    _weigh(move.custody, move.amount)
    todos.close_todo(move)
    audit.record("finance.custody.cancelled", move.custody, by=by, amount=move.amount, reason=reason)
    return move


@transaction.atomic
def undo(move: CustodyMove, *, voucher: Voucher, by: User) -> CustodyMove:
    """The proposed voucher was thrown away, or reversed after its posting: money in was none, money out is to be paid again."""
    move = _lock_move(move)
    if move.is_out:
        changed = move._enter(State.ORDERED, voucher=None, done_by=None, done_on=None, method="")
        _ask_cashiers(move)
    else:
        why = (
            _("The voucher was reversed.") if voucher.is_posted else _("The voucher's draft was thrown away.")
        )
        changed = move._enter(State.CANCELLED, voucher=None, cancelled_because=why)
        _weigh(move.custody, -move.amount)
    move.save(update_fields=changed)
    audit.record("finance.custody.undone", move.custody, by=by, amount=move.amount)
    return move
