"""Take dues in, match them with what is owed, and take a mistake back."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.account.models import Account
from finance.dues.models import Assessment, Due, DuesMatch, DuesPayment
from finance.unit import services as units
from finance.voucher import services as vouchers
from finance.voucher.models import Voucher
from members.models import BranchUnion, Person, User
from union_portal.core.audit import services as audit
from union_portal.core.bulk import update_each
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.money import ZERO
from union_portal.core.todo import services as todos

T = TypeVar("T", DuesPayment, Due)
DUES, CASH, BANK = "401", "101", "102"
CHUNK = 1_000


def lock(people: Iterable[int]) -> None:
    """Only one at a time changes what these people owe and have paid."""
    rows = Person.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=set(people))
    list(rows.order_by("pk").values_list("pk", flat=True))


# -- matching ---------------------------------------------------------------------------------------------
@dataclass
class _Ledger:
    """The matches of some people while they are worked on; ``write`` saves what has changed."""

    matches: dict[tuple[int, int], DuesMatch]
    payments: set[DuesPayment] = field(default_factory=set)
    dues: set[Due] = field(default_factory=set)
    touched: set[tuple[int, int]] = field(default_factory=set)

    @classmethod
    def of(cls, people: Iterable[int]) -> _Ledger:
        rows = DuesMatch.objects.filter(due__person__in=set(people)).order_by("pk")
        return cls({(row.payment_id, row.due_id): row for row in rows})

    def move(self, payment: DuesPayment, due: Due, amount: Decimal) -> None:
        """Let a payment settle so much more of a month; less, when ``amount`` is negative."""
        key = (payment.pk, due.pk)
        match = self.matches.setdefault(key, DuesMatch(payment=payment, due=due, amount=ZERO))
        match.amount += amount
        payment.matched += amount
        due.paid += amount
        self.payments.add(payment)
        self.dues.add(due)
        self.touched.add(key)

    def write(self) -> None:
        """What is taken back goes first, so that no row ever says more than was paid."""
        rows = [self.matches[key] for key in sorted(self.touched)]
        DuesMatch.objects.filter(pk__in=[row.pk for row in rows if row.pk and row.amount == 0]).delete()
        update_each([row for row in rows if row.pk and row.amount], "amount")
        DuesMatch.objects.bulk_create([row for row in rows if not row.pk and row.amount], batch_size=CHUNK)
        update_each(_in_order(self.payments), "matched")
        update_each(_in_order(self.dues), "paid")


def _in_order(rows: Iterable[T]) -> list[T]:
    return sorted(rows, key=lambda row: int(row.pk))


def settle(people: Iterable[int]) -> int:
    """DuesMatch what is paid with what is owed (核销): its own month first, then the oldest. Returns how many months.

    The caller holds ``lock(people)``.
    """
    people = set(people)
    payments = DuesPayment.objects.with_credit().filter(person__in=people).order_by("paid_on", "pk")
    dues: dict[int, list[Due]] = defaultdict(list)
    for due in Due.objects.of(*people).unpaid():
        dues[due.person_id].append(due)
    ledger = _Ledger.of(people)
    for payment in payments:
        owed = dues[payment.person_id]
        own = [due for due in owed if due.assessment_id == payment.assessment_id]
        for due in own + [due for due in owed if due not in own]:
            if part := min(payment.credit, due.unpaid):
                ledger.move(payment, due, part)
    ledger.write()
    return len(ledger.dues)


def release(amounts: dict[int, Decimal]) -> None:
    """Of months that are about to be worth less, take back what was paid beyond. Due's key → what it will be.

    The latest payment is taken back first. The caller holds the lock, changes the dues, and settles.
    """
    dues = {due.pk: due for due in Due.objects.filter(pk__in=amounts, paid__gt=0)}
    dues = {pk: due for pk, due in dues.items() if due.paid > amounts[pk]}
    ledger = _Ledger.of(due.person_id for due in dues.values())
    rows = DuesMatch.objects.filter(due__in=dues).select_related("payment")
    payments: dict[int, DuesPayment] = {}
    for match in rows.order_by("-payment__paid_on", "-payment"):
        due = dues[match.due_id]
        payment = payments.setdefault(match.payment_id, match.payment)
        if part := min(match.amount, due.paid - amounts[due.pk]):
            ledger.move(payment, due, -part)
    ledger.write()


# -- taking in --------------------------------------------------------------------------------------------
@transaction.atomic
def take_payment(
    person: Person, *, amount: Decimal, method: str, paid_on: dt.date, by: User, note: str = "",
    assessment: Assessment | None = None,
) -> DuesPayment:  # fmt: skip
    """Record dues that one member pays in cash or by transfer, match them, and propose the voucher."""
    if amount <= 0:
        raise DomainError(_("A payment must be more than nothing."), field="amount")
    if paid_on > timezone.localdate():
        raise DomainError(_("The day of payment can't lie ahead."), field="paid_on")
    lock([person.pk])
    payment = DuesPayment.objects.create(
        person=person, amount=amount, method=method, paid_on=paid_on, note=note, recorded_by=by,
        assessment=assessment,
    )  # fmt: skip
    settle([person.pk])
    book_payment(payment, by=by)
    audit.record("finance.duespayment.taken", payment, by=by, amount=amount, method=method, paid_on=paid_on)
    payment.refresh_from_db()
    return payment


def book_payment(payment: DuesPayment, *, by: User | None) -> Voucher:
    """Propose the voucher of a payment made one by one: cash or bank against the dues, as a draft to be taken over.

    The caller holds the payment's lock and has seen that it stands on no voucher.
    """
    account = CASH if payment.method == DuesPayment.Method.CASH else BANK
    return book(payment, [payment], account=account, summary=_("Dues paid by a member"), by=by)


@transaction.atomic
def book_again(payment: DuesPayment, *, by: User) -> DuesPayment:
    """Propose the voucher of a payment again, after it was discarded or reversed."""
    payment = DuesPayment.objects.select_for_update(of=("self",)).get(pk=payment.pk)
    if not needs_voucher(payment):
        raise NotNow(_("This payment has its voucher."))
    book_payment(payment, by=payment.recorded_by)
    audit.record("finance.duespayment.booked_again", payment, by=by)
    return payment


def needs_voucher(payment: DuesPayment) -> bool:
    """One by one recorded, standing, and on no voucher any more. Payroll's stand on their file's."""
    if payment.voided_at or payment.method == DuesPayment.Method.PAYROLL:
        return False
    return vouchers.voucher_of(payment) is None


def book(
    about: models.Model,
    payments: list[DuesPayment],
    *,
    account: str,
    summary: str,
    by: User | None,
    documents: int = 1,
) -> Voucher:
    """Propose the voucher of dues that came in on one day: Dr cash or bank, Cr 401 for each branch.

    No name stands in it: the books are read by more people than a member's dues.
    """
    people = [payment.person_id for payment in payments]
    placed = Person.objects.filter(pk__in=people).values_list("pk", "department__group__branch")
    branch_of = dict(placed)
    sums: dict[int | None, Decimal] = defaultdict(lambda: ZERO)
    for payment in payments:
        sums[branch_of[payment.person_id]] += payment.amount
    accounts = Account.objects.in_bulk([account, DUES], field_name="code")
    branches = BranchUnion.objects.in_bulk([pk for pk in sums if pk])
    lines = [vouchers.Line(accounts[account], debit=sum(sums.values(), ZERO))]
    for branch, amount in sorted(sums.items(), key=lambda pair: pair[0] or 0):
        unit = units.unit_of(branches[branch]) if branch else None
        lines.append(vouchers.Line(accounts[DUES], credit=amount, unit=unit))
    cashier = by if by is not None and by.holds("CASHIER") else None
    return vouchers.propose_voucher(
        about, date=payments[0].paid_on, summary=summary, lines=lines, documents=documents, cashier=cashier
    )


@transaction.atomic
def void_payment(payment: DuesPayment, *, reason: str, by: User) -> DuesPayment:
    """Take a wrongly recorded payment back. Its voucher must be out of the way first."""
    lock([payment.person_id])
    payment = DuesPayment.objects.select_for_update(of=("self",)).get(pk=payment.pk)
    if payment.voided_at:
        raise NotNow(_("This payment has been voided already."))
    if payment.refunded:
        raise DomainError(_("Some of this payment was paid back. Reverse the voucher of that first."))
    if payment.method == DuesPayment.Method.PAYROLL:
        raise DomainError(
            _(
                "This payment came with a payroll file. Payroll sets it right in the next file; nothing is voided here."
            )
        )
    if live := vouchers.voucher_of(payment):
        raise DomainError(
            _(
                "Its voucher %(voucher)s stands in the way. Discard it, or write a red voucher against it first."
            )
            % {"voucher": live}
        )
    _take_back(payment)
    payment.voided_at, payment.voided_by, payment.voided_because = timezone.now(), by, reason
    payment.save(update_fields=["voided_at", "voided_by", "voided_because"])
    settle([payment.person_id])
    todos.close_todo(payment)
    audit.record("finance.duespayment.voided", payment, by=by, reason=reason, amount=payment.amount)
    return payment


def _take_back(payment: DuesPayment) -> None:
    for match in payment.matches.select_related("due"):
        Due.objects.filter(pk=match.due_id).update(paid=F("paid") - match.amount)
    payment.matches.all().delete()
    payment.matched = ZERO
    payment.save(update_fields=["matched"])
