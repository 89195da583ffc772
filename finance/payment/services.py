"""Ask for a payment, pay it once, change its account, cancel it.

The contract for the apps above: ``request_payment`` at their approval (it asks the spending rules, reserves the budget,
and raises ``OverBudget``), ``change_payee_account`` and ``approve_again``, ``cancel_request`` when they withdraw, and the
signals ``payment_paid``, ``approval_voided`` and ``payment_cancelled``. A sum above the limits of the chain of approvals
waits for a further signature before the cashier gets it. What was requested for a record:
``PaymentRequest.objects.about(record)``.
"""

from __future__ import annotations

import datetime as dt
import hmac
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finance.account.models import Account, Fund
from finance.budget import services as budget
from finance.payee.models import Company
from finance.payment import booking, chain
from finance.payment.models import PaymentRequest
from finance.payment.signals import (
    approval_voided,
    payment_cancelled,
    payment_paid,
    payment_undone,
)
from finance.payment.sources import Asked, require_passed, sources
from finance.payment.workflow import State
from finance.unit.models import Unit
from finance.voucher import services as vouchers
from finance.voucher.models import Voucher
from members.models import Person, User
from union_portal.core.audit import services as audit
from union_portal.core.base import bond
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.money import to_money
from union_portal.core.number.services import next_number
from union_portal.core.outbox import services as outbox
from union_portal.core.sealing import crypto
from union_portal.core.sealing.models import DataKey
from union_portal.core.todo import services as todos

if TYPE_CHECKING:
    from collections.abc import Iterable

CASH, BANK = "101", "102"
SIGN = "finance.sign_payment"


class AccountChanged(DomainError):
    """The payee's account isn't the one that was approved."""


@transaction.atomic
def request_payment(
    source: models.Model, *, payee: Person | None = None, amount: Decimal, account_code: str, summary: str, by: User,
    item: str = "", fund: Fund | None = None, unit: Unit | None = None, payee_account: str = "", payee_bank: str = "",
    company: Company | None = None, documents: int = 1, heads: int | None = None, is_whole_chain: bool = False,
) -> PaymentRequest:  # fmt: skip
    """At an approval: reserve this year's budget and put the sum on the cashier's list. ``by`` is the approver.

    Where the sum asks for more than this approval, whoever must sign too gets it first; ``is_whole_chain`` says that the
    caller has taken all steps of the chain itself.

    The caller has checked that ``by`` may approve and that nobody approves for himself. ``payee_account`` comes
    in the clear (opened by a logged ``audit.reveal``) and is sealed here; empty means cash. A ``company`` is paid to the
    account that was confirmed for it. Raises ``OverBudget``, and what a check (a spending rule) says no to.
    """
    key = source._meta.label_lower
    account = _expense_account(account_code)
    if to_money(amount) <= 0:
        raise DomainError(_("The amount must be more than zero."), field="amount")
    if payee is not None and by.person_id == payee.pk:
        raise DomainError(_("Nobody can approve a payment to himself."))
    if company is not None:
        payee_account, payee_bank = _account_of(company), company.bank
    today = timezone.localdate()
    title = sources[key].title(source)
    require_passed(Asked(to_money(amount), account_code, item, payee, heads, (title, summary)))
    reservation = budget.reserve(
        account=account, year=today.year, amount=to_money(amount), summary=booking.words(title, summary), by=by, unit=unit,
        fund=fund,
    )  # fmt: skip
    request = PaymentRequest(
        source_title=title, payee=payee, company=company, amount=to_money(amount), account=account, fund=fund, item=item,
        unit=unit, summary=summary[:200], documents=documents, heads=heads, payee_bank=payee_bank, reservation=reservation,
        approved_by=by, approved_at=timezone.now(), **bond(source),
    )  # fmt: skip
    request.data_key = DataKey.of(f"finance.payment:{request.uuid}")
    request.payee_account = payee_account or None  # type: ignore[assignment]
    request.approval_hash = _hash(request, payee_account)
    signers = None if is_whole_chain else _ask_signature(request, approver=by)
    request.number = f"{today.year}-{next_number('finance.payment', within=str(today.year)):05}"
    request.save()
    audit.record("finance.payment.requested", request, by=by, amount=request.amount, account=account_code)
    _tell_next(request, signers)
    return request


