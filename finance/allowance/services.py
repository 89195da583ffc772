"""Work out each unit's share, and take a draw from request to settlement: its only writers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.account.models import Account
from finance.allowance.models import PURPOSES, Allowance, AllowanceYear, Draw
from finance.allowance.rules import APPROVERS
from finance.allowance.workflow import State, YearState
from finance.budget import services as budget
from finance.budget.models import Reservation
from finance.payment import chain
from finance.payment.sources import Asked, require_passed
from finance.unit import services as units
from finance.unit.models import Unit
from finance.voucher import services as vouchers
from finance.voucher.models import Voucher
from members.models import User
from union_portal.core.attachment import services as attachments
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit import services as audit
from union_portal.core.deadline import services as deadlines
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.matter import services as matter
from union_portal.core.money import ZERO, to_money
from union_portal.core.number.services import next_number
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.todo import services as todos

RATE, SETTLE_DAYS = "finance.allowance_per_member", "finance.allowance_settle_days"
ADVANCES, MONEY = "135", {Draw.Method.CASH: "101", Draw.Method.TRANSFER: "102"}
MATTER = "finance.draw"
APPROVE, PAY, SETTLE, REPORT = (
    "finance.draw_approve", "finance.draw_pay", "finance.draw_settle", "finance.draw_report"
)  # fmt: skip


# -- the shares of a year -------------------------------------------------------------------------------
def check_year(*, year: int) -> None:
    if AllowanceYear.objects.filter(year=year).exists():
        raise DomainError(
            _("The allowances of %(year)d are worked out already. Open them and count again.")
            % {"year": year},
            field="year",
        )


@transaction.atomic
def work_out(*, year: int, counted_on: dt.date, by: User) -> AllowanceYear:
    """Work out every unit's share of a year (核定经费): its members on a day by the rate that is valid on it."""
    check_year(year=year)
    rate = policy.version(RATE, on=counted_on)
    made = AllowanceYear.objects.create(year=year, counted_on=counted_on, policy=rate, worked_out_by=by)
    _write_shares(made)
    audit.record("finance.allowance.worked_out", made, by=by, total=made.total, rate=rate.value)
    return made


@transaction.atomic
def count_again(year: AllowanceYear, *, counted_on: dt.date, by: User) -> AllowanceYear:
    """Work the shares out anew, while they aren't adopted."""
    year = _lock_year(year)
    if not year.is_draft:
        raise NotNow(
            _("The allowances of %(year)d are adopted; they stay as they are.") % {"year": year.year}
        )
    year.counted_on, year.worked_out_by = counted_on, by
    year.policy = policy.version(RATE, on=counted_on)
    year.save(update_fields=["counted_on", "worked_out_by", "policy"])
    year.allowances.all().delete()
    _write_shares(year)
    audit.record("finance.allowance.worked_out", year, by=by, total=year.total, rate=year.policy.value)
    return year


def _lock_year(year: AllowanceYear) -> AllowanceYear:
    return AllowanceYear.objects.select_for_update(of=("self",)).get(pk=year.pk)


def _write_shares(year: AllowanceYear) -> None:
    rates = {kind: to_money(str(rate)) for kind, rate in year.policy.value.items()}
    counted = units.headcounts(on=year.counted_on)
    Allowance.objects.bulk_create(
        Allowance(
            year=year, unit=unit, members=counted[unit.pk], rate=rates[unit.kind],
            share=to_money(rates[unit.kind] * counted[unit.pk]),
        )
        for unit in Unit.objects.open().filter(kind__in=[kind for kind, rate in rates.items() if rate > 0])
        if counted.get(unit.pk)
    )  # fmt: skip


