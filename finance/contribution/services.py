"""Enter the payroll, record what came in and what was remitted, propose their vouchers, and watch the days."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.account.models import Account
from finance.contribution.figures import INCOME, OWED, Terms, kept_of, remit_by
from finance.contribution.models import Contribution, ContributionMovement
from finance.voucher import services as vouchers
from members.models import User
from union_portal.core.audit import services as audit
from union_portal.core.deadline import services as deadlines
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.money import ZERO
from union_portal.core.todo import services as todos

BANK = "102"
TO_PAY, TO_REMIT = "finance.contribution", "finance.remittance"
Direction = ContributionMovement.Direction


def _lock(contribution: Contribution) -> Contribution:
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("rate", "share")
    return rows.get(pk=contribution.pk)


def _expected(contribution: Contribution) -> Decimal:
    """What will come in here: all of it, or only what the higher union returns."""
    if contribution.channel == Contribution.Channel.DIRECT:
        return contribution.due
    return kept_of(contribution.due, contribution.share)


# -- what is due ------------------------------------------------------------------------------------------
@transaction.atomic
def enter_payroll(
    *, year: int, month: int, payroll: Decimal, source: str, by: User,
    channel: str = Contribution.Channel.DIRECT,
) -> Contribution:  # fmt: skip
    """Enter the wages of a month (工资总额); the contribution due of it and its day follow from the rules of that month."""
    if payroll <= 0:
        raise DomainError(_("The payroll must be more than nothing."), field="payroll")
    if dt.date(year, month, 1) > timezone.localdate():
        raise DomainError(_("This month hasn't begun yet."), field="month")
    if Contribution.objects.filter(year=year, month=month).exists():
        raise DomainError(
            _("The payroll of this month was entered already. Correct it on its page."), field="month"
        )
    found = Contribution(
        year=year, month=month, payroll=payroll, source=source, channel=channel, entered_by=by
    )  # fmt: skip
    terms = Terms.of(found.last_day)
    found.rate, found.share, found.pay_by = terms.rate, terms.share, terms.pay_by
    found.due = terms.due(payroll)
    found.expected = _expected(found)
    found.save()
    _watch_payment(found)
    audit.record("finance.contribution.entered", found, by=by, payroll=payroll, due=found.due, source=source)
    return found


@transaction.atomic
def correct_payroll(contribution: Contribution, *, payroll: Decimal, reason: str, by: User) -> Contribution:
    """Put the payroll figure right after checking it with the hospital's (核对工资总额). Never below what came in."""
    contribution = _lock(contribution)
    if payroll <= 0:
        raise DomainError(_("The payroll must be more than nothing."), field="payroll")
    was, terms = contribution.payroll, Terms.of(contribution.last_day)
    contribution.payroll, contribution.due = payroll, terms.due(payroll)
    contribution.rate, contribution.share = terms.rate, terms.share
    contribution.expected = _expected(contribution)
    if contribution.expected < contribution.received:
        raise DomainError(
            _("%(received)s yuan have come in, but only %(due)s would be due. Void what was recorded wrongly first, or let the hospital set the surplus off against the next month.")
            % {"received": f"{contribution.received:,.2f}", "due": f"{contribution.expected:,.2f}"},
            field="payroll",
        )  # fmt: skip
    contribution.save(update_fields=["payroll", "due", "rate", "share", "expected"])
    _watch_payment(contribution)
    audit.record(
        "finance.contribution.corrected", contribution, by=by, was=was, payroll=payroll, reason=reason
    )
    return contribution


# -- what moved -------------------------------------------------------------------------------------------
def _check_day(on: dt.date) -> None:
    if on > timezone.localdate():
        raise DomainError(_("This day lies ahead."), field="on")


@transaction.atomic
def receive(
    contribution: Contribution, *, amount: Decimal, on: dt.date, by: User, note: str = ""
) -> ContributionMovement:
    """Record what came in (到账), share it, and propose Dr 102 / Cr 402 / Cr 211.

    In parts, the shares follow the sum so far, so that they end at the cent where one payment would.
    """
    contribution = _lock(contribution)
    _check_day(on)
    if not 0 < amount <= contribution.unpaid:
        raise DomainError(
            _(
                "%(left)s yuan are still to come in for this month. If more was paid, correct the payroll figure first."
            )
            % {"left": f"{contribution.unpaid:,.2f}"},
            field="amount",
        )
    total = contribution.received + amount
    direct = contribution.channel == Contribution.Channel.DIRECT
    kept = (kept_of(total, contribution.share) if direct else total) - contribution.kept
    movement = ContributionMovement.objects.create(
        contribution=contribution, direction=Direction.IN, on=on, amount=amount, kept=kept, up=amount - kept,
        note=note, recorded_by=by,
    )  # fmt: skip
    contribution.received, contribution.kept = total, contribution.kept + kept
    contribution.up += movement.up
    if contribution.remit_by is None and movement.up:
        contribution.remit_by = remit_by(on)
    contribution.save(update_fields=["received", "kept", "up", "remit_by"])
    _watch_payment(contribution)
    _watch_remittance(contribution)
    book(movement, by=by)
    audit.record("finance.contribution.received", contribution, by=by, amount=amount, kept=kept, on=on)
    return movement