def _ask_signature(request: PaymentRequest, *, approver: User) -> list[int] | None:
    """Note in memory whose further signature the sum asks for; returns who may give it, none if the approval is enough."""
    found = chain.further_signers(request.amount, approver=approver, payee=request.payee)
    if found is None:
        return None
    request.signature_of, signers = found
    request.needs_decision = chain.rung_for(request.amount)["decision"]
    request.state = State.SIGNING
    return list(signers.values_list("pk", flat=True))


def _tell_next(request: PaymentRequest, signers: list[int] | None) -> None:
    """Put it on the list of whoever is next: the signers, or the cashiers."""
    if signers is None:
        _tell_cashiers(request)
        return
    todos.open_todo(request, SIGN, for_users=signers)
    outbox.notify("finance.payment.to_sign", to=signers, about=request, key=outbox.this_time())


@transaction.atomic
def sign_request(request: PaymentRequest, *, by: User, decision: str = "") -> PaymentRequest:
    """The further signature that the sum asks for (大额加签); ``decision`` names the committee's meeting where it needs one."""
    request = _lock(request)
    if request.state != State.SIGNING:
        raise NotNow(_("%(number)s waits for no signature any more.") % {"number": request.number})
    if by.pk == request.approved_by_id:
        raise DomainError(_("Whoever approved a payment can't sign it too. Leave it to a colleague."))
    if request.payee_id and by.person_id == request.payee_id:
        raise DomainError(_("Nobody can approve a payment to himself."))
    if not by.holds(request.signature_of):
        raise DomainError(
            _("This signature is given by: %(post)s.") % {"post": request.get_signature_of_display()}
        )
    if request.needs_decision and not decision.strip():
        raise DomainError(
            _("A sum this large needs a decision of the committee. Please name the meeting and its day."),
            field="decision",
        )
    request._move(State.APPROVED)
    request.signed_by, request.signed_at, request.decision = by, timezone.now(), decision.strip()[:120]
    request.save(update_fields=["state", "signed_by", "signed_at", "decision"])
    todos.close_todo(request)
    audit.record("finance.payment.signed", request, by=by, decision=request.decision)
    _tell_cashiers(request)
    return request


def _account_of(company: Company) -> str:
    """The confirmed account of a company, locked against a change in the same moment."""
    company = Company.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=company.pk)
    if not company.is_payable:
        raise DomainError(
            _("The account of %(company)s hasn't been confirmed by a second person. Have it confirmed first.")
            % {"company": company}
        )
    sealed: Any = company.bank_account
    return str(sealed.open())


def _expense_account(code: str, *, field: str = "account") -> Account:
    account = Account.objects.open().expenses().filter(code=code).first()
    if account is None:
        raise DomainError(
            _("%(code)s isn't an open expense account. Choose one that takes entries.") % {"code": code},
            field=field,
        )
    return account


BOOKING_WORDS = {"account": gettext_lazy("ledger account"), "item": gettext_lazy("occasion")}


def check_booking(value: dict[str, str]) -> None:
    """Refuse account and occasion, as a policy has them (记账科目与事项), that nothing could be paid from."""
    _expense_account(value["account"], field="value.account")


def _hash(request: PaymentRequest, payee_account: str) -> str:
    """What was approved: for which record, to whom, how much, to which account. Keyed, so that no dump can forge it."""
    approved = [
        request.about_type_id,
        request.about_id,
        f"company:{request.company_id}" if request.company_id else request.payee_id,
        f"{request.amount:.2f}",
        payee_account,
    ]
    return crypto.blind("|".join(map(str, approved)), purpose="finance.payment.approval")


def _clear_account(request: PaymentRequest) -> str:
    """The account in the clear, for the comparison alone; nobody is shown it, so no reading is logged."""
    sealed: Any = request.payee_account
    return sealed.open() if sealed else ""


def _lock(request: PaymentRequest) -> PaymentRequest:
    return (
        PaymentRequest.objects.select_for_update(of=("self",))
        .select_related(
            "payee__user",
            "company",
            "account",
            "fund",
            "reservation__line__account",
            "unit",
            "data_key",
            "approved_by",
            "signed_by",
        )
        .get(pk=request.pk)
    )