@transaction.atomic
def adopt_year(year: AllowanceYear, *, by: User) -> AllowanceYear:
    """The chair adopts the shares; from now on the units may draw."""
    year = _lock_year(year)
    if by.pk == year.worked_out_by_id:
        raise DomainError(_("Whoever worked the shares out can't adopt them."))
    if not year.allowances.exists():
        raise DomainError(_("No unit has a share. Enter the rates per member and count again."))
    year._move(YearState.ADOPTED)
    year.adopted_by, year.adopted_at = by, timezone.now()
    year.save(update_fields=["state", "adopted_by", "adopted_at"])
    audit.record("finance.allowance.adopted", year, by=by, total=year.total)
    return year


# -- a draw ----------------------------------------------------------------------------------------------
def _lock(draw: Draw) -> Draw:
    """Lock the allowance before the draw, always in this order, so that two draws of a unit wait for each other."""
    allowance = Allowance.objects.select_for_update().get(pk=draw.allowance_id)
    found = (
        Draw.objects.select_for_update(of=("self",))
        .select_related("account", "keeper", "reservation__line__account")
        .get(pk=draw.pk)
    )
    found.allowance = allowance
    return found


def _save(draw: Draw, changed: list[str]) -> None:
    """Save the fields changed, and let the keeper's list of matters say the same."""
    draw.save(update_fields=changed)
    _mirror(draw)


def _mirror(draw: Draw) -> None:
    matter.put(
        draw, MATTER, title=f"{draw.unit} {draw.purpose}", state=draw.state, number=draw.number,
        parties=[draw.requested_by_id], is_over=draw.is_over,
    )  # fmt: skip


def _hold(draw: Draw, change: Decimal) -> None:
    """Let a sum weigh on the allowance. Raises ``DomainError`` when the share doesn't bear it."""
    allowance = draw.allowance
    if change > allowance.left:
        raise DomainError(
            _("The allowance of %(unit)s has %(left)s yuan left, this needs %(amount)s.")
            % {"unit": allowance.unit, "left": f"{allowance.left:,.2f}", "amount": f"{change:,.2f}"},
            field="amount",
        )
    allowance.used += change
    allowance.save(update_fields=["used"])


def approvers(draw: Draw) -> list[int]:
    """Who decides on it: by the chain of approvals the chair, from some sum on; the receipts any of them settles."""
    posts = ["UNION_CHAIR"] if draw.approved_by_id is None and _needs_chair(draw) else APPROVERS
    found = User.objects.holding(*posts).exclude(pk=draw.requested_by_id).exclude(person=draw.keeper_id)
    return list(found.values_list("pk", flat=True))


def _needs_chair(draw: Draw) -> bool:
    """The chain of approvals by amount asks for the chair from some sum on."""
    return chain.CHAIR in chain.rung_for(draw.amount)["steps"]


@transaction.atomic
def request_draw(allowance: Allowance, *, account: Account, amount: Decimal, purpose: str, by: User) -> Draw:
    """A unit's keeper asks for money from the allowance. The keeper gets it, and settles it with receipts."""
    allowance = (
        Allowance.objects.select_for_update(of=("self",)).select_related("year", "unit").get(pk=allowance.pk)
    )
    today = timezone.localdate()
    if allowance.year.is_draft:
        raise NotNow(_("The allowances of %(year)d aren't adopted yet.") % {"year": allowance.year.year})
    if allowance.year.year != today.year:
        raise DomainError(_("Only this year's allowance is drawn from."))
    if account.code not in PURPOSES:
        raise DomainError(_("An allowance isn't spent on this. Choose another purpose."), field="account")
    if by.person is None or amount <= 0:
        raise DomainError(_("The amount must be more than zero."), field="amount")
    draw = Draw(allowance=allowance, account=account, amount=to_money(amount), purpose=purpose.strip(),
                keeper=by.person, requested_by=by)  # fmt: skip
    _require_passed(draw, draw.amount)
    if draw.amount > allowance.left:
        _hold(draw, draw.amount)
    draw.number = f"{today.year}-{next_number('finance.draw', within=str(today.year)):04}"
    draw.save()
    _mirror(draw)
    todos.open_todo(draw, APPROVE, for_users=approvers(draw), url=draw.desk_url)
    audit.record("finance.draw.requested", draw, by=by, amount=draw.amount)
    return draw