@transaction.atomic
def remit(
    contribution: Contribution, *, amount: Decimal, on: dt.date, by: User, note: str = ""
) -> ContributionMovement:
    """Record what was paid up to the higher union (上缴), and propose Dr 211 / Cr 102."""
    contribution = _lock(contribution)
    _check_day(on)
    if not 0 < amount <= contribution.to_remit:
        raise DomainError(
            _("%(left)s yuan of the higher union's share of this month lie here; no more can be remitted.")
            % {"left": f"{contribution.to_remit:,.2f}"},
            field="amount",
        )
    movement = ContributionMovement.objects.create(
        contribution=contribution, direction=Direction.UP, on=on, amount=amount, note=note, recorded_by=by
    )
    contribution.remitted += amount
    contribution.save(update_fields=["remitted"])
    _watch_remittance(contribution)
    book(movement, by=by)
    audit.record("finance.contribution.remitted", contribution, by=by, amount=amount, on=on)
    return movement


@transaction.atomic
def void_last(contribution: Contribution, *, reason: str, by: User) -> Contribution:
    """Take the movement back that was recorded last, once its voucher is out of the way."""
    contribution = _lock(contribution)
    movement = contribution.movements.standing().last()
    if movement is None:
        raise NotNow(_("Nothing was recorded for this month that could be voided."))
    if movement.recorded_by_id == by.pk:
        raise DomainError(_("Somebody else than who recorded it has to void it."))
    if live := vouchers.voucher_of(movement):
        raise DomainError(
            _(
                "Its voucher %(voucher)s stands in the way. Discard it, or write a red voucher against it first."
            )
            % {"voucher": live}
        )
    if movement.direction == Direction.UP:
        contribution.remitted -= movement.amount
    else:
        contribution.received -= movement.amount
        contribution.kept -= movement.kept
        contribution.up -= movement.up
        if not contribution.up:
            contribution.remit_by = None
    movement.voided_at, movement.voided_by, movement.voided_because = timezone.now(), by, reason
    movement.save(update_fields=["voided_at", "voided_by", "voided_because"])
    contribution.save(update_fields=["received", "kept", "up", "remitted", "remit_by"])
    _watch_payment(contribution)
    _watch_remittance(contribution)
    todos.close_todo(movement)
    audit.record("finance.contribution.voided", contribution, by=by, reason=reason, amount=movement.amount)
    return contribution


def book(movement: ContributionMovement, *, by: User | None) -> None:
    """Propose the voucher of a movement."""
    accounts = Account.objects.in_bulk([BANK, INCOME, OWED], field_name="code")
    month = {"month": str(movement.contribution)}
    if movement.direction == Direction.UP:
        summary = _("Contribution of %(month)s remitted to the higher union") % month
        lines = [
            vouchers.Line(accounts[OWED], debit=movement.amount),
            vouchers.Line(accounts[BANK], credit=movement.amount),
        ]
    else:
        summary = _("Employer's contribution of %(month)s") % month
        lines = [
            vouchers.Line(accounts[BANK], debit=movement.amount),
            vouchers.Line(accounts[INCOME], credit=movement.kept),
            vouchers.Line(accounts[OWED], credit=movement.up),
        ]
    lines = [line for line in lines if line.debit != ZERO or line.credit != ZERO]
    cashier = by if by is not None and by.holds("CASHIER") else None
    vouchers.propose_voucher(
        movement, date=movement.on, summary=summary, lines=lines, documents=1, cashier=cashier
    )


@transaction.atomic
def book_again(contribution: Contribution, *, by: User) -> Contribution:
    """Propose the vouchers again that were discarded."""
    contribution = _lock(contribution)
    missing = unbooked(contribution)
    if not missing:
        raise NotNow(_("All that moved has its voucher."))
    for movement in missing:
        book(movement, by=movement.recorded_by)
    audit.record("finance.contribution.booked_again", contribution, by=by, vouchers=len(missing))
    return contribution


def unbooked(contribution: Contribution) -> list[ContributionMovement]:
    """What moved but stands on no voucher any more."""
    movements = contribution.movements.standing().select_related("contribution", "recorded_by")
    return [movement for movement in movements if vouchers.voucher_of(movement) is None]


# -- the days ---------------------------------------------------------------------------------------------
def _watch_payment(contribution: Contribution) -> None:
    """Remind whoever chases the hospital, and the chair when it is late."""
    if not contribution.unpaid:
        deadlines.meet(contribution, TO_PAY)
        return
    _set(contribution, TO_PAY, contribution.pay_by, "PREPARER", contribution.rate.source)


def _watch_remittance(contribution: Contribution) -> None:
    if not contribution.to_remit or contribution.remit_by is None:
        deadlines.meet(contribution, TO_REMIT)
        return
    _set(contribution, TO_REMIT, contribution.remit_by, "CASHIER", contribution.share.source)


def _set(contribution: Contribution, kind: str, due_on: dt.date, post: str, source: str) -> None:
    deadlines.set_deadline(
        contribution, kind, due_on=due_on, source=source,
        responsible=User.objects.holding(post).values_list("pk", flat=True),
        escalate_to=User.objects.holding("UNION_CHAIR").values_list("pk", flat=True),
    )  # fmt: skip