def _tell_cashiers(request: PaymentRequest) -> None:
    signed = {pk for pk in (request.approved_by_id, request.signed_by_id) if pk}
    cashiers = User.objects.holding("CASHIER").exclude(pk__in=signed)
    todos.open_todo(request, "finance.pay", for_users=cashiers.values_list("pk", flat=True))


def _is_ready(request: PaymentRequest, by: User) -> None:
    """Raise unless ``by`` may pay this request now, to the account and the sum that were approved."""
    if request.paid_on:
        raise NotNow(
            _("%(number)s has been paid already, on %(day)s.")
            % {"number": request.number, "day": date_format(request.paid_on)}
        )
    if request.state == State.UNAPPROVED:
        raise AccountChanged(
            _(
                "The payee's account was changed after the approval. The request must be approved again before it is paid."
            )
        )
    if request.state == State.SIGNING:
        raise NotNow(
            _("%(number)s still waits for a further signature. It is paid once that is given.")
            % {"number": request.number}
        )
    if by.pk in {request.approved_by_id, request.signed_by_id}:
        raise DomainError(_("Whoever approved a payment can't pay it. Leave it to another cashier."))
    if by.person_id == request.payee_id and request.payee_id:
        raise DomainError(_("Nobody can pay to himself. Leave it to another cashier."))
    if not hmac.compare_digest(request.approval_hash, _hash(request, _clear_account(request))):
        raise AccountChanged(
            _(
                "Payee, amount or account aren't what was approved. Nothing was paid; tell the audit committee."
            )
        )


@transaction.atomic
def pay(
    request: PaymentRequest, *, by: User, paid_on: dt.date | None = None, method: str = PaymentRequest.Method.TRANSFER,
    bank_reference: str = "",
) -> PaymentRequest:  # fmt: skip
    """The cashier has paid: once, to the approved account. Writes the voucher's draft and spends the reservation."""
    request = _lock(request)
    _is_ready(request, by)
    if request.state == State.WITH_BANK:
        raise NotNow(
            _("%(number)s is in a pay run. Note there what became of it.") % {"number": request.number}
        )
    if method == PaymentRequest.Method.TRANSFER and not request.payee_account:
        raise DomainError(
            _("No bank account was given for this payee. Pay in cash, or have the account added."),
            field="method",
        )
    return _note_paid(
        request, by=by, day=paid_on or timezone.localdate(), method=method, bank_reference=bank_reference
    )


def _note_paid(
    request: PaymentRequest, *, by: User, day: dt.date, method: str, bank_reference: str
) -> PaymentRequest:
    if day > timezone.localdate():
        raise DomainError(_("A payment can't be dated in the future."), field="paid_on")
    if day < timezone.localtime(request.approved_at).date():
        raise DomainError(_("A payment can't be dated before its approval."), field="paid_on")
    voucher = _write_voucher(request, day, method, by)
    spent = budget.spend(request.reservation, voucher=voucher, paid_on=day, by=by)
    request._move(State.PAID)
    request.paid_by, request.paid_on, request.method = by, day, method
    request.bank_reference, request.voucher, request.reservation = bank_reference, voucher, spent
    request.save(
        update_fields=["state", "paid_by", "paid_on", "method", "bank_reference", "voucher", "reservation"]
    )
    todos.close_todo(request)
    audit.record(
        "finance.payment.paid", request, by=by, amount=request.amount, paid_on=day, voucher=voucher.pk
    )
    if request.payee:
        outbox.notify("finance.payment.paid", to=_accounts([request.payee]), about=request, url="/")
    payment_paid.send(sender=PaymentRequest, request=request, by=by)
    return request


@transaction.atomic
def put_into_run(request: PaymentRequest, *, by: User, run: str) -> PaymentRequest:
    """Put a request into a pay run (付款批次): from now on only the run says what becomes of it."""
    request = _lock(request)
    _is_ready(request, by)
    if not request.payee_account:
        raise DomainError(_("%(number)s has no bank account; pay it in cash.") % {"number": request.number})
    request._move(State.WITH_BANK)
    request.save(update_fields=["state"])
    todos.close_todo(request)
    audit.record("finance.payment.put_into_run", request, by=by, run=run)
    return request