def _require_passed(draw: Draw, amount: Decimal) -> None:
    """The spending rules hold for the allowance too; it is spent for the unit's members."""
    texts = tuple(filter(None, [draw.purpose, draw.report]))
    require_passed(Asked(amount, draw.account.code, "", draw.keeper, draw.allowance.members, texts))


@transaction.atomic
def approve_draw(draw: Draw, *, by: User) -> Draw:
    """Approve it: the sum weighs on the allowance and on the budget of the account. Raises ``OverBudget``."""
    draw = _lock(draw)
    if by.pk == draw.requested_by_id or by.person_id == draw.keeper_id:
        raise DomainError(_("Nobody approves a draw of his own."))
    if _needs_chair(draw) and not by.holds("UNION_CHAIR"):
        raise DomainError(_("By the chain of approvals the union chair approves a sum this large."))
    _require_passed(draw, draw.amount)
    changed = draw._enter(State.APPROVED, approved_by=by, approved_at=timezone.now(), answer="")
    _hold(draw, draw.amount)
    draw.reservation = budget.reserve(
        account=draw.account, year=timezone.localdate().year, amount=draw.amount, summary=str(draw), by=by,
        unit=draw.unit,
    )  # fmt: skip
    _save(draw, [*changed, "reservation"])
    todos.close_todo(draw)
    _ask_cashiers(draw)
    audit.record("finance.draw.approved", draw, by=by, amount=draw.amount)
    return draw


def _ask_cashiers(draw: Draw) -> None:
    cashiers = User.objects.holding("CASHIER").exclude(pk__in=[draw.requested_by_id, draw.approved_by_id])
    cashiers = cashiers.exclude(person=draw.keeper_id)
    todos.open_todo(draw, PAY, for_users=cashiers.values_list("pk", flat=True), url=draw.desk_url)


@transaction.atomic
def refuse_draw(draw: Draw, *, reason: str, by: User) -> Draw:
    """Say no, with a reason that the unit reads."""
    return _end(draw, State.REFUSED, reason=reason, by=by, action="refused")


@transaction.atomic
def cancel_draw(draw: Draw, *, reason: str, by: User) -> Draw:
    """It isn't needed any more, or can't be paid: what it held of allowance and budget is free again."""
    return _end(draw, State.CANCELLED, reason=reason, by=by, action="cancelled")


@transaction.atomic
def withdraw_draw(draw: Draw, *, by: User) -> Draw:
    """The unit doesn't need it any more; afterwards only the cashier gives it back."""
    draw = _lock(draw)
    if draw.state != State.REQUESTED:
        raise NotNow(_("It has been approved already. Ask the cashier to give it back unpaid."))
    return _end(draw, State.CANCELLED, reason=_("Withdrawn by the unit."), by=by, action="cancelled")


def _end(draw: Draw, state: str, *, reason: str, by: User, action: str) -> Draw:
    draw = _lock(draw)
    was = draw.state
    _save(draw, draw._enter(state, answer=reason.strip()))
    if was == State.APPROVED:
        _hold(draw, -draw.amount)
        budget.release(_held(draw))
    todos.close_todo(draw)
    audit.record(f"finance.draw.{action}", draw, by=by, reason=reason)
    if by.pk != draw.requested_by_id:
        outbox.notify(f"finance.draw.{action}", to=[draw.requested_by_id], about=draw, reason=reason)
    return draw


def _held(draw: Draw) -> Reservation:
    if draw.reservation is None:
        raise ValueError("a draw that is out holds budget, as the database says")
    return draw.reservation


@transaction.atomic
def pay_draw(draw: Draw, *, paid_on: dt.date, method: str, by: User) -> Draw:
    """The cashier has paid it out: an advance (其他应收款) in the unit's name, until it is settled."""
    draw = _lock(draw)
    if by.pk in {draw.requested_by_id, draw.approved_by_id} or by.person_id == draw.keeper_id:
        raise DomainError(_("Whoever asked for a draw or approved it can't pay it."))
    _check_day(paid_on, timezone.localtime(draw.approved_at).date() if draw.approved_at else None, "paid_on")
    changed = draw._enter(State.DRAWN, paid_by=by, paid_on=paid_on)
    draw.advance = vouchers.propose_voucher(
        draw, date=paid_on, summary=_("Advance %(draw)s") % {"draw": draw}, cashier=by, documents=1,
        lines=[
            vouchers.Line(_account(ADVANCES), debit=draw.amount, unit=draw.unit, item=draw.number),
            vouchers.Line(_account(MONEY[Draw.Method(method)]), credit=draw.amount),
        ],
    )  # fmt: skip
    _save(draw, [*changed, "advance"])
    todos.close_todo(draw)
    _wait_for_receipts(draw)
    audit.record("finance.draw.paid", draw, by=by, amount=draw.amount, paid_on=paid_on)
    outbox.notify("finance.draw.paid", to=[draw.requested_by_id], about=draw, key=str(draw.advance.pk))
    return draw


def _wait_for_receipts(draw: Draw) -> None:
    """The keeper has some days to bring the receipts; when they are over the approvers hear of it."""
    paid_on = draw.paid_on or timezone.localdate()
    due_on = paid_on + dt.timedelta(days=int(policy.value(SETTLE_DAYS, on=paid_on)))
    deadlines.set_deadline(
        draw, SETTLE, responsible=[draw.requested_by_id], escalate_to=approvers(draw), due_on=due_on,
        counted_from=paid_on,
    )  # fmt: skip
    todos.open_todo(draw, REPORT, for_users=[draw.requested_by_id], due_on=due_on)


def _account(code: str) -> Account:
    return Account.objects.get(code=code)


def _check_day(day: dt.date, earliest: dt.date | None, field: str) -> None:
    if day > timezone.localdate() or (earliest and day < earliest):
        raise DomainError(_("This day lies between the step before it and today."), field=field)


@transaction.atomic
def report_draw(
    draw: Draw, *, spent: Decimal, report: str, receipts: Iterable[File[bytes]] = (), by: User
) -> Draw:
    """The keeper says what was spent and hands the receipts in, at least one; the rest is handed back at the settlement.

    Receipts that a returned report brought stay and count.
    """
    draw = _lock(draw)
    spent = to_money(spent)
    changed = draw._enter(
        State.REPORTED, spent=spent, report=report.strip(), reported_at=timezone.now(), answer=""
    )
    if not ZERO <= spent <= draw.amount:
        raise DomainError(
            _("Between 0 and %(amount)s yuan can be settled. Ask for another draw for more.")
            % {"amount": f"{draw.amount:,.2f}"},
            field="spent",
        )
    for receipt in receipts:
        attachments.add(draw, receipt, by=by, purpose="receipt")
    if spent and not Attachment.objects.about(draw).exists():
        raise DomainError(_("Attach at least one receipt."), field="receipts")
    _require_passed(draw, spent)
    _save(draw, changed)
    todos.close_todo(draw)
    todos.open_todo(draw, SETTLE, for_users=approvers(draw), url=draw.desk_url)
    audit.record("finance.draw.reported", draw, by=by, spent=draw.spent)
    return draw


@transaction.atomic
def return_report(draw: Draw, *, reason: str, by: User) -> Draw:
    """Receipts are missing or wrong: back to the keeper."""
    draw = _lock(draw)
    _save(draw, draw._enter(State.DRAWN, answer=reason.strip()))
    todos.close_todo(draw)
    todos.open_todo(draw, REPORT, for_users=[draw.requested_by_id])
    audit.record("finance.draw.report_returned", draw, by=by, reason=reason)
    outbox.notify(
        "finance.draw.report_returned", to=[draw.requested_by_id], about=draw, reason=reason,
        key=outbox.this_time(),
    )  # fmt: skip
    return draw