def account_for_file(request: PaymentRequest, *, by: User, run: str) -> str:
    """The account in the clear for the bank's file, if it is the one that was approved. The reading is logged."""
    _is_ready(request, by)
    audit.record_reading(request, "payee_account", by=by, reason=run)
    return _clear_account(request)


@transaction.atomic
def paid_by_bank(
    request: PaymentRequest, *, by: User, paid_on: dt.date, bank_reference: str
) -> PaymentRequest:
    """The bank has paid what a run sent it. Once only: afterwards it is paid for good."""
    request = _lock(request)
    _is_ready(request, by)
    if request.state != State.WITH_BANK:
        raise NotNow(_("%(number)s isn't in a pay run.") % {"number": request.number})
    return _note_paid(
        request, by=by, day=paid_on, method=PaymentRequest.Method.TRANSFER, bank_reference=bank_reference
    )


@transaction.atomic
def out_of_run(request: PaymentRequest, *, by: User, reason: str) -> PaymentRequest:
    """The bank didn't pay, or the run was dropped: it lies on the cashier's list again."""
    request = _lock(request)
    if request.state != State.WITH_BANK:
        raise NotNow(_("%(number)s isn't in a pay run.") % {"number": request.number})
    request._move(State.APPROVED)
    request.save(update_fields=["state"])
    audit.record("finance.payment.out_of_run", request, by=by, reason=reason)
    _tell_cashiers(request)
    return request


def _write_voucher(request: PaymentRequest, day: dt.date, method: str, by: User) -> Voucher:
    """By the union's template or the fixed entries; nobody's draft yet, on every preparer's list."""
    money = Account.objects.get(code=CASH if method == PaymentRequest.Method.CASH else BANK)
    summary, lines = booking.entries_of(request, money=money)
    return vouchers.propose_voucher(
        request, date=day, summary=summary, documents=request.documents, cashier=by, origin=Voucher.Origin.PAYMENT,
        lines=lines,
    )  # fmt: skip


# -- a reversed voucher ---------------------------------------------------------------------------------
@transaction.atomic
def heed_reversal(request: PaymentRequest, *, voucher: Voucher, by: User) -> None:
    """Its voucher was reversed: the payment isn't in the books any more, and what it had spent is bound again."""
    request = _lock(request)
    if request.voucher_id != voucher.pk or request.state != State.PAID:
        return
    request._move(State.REVERSED)
    request.reservation = budget.restore(request.reservation, by=by)
    request.save(update_fields=["state", "reservation"])
    audit.record("finance.payment.reversed", request, by=by, voucher=voucher.pk)


@transaction.atomic
def book_again(
    request: PaymentRequest, *, by: User, account_code: str = "", day: dt.date | None = None
) -> PaymentRequest:
    """It was paid, but booked wrongly: propose its voucher anew, on another account if need be. Raises ``OverBudget``."""
    request = _lock(request)
    if request.state != State.REVERSED:
        raise NotNow(_("Only a payment whose voucher was reversed is booked again."))
    paid_on, method, cashier = request.paid_on, request.method, request.paid_by
    if paid_on is None or cashier is None:
        raise ValueError("a paid request names day and cashier, as the database says")
    day = day or paid_on
    if not paid_on <= day <= timezone.localdate():
        raise DomainError(_("The voucher's day lies between the payment and today."), field="day")
    if account_code and account_code != request.account.code:
        request.account = _expense_account(account_code)
        budget.release(request.reservation)
        request.reservation = budget.reserve(
            account=request.account, year=day.year, amount=request.amount, summary=request.reservation.summary, by=by,
            unit=request.unit, fund=request.fund,
        )  # fmt: skip
    request.voucher = _write_voucher(request, day, method, cashier)
    request.reservation = budget.spend(request.reservation, voucher=request.voucher, paid_on=day, by=by)
    request._move(State.PAID)
    request.save(update_fields=["state", "account", "voucher", "reservation"])
    audit.record("finance.payment.booked_again", request, by=by, account=request.account.code)
    return request


@transaction.atomic
def pay_anew(request: PaymentRequest, *, reason: str, by: User) -> PaymentRequest:
    """The money came back, or never went out: it waits for the cashier again, and the app above is told."""
    request = _lock(request)
    if request.state != State.REVERSED:
        raise NotNow(_("Reverse the payment's voucher first; then it can be paid again."))
    request._move(State.APPROVED)
    request.paid_by = request.paid_on = request.voucher = None
    request.method = request.bank_reference = ""
    request.save(update_fields=["state", "paid_by", "paid_on", "voucher", "method", "bank_reference"])
    todos.close_todo(request)
    audit.record("finance.payment.to_be_paid_again", request, by=by, reason=reason)
    payment_undone.send(sender=PaymentRequest, request=request, by=by, reason=reason)
    _tell_cashiers(request)
    return request


def _accounts(people: Iterable[Person]) -> list[int | None]:
    return [person.account.pk if person.account else None for person in people]


@transaction.atomic
def change_payee_account(
    request: PaymentRequest, *, payee_account: str, by: User, payee_bank: str | None = None
) -> PaymentRequest:
    """The payee's account is another one. The approval is void until somebody else approves again."""
    request = _lock(request)
    if request.state == State.WITH_BANK:
        raise NotNow(
            _("%(number)s is in a pay run just now. Wait for the bank's answer, then change the account.")
            % {"number": request.number}
        )
    if request.state not in {State.SIGNING, State.APPROVED, State.UNAPPROVED}:
        raise NotNow(
            _("%(number)s is paid or cancelled; its account can't be changed any more.")
            % {"number": request.number}
        )
    if payee_account == _clear_account(request):
        return request
    request.payee_account = payee_account or None  # type: ignore[assignment]
    request.account_changed_by = by
    changed = ["payee_account", "account_changed_by"]
    if payee_bank is not None:
        request.payee_bank = payee_bank
        changed.append("payee_bank")
    if request.state != State.UNAPPROVED:
        request._move(State.UNAPPROVED)
        changed.append("state")
    request.save(update_fields=changed)
    todos.close_todo(request)
    audit.record("finance.payment.account_changed", request, by=by)
    approval_voided.send(sender=PaymentRequest, request=request, by=by)
    return request


@transaction.atomic
def approve_again(request: PaymentRequest, *, by: User, is_whole_chain: bool = False) -> PaymentRequest:
    """Approve with the changed account; never by whoever changed it, nor by the payee. A further signature is given anew."""
    request = _lock(request)
    if request.state != State.UNAPPROVED:
        raise NotNow(_("%(number)s needs no new approval.") % {"number": request.number})
    if by.pk == request.account_changed_by_id:
        raise DomainError(_("Whoever changed the account can't approve it. Leave it to a colleague."))
    if request.payee_id and by.person_id == request.payee_id:
        raise DomainError(_("Nobody can approve a payment to himself."))
    if request.company and not request.company.is_payable:
        raise DomainError(
            _("The account of %(company)s hasn't been confirmed by a second person. Have it confirmed first.")
            % {"company": request.company}
        )
    request._move(State.APPROVED)
    request.approved_by, request.approved_at = by, timezone.now()
    request.approval_hash = _hash(request, _clear_account(request))
    request.signature_of, request.needs_decision = "", False
    request.signed_by, request.signed_at, request.decision = None, None, ""
    signers = None if is_whole_chain else _ask_signature(request, approver=by)
    request.save(
        update_fields=[
            "state", "approved_by", "approved_at", "approval_hash", "signature_of", "needs_decision", "signed_by",
            "signed_at", "decision",
        ]
    )  # fmt: skip
    audit.record("finance.payment.approved_again", request, by=by)
    _tell_next(request, signers)
    return request


@transaction.atomic
def cancel_request(request: PaymentRequest, *, reason: str, by: User) -> PaymentRequest:
    """The app above withdraws an unpaid request; what was reserved is free again."""
    request = _lock(request)
    request._move(State.CANCELLED)
    request.cancelled_because = reason[:300]
    request.save(update_fields=["state", "cancelled_because"])
    budget.release(request.reservation)
    todos.close_todo(request)
    audit.record("finance.payment.cancelled", request, by=by, reason=reason)
    return request


@transaction.atomic
def give_back(request: PaymentRequest, *, reason: str, by: User) -> PaymentRequest:
    """Finance can't pay (退回): the request is cancelled and the app above is told why."""
    request = cancel_request(request, reason=reason, by=by)
    payment_cancelled.send(sender=PaymentRequest, request=request, by=by, reason=reason)
    return request