@transaction.atomic
def settle_draw(draw: Draw, *, settled_on: dt.date, method: str, documents: int, by: User) -> Draw:
    """Accept the receipts (报销结清): the advance becomes expense, the rest comes back, and weighs on nothing any more."""
    draw = _lock(draw)
    if by.pk == draw.requested_by_id or by.person_id == draw.keeper_id:
        raise DomainError(_("Nobody settles a draw of his own."))
    _check_day(settled_on, draw.paid_on, "settled_on")
    changed = draw._enter(State.SETTLED, settled_by=by, settled_on=settled_on)
    spent, back = draw.spent or ZERO, draw.handed_back
    lines = [vouchers.Line(draw.account, debit=spent, unit=draw.unit, item=draw.purpose)] if spent else []
    if back:
        lines.append(vouchers.Line(_account(MONEY[Draw.Method(method)]), debit=back))
    lines.append(vouchers.Line(_account(ADVANCES), credit=draw.amount, unit=draw.unit, item=draw.number))
    draw.settlement = vouchers.propose_voucher(
        draw,
        date=settled_on,
        summary=_("Settlement %(draw)s") % {"draw": draw},
        lines=lines,
        documents=documents,
    )
    draw.reservation = _spend(draw, spent, voucher=draw.settlement, day=settled_on, by=by)
    _save(draw, [*changed, "settlement", "reservation"])
    _hold(draw, -back)
    todos.close_todo(draw)
    deadlines.meet(draw, SETTLE)
    audit.record("finance.draw.settled", draw, by=by, spent=spent, back=back)
    outbox.notify("finance.draw.settled", to=[draw.requested_by_id], about=draw, key=str(draw.settlement.pk))
    return draw


def _spend(draw: Draw, spent: Decimal, *, voucher: Voucher, day: dt.date, by: User) -> Reservation | None:
    """What was spent weighs on the budget of the year of settlement; the rest of the reservation is free."""
    held = _held(draw)
    if not spent:
        budget.release(held)
        return None
    if spent != held.amount or held.line.year != day.year:
        held = budget.reserve_anew(held, amount=spent, year=day.year, by=by)
    return budget.spend(held, voucher=voucher, paid_on=day, by=by)


@transaction.atomic
def undo(draw: Draw, *, voucher: Voucher, by: User) -> Draw:
    """The proposed voucher was thrown away, or reversed after its posting: the step behind it is to be done again."""
    draw = _lock(draw)
    if draw.settlement_id == voucher.pk:
        changed = draw._enter(State.REPORTED, settlement=None, settled_by=None, settled_on=None)
        year = draw.allowance.year.year
        if draw.reservation is None:
            draw.reservation = budget.reserve(
                account=draw.account, year=year, amount=draw.amount, summary=str(draw), by=by, unit=draw.unit
            )
        elif voucher.is_posted:
            draw.reservation = budget.restore(draw.reservation, by=by)
        else:
            draw.reservation = budget.take_back(draw.reservation, amount=draw.amount, by=by)
        _save(draw, [*changed, "reservation"])
        _hold(draw, draw.handed_back)
        todos.open_todo(draw, SETTLE, for_users=approvers(draw), url=draw.desk_url)
    elif draw.advance_id == voucher.pk:
        if draw.state != State.DRAWN:
            raise NotNow(_("Receipts were handed in for this advance already. Return them first."))
        _save(draw, draw._enter(State.APPROVED, advance=None, paid_by=None, paid_on=None))
        todos.close_todo(draw)
        deadlines.cancel(draw, SETTLE)
        _ask_cashiers(draw)
    audit.record("finance.draw.undone", draw, by=by)
    return draw
