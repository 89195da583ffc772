"""A claim on its way: begun on the phone, handed in, approved step by step, paid; or returned, refused, withdrawn."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.account.models import Account, Fund
from finance.claim import chain
from finance.claim.figures import doubts
from finance.claim.models import Approval, Claim, ClaimItem, ClaimKind
from finance.claim.workflow import WITH, State, Step
from finance.invoice import services as invoices
from finance.invoice.reading import Reading
from finance.payee.services import clean_account
from finance.payment import services as payments
from finance.payment.chain import rung_for
from finance.payment.models import PaymentRequest
from finance.spending_rule.services import AgainstRule
from members.models import User
from union_portal.core.attachment import services as attachments
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.matter import services as matter
from union_portal.core.number.services import next_number
from union_portal.core.outbox import services as outbox
from union_portal.core.sealing.models import DataKey
from union_portal.core.todo import services as todo

MATTER = "finance.claim"
APPROVE, CORRECT = "finance.claim_approve", "finance.claim_correct"
MOST_ITEMS = 30


def _lock(claim: Claim) -> Claim:
    rows = Claim.objects.select_for_update(of=("self",))
    return rows.select_related(
        "claimant__user",
        "department",
        "kind__account",
        "account",
        "company",
        "unit",
        "fund",
        "data_key",
        "payment",
    ).get(pk=claim.pk)


def _claimant(claim: Claim) -> list[int | None]:
    return [claim.claimant.account.pk if claim.claimant.account else None]


def _save(claim: Claim, *fields: str) -> None:
    claim.save(update_fields=[*fields, "state"])
    matter.put(
        claim, MATTER, title=claim.purpose or claim.kind.name, state=claim.state, number=claim.number,
        parties=_claimant(claim), is_over=claim.is_over,
    )  # fmt: skip


def _step(claim: Claim, what: str, *, by: User, **details: Any) -> None:
    audit.record(f"finance.claim.{what}", claim, by=by, **details)


def _tell(claim: Claim, what: str) -> None:
    outbox.notify(f"finance.claim.{what}", to=_claimant(claim), about=claim, key=str(claim.round))


def _editable(claim: Claim, by: User) -> Claim:
    claim = _lock(claim)
    if claim.claimant_id != by.person_id:
        raise DomainError(_("This claim belongs to somebody else."))
    if not claim.is_editable:
        raise NotNow(_("It has been handed in, so it can't be changed any more. Ask for it to be returned."))
    return claim


# -- writing ----------------------------------------------------------------------------------------------------
@transaction.atomic
def begin(*, by: User, kind: ClaimKind, purpose: str, payee_account: str = "", **fields: Any) -> Claim:
    """Begin a claim (报销). The account of the last one is taken over where none is given."""
    person = by.person
    if person is None:
        raise DomainError(_("Only colleagues can claim."))
    claim = Claim(claimant=person, department=person.department, kind=kind, purpose=purpose.strip(), **fields)
    claim.data_key = DataKey.of(f"finance.claim:{claim.uuid}")
    last = last_account(by) if claim.company is None else None
    account = clean_account(payee_account) or (last[1] if last else "")
    claim.payee_account = account or None  # type: ignore[assignment]
    claim.payee_bank = claim.payee_bank or (last[0] if last else "")
    claim.save()
    _save(claim)
    _step(claim, "begun", by=by)
    return claim


@transaction.atomic
def begin_with_file(upload: File[bytes], *, by: User, qr: str = "", **fields: Any) -> ClaimItem:
    """Begin a claim with its first invoice: both, or neither. Raises what ``begin`` and ``add_file`` raise."""
    return add_file(begin(by=by, **fields), upload, by=by, qr=qr)


def last_account(user: User) -> tuple[str, str] | None:
    """Bank and account of somebody's last claim, for that person's own next one."""
    last = (
        Claim.objects.of(user)
        .filter(company=None, payee_account__isnull=False)
        .select_related("data_key")
        .first()
    )
    sealed: Any = last.payee_account if last else None
    return (last.payee_bank, sealed.open()) if last and sealed else None


def account_hint(claim: Claim) -> str:
    """The last four digits, for the claimant's own eyes."""
    sealed: Any = claim.payee_account
    return f"•••• {sealed.open()[-4:]}" if sealed else ""


@transaction.atomic
def rewrite(claim: Claim, *, by: User, payee_account: str = "", **fields: Any) -> Claim:
    """Change what it was for, or the account (an empty one leaves what is there)."""
    claim = _editable(claim, by)
    for name, value in fields.items():
        setattr(claim, name, value)
    changed = list(fields)
    if account := clean_account(payee_account):
        claim.payee_account = account
        changed.append("payee_account")
    _save(claim, *changed)
    _step(claim, "rewritten", by=by)
    return claim


@transaction.atomic
def add_file(claim: Claim, upload: File[bytes], *, by: User, qr: str = "") -> ClaimItem:
    """Add an invoice's file or a photo (票据). What could be read is an item already; the rest is typed.

    Raises ``InvoiceUsed`` when something was claimed on this invoice before; then nothing was added.
    """
    claim = _editable(claim, by)
    if claim.items.count() >= MOST_ITEMS:
        raise DomainError(
            _("A claim holds %(most)d invoices. Please begin another one.") % {"most": MOST_ITEMS},
            field="file",
        )
    found = invoices.keep_file(claim, upload, by=by, qr=qr)
    item = ClaimItem(claim=claim, attachment=found.attachment, read=_as_read(found))
    reading = found.reading
    if reading.is_whole and reading.issued_on and reading.amount is not None:
        item.invoice = invoices.take(
            claim, number=reading.number, code=reading.code, issued_on=reading.issued_on, amount=reading.amount, by=by,
            **_particulars(item.read),
        )  # fmt: skip
        item.amount, item.spent_on = reading.amount, reading.issued_on
    item.save()
    return item


def _as_read(found: invoices.Found) -> dict[str, Any]:
    reading: Reading = found.reading
    return {
        "number": reading.number, "code": reading.code,
        "issued_on": reading.issued_on.isoformat() if reading.issued_on else "",
        "amount": str(reading.amount) if reading.amount is not None else "",
        "seller_name": reading.seller_name, "seller_tax_number": reading.seller_tax_number,
        "buyer_name": reading.buyer_name, "goods": "；".join(reading.goods)[:500],
        "source": found.source, "file_hash": found.file_hash,
    }  # fmt: skip


def _particulars(read: dict[str, Any]) -> dict[str, Any]:
    names = ("seller_name", "seller_tax_number", "buyer_name", "goods", "source", "file_hash")
    return {name: read[name] for name in names if name in read}


@transaction.atomic
def write_item(
    item: ClaimItem, *, by: User, amount: Decimal, spent_on: dt.date, number: str = "", code: str = "",
    seller_name: str = "", invoice_amount: Decimal | None = None, note: str = "", no_invoice_because: str = "",
) -> ClaimItem:  # fmt: skip
    """Confirm or type what an invoice says. Without a number, why there is no invoice."""
    _editable(item.claim, by)
    item = (
        ClaimItem.objects.select_for_update(of=("self",)).select_related("invoice", "claim").get(pk=item.pk)
    )
    total = invoice_amount or amount
    if amount > total:
        raise DomainError(_("You can't claim more than the invoice says."), field="amount")
    if number:
        fields = {
            "number": number,
            "code": code,
            "issued_on": spent_on,
            "amount": total,
            "seller_name": seller_name,
        }
        if item.invoice:
            invoices.correct(item.invoice, by=by, **fields)
        else:
            item.invoice = invoices.take(item.claim, by=by, **(_particulars(item.read) | fields))
    elif not no_invoice_because.strip():
        raise DomainError(_("Please type the invoice's number, or say why there is none."), field="number")
    gone = item.invoice if not number else None
    if gone:
        item.invoice = None
    item.amount, item.spent_on, item.note = amount, spent_on, note.strip()
    item.no_invoice_because = "" if number else no_invoice_because.strip()
    item.save()
    if gone:
        gone.delete()
    return item


@transaction.atomic
def remove_item(item: ClaimItem, *, by: User) -> None:
    """Take an invoice out again; it may then be claimed elsewhere."""
    _editable(item.claim, by)
    invoice, attachment = item.invoice, item.attachment
    item.delete()
    if invoice:
        invoice.delete()
    if attachment:
        attachments.remove(attachment, by=by)


@transaction.atomic
def discard(claim: Claim, *, by: User) -> None:
    """Throw away a draft that nobody else has seen."""
    claim = _editable(claim, by)
    if claim.state != State.DRAFT:
        raise NotNow(_("Only a draft can be thrown away. You can withdraw the claim instead."))
    for item in claim.items.select_related("invoice", "attachment"):
        remove_item(item, by=by)
    for attachment in Attachment.objects.about(claim):
        attachments.remove(attachment, by=by)
    matter.drop(claim)
    _step(claim, "discarded", by=by)
    claim.delete()


@transaction.atomic
def submit(claim: Claim, *, by: User) -> Claim:
    """Hand it in (提交): rules are asked, it gets its number, and its chain is fixed by today's policy."""
    claim = _editable(claim, by)
    if missing := claim.missing:
        raise DomainError(_("Something is still missing: %(what)s.") % {"what": "、".join(missing)})
    if claim.company and not claim.company.is_payable:
        raise DomainError(_("The company's account hasn't been confirmed by a second person yet."))
    _ask_rules(claim)
    claim.amount = claim.total
    rung = rung_for(claim.amount)
    claim.chain, claim.needs_decision = rung["steps"], rung["decision"]
    claim.round += 1
    claim.submitted_at, claim.remark = timezone.now(), ""
    if not claim.number:
        year = timezone.localdate().year
        claim.number = f"{year}-报{next_number('finance.claim', within=str(year)):04}"
    _enter_next_step(claim, after=None, signed=set())
    _save(claim, "amount", "chain", "needs_decision", "round", "submitted_at", "remark", "number")
    todo.close_todo(claim, CORRECT)
    _step(claim, "submitted", by=by, amount=claim.amount, chain=claim.chain)
    return claim


def _ask_rules(claim: Claim) -> None:
    if refused := [doubt.says for doubt in doubts(claim) if doubt.refuses]:
        raise AgainstRule(" ".join(refused))


def _enter_next_step(claim: Claim, *, after: Step | None, signed: set[int]) -> bool:
    """Move to the next step that somebody can take, and put it on their lists. False when the chain is at its end.

    A step that nobody but the claimant or an earlier signer could take is left out; the last one never is.
    """
    todo.close_todo(claim, APPROVE)
    left = claim.chain[claim.chain.index(after) + 1 :] if after else claim.chain
    for step in left:
        able = chain.approvers(step, department=claim.department, claimant=claim.claimant, but=signed)
        if able:
            claim._move(WITH[step])
            todo.open_todo(claim, APPROVE, for_users=[user.pk for user in able], url=claim.get_absolute_url())
            return True
    if left:
        raise DomainError(
            _("Nobody can take the step “%(step)s” of this claim now. Please tell the union office.")
            % {"step": Step(left[-1]).label}
        )
    return False


# -- approving --------------------------------------------------------------------------------------------------
def _taking_step(claim: Claim, by: User) -> tuple[Claim, set[int]]:
    """The claim, locked, if ``by`` may take the step it waits for."""
    claim = _lock(claim)
    if not claim.step:
        raise NotNow(_("There is nothing to decide here any more. Reload the page to see what has happened."))
    signed = set(claim.approvals.filter(round=claim.round).values_list("by", flat=True))
    if by.person_id == claim.claimant_id:
        raise DomainError(_("Nobody decides on a claim of his own. Leave it to a colleague."))
    if by.pk in signed:
        raise DomainError(_("You have signed this claim already. The next step is somebody else's."))
    return claim, signed


@transaction.atomic
def approve(
    claim: Claim, *, by: User, words: str = "", account: Account | None = None, fund: Fund | None = None, decision: str = ""
) -> Claim:  # fmt: skip
    """Take one step of the chain (审批). The last one reserves the budget and sends it to the cashier.

    Whatever a rule warns of needs words. Raises ``AgainstRule``, and ``OverBudget`` at the last step.
    """
    claim, signed = _taking_step(claim, by)
    step = claim.step
    assert step  # noqa: S101  asked above
    if account and step != Step.HEAD:
        claim.account = account
    if fund and step != Step.HEAD:
        claim.fund = fund
    _ask_rules(claim)
    if not words.strip() and step != Step.HEAD and any(doubt.is_rule for doubt in doubts(claim)):
        raise DomainError(
            _("A rule warns of this claim. Please say why it is right all the same."), field="words"
        )
    if step == Step.CHAIR and claim.needs_decision and not decision.strip():
        raise DomainError(
            _("A sum this large needs a decision of the committee. Please name the meeting and its day."),
            field="decision",
        )
    Approval.objects.create(
        claim=claim, round=claim.round, step=step, by=by, at=timezone.now(), words=words.strip()[:300],
        decision=decision.strip()[:120],
    )  # fmt: skip
    _step(claim, "step_taken", by=by, step=step, reason=words)
    if not _enter_next_step(claim, after=step, signed=signed | {by.pk}):
        _order_payment(claim, by)
    _save(claim, "account", "fund", "payment")
    if claim.state == State.APPROVED:
        _tell(claim, "approved")
    return claim


def _order_payment(claim: Claim, by: User) -> None:
    """The chain is at its end: ask the cashier to pay, or approve again what was approved to another account."""
    sealed: Any = claim.payee_account
    if claim.payment and claim.payment.state == PaymentRequest.State.UNAPPROVED:
        claim.payment = payments.approve_again(claim.payment, by=by, is_whole_chain=True)
    else:
        claim.payment = payments.request_payment(
            claim, payee=None if claim.company else claim.claimant, company=claim.company, amount=claim.amount,
            account_code=claim.ledger_account.code, summary=claim.purpose, by=by, item=claim.kind.item, fund=claim.fund,
            unit=claim.unit, payee_account="" if claim.company else sealed.open() if sealed else "",
            payee_bank=claim.payee_bank, documents=claim.items.count(), heads=claim.heads,
            is_whole_chain=True,
        )  # fmt: skip
    claim._move(State.APPROVED)


@transaction.atomic
def return_claim(claim: Claim, *, by: User, reason: str) -> Claim:
    """Give it back to be corrected (退回); the reason is read word for word."""
    return _stop(claim, State.RETURNED, "returned", by=by, reason=reason)


@transaction.atomic
def refuse(claim: Claim, *, by: User, reason: str) -> Claim:
    """Not paid (不予报销). Its invoices may be claimed on again, where they belong."""
    claim = _stop(claim, State.REFUSED, "refused", by=by, reason=reason)
    invoices.let_go(claim)
    return claim


def _stop(claim: Claim, state: str, what: str, *, by: User, reason: str) -> Claim:
    if not reason.strip():
        raise DomainError(_("Please give a reason."), field="reason")
    claim, _signed = _taking_step(claim, by)
    _withdraw_payment(claim, reason=reason, by=by)
    claim._move(state)
    claim.remark = reason.strip()[:300]
    _save(claim, "remark", "payment")
    todo.close_todo(claim)
    if state == State.RETURNED:
        todo.open_todo(claim, CORRECT, for_users=_claimant(claim))
    _step(claim, what, by=by, reason=reason)
    _tell(claim, what)
    return claim


def _withdraw_payment(claim: Claim, *, reason: str, by: User) -> None:
    """A request whose approval is void is cancelled with its claim."""
    if claim.payment and claim.payment.may_become(PaymentRequest.State.CANCELLED):
        payments.cancel_request(claim.payment, reason=reason, by=by)
    claim.payment = None


@transaction.atomic
def withdraw(claim: Claim, *, by: User) -> Claim:
    """Withdraw it (撤回) before it is approved; its invoices may be claimed on again."""
    claim = _lock(claim)
    if claim.claimant_id != by.person_id:
        raise DomainError(_("This claim belongs to somebody else."))
    if not claim.may_become(State.WITHDRAWN):
        raise NotNow(_("It can't be withdrawn any more."))
    _withdraw_payment(claim, reason=_("Withdrawn"), by=by)
    claim._move(State.WITHDRAWN)
    _save(claim, "payment")
    invoices.let_go(claim)
    todo.close_todo(claim)
    _step(claim, "withdrawn", by=by)
    return claim


# -- the account, and what finance tells ---------------------------------------------------------------------------
@transaction.atomic
def change_account(claim: Claim, *, by: User, payee_account: str, payee_bank: str = "") -> Claim:
    """The claimant's account is another one. What was approved must be approved once more (重新审批)."""
    claim = _lock(claim)
    if claim.claimant_id != by.person_id or claim.company:
        raise DomainError(_("Only the claimant can change the account."))
    if claim.is_over:
        raise NotNow(_("This claim is over; its account can't be changed any more."))
    account = clean_account(payee_account)
    if not account:
        raise DomainError(_("Please enter the bank account."), field="payee_account")
    claim.payee_account, claim.payee_bank = account, payee_bank.strip()
    claim.save(update_fields=["payee_account", "payee_bank"])
    _step(claim, "account_changed", by=by)
    if claim.payment and claim.state == State.APPROVED:
        payments.change_payee_account(
            claim.payment, payee_account=account, payee_bank=payee_bank.strip(), by=by
        )
    return _lock(claim)


@transaction.atomic
def heed_void_approval(claim: Claim, *, request: PaymentRequest, by: User) -> None:
    """The account was changed after the approval: the last step is taken once more, in a round of its own."""
    claim = _lock(claim)
    if claim.payment_id != request.pk or claim.state != State.APPROVED:
        return
    claim.round += 1
    last = Step(claim.chain[-1])
    before = claim.chain[claim.chain.index(last) - 1] if len(claim.chain) > 1 else None
    _enter_next_step(claim, after=before, signed={by.pk})
    _save(claim, "round")
    _step(claim, "approval_void", by=by)


@transaction.atomic
def heed_payment(claim: Claim, *, request: PaymentRequest, by: User) -> None:
    """The cashier has paid; the payment's own notice has told the payee."""
    claim = _lock(claim)
    if claim.payment_id != request.pk:
        return
    claim._move(State.PAID)
    _save(claim)
    todo.close_todo(claim)
    _step(claim, "paid", by=by)
    if claim.company:
        _tell(claim, "company_paid")


@transaction.atomic
def heed_stopped_payment(claim: Claim, *, request: PaymentRequest, reason: str, by: User) -> None:
    """The cashier can't pay: it goes back to the claimant with the cashier's reason."""
    claim = _lock(claim)
    if claim.payment_id != request.pk:
        return
    claim.payment = None
    claim._move(State.RETURNED)
    claim.remark = reason[:300]
    _save(claim, "payment", "remark")
    todo.close_todo(claim)
    todo.open_todo(claim, CORRECT, for_users=_claimant(claim))
    _step(claim, "returned", by=by, reason=reason)
    _tell(claim, "returned")


@transaction.atomic
def heed_undone_payment(claim: Claim, *, request: PaymentRequest, reason: str, by: User) -> None:
    """The money came back: it is to be paid again."""
    claim = _lock(claim)
    if claim.payment_id != request.pk or claim.state != State.PAID:
        return
    claim._move(State.APPROVED)
    _save(claim)
    _step(claim, "payment_undone", by=by, reason=reason)


# -- what a new portal begins with ----------------------------------------------------------------------------------
KINDS = (
    ("市内交通费（出租车、网约车、公交）", "50504", "", "请上传行程对应的发票，并写明去哪里办什么事", False),
    ("文体社团活动费", "50102", "社团活动", "场地、器材、教练等发票；请填写参加人数", True),
    ("小组、分工会活动费", "50106", "分工会活动", "请填写参加人数", True),
    ("活动奖品、纪念品", "50102", "活动奖品", "请附发放签收名单", True),
    ("工会干部培训、学习费", "50501", "工会干部培训", "请附培训通知", False),
    ("会议费", "50502", "工会会议", "请附会议通知和签到", True),
    ("职工书屋购书", "50304", "职工书屋", "请附图书清单", False),
    ("宣传用品、展板印刷", "50103", "宣传活动", "", False),
    ("职工小家用品", "50302", "职工小家建设", "", False),
    ("劳动竞赛用品", "50301", "劳动和技能竞赛", "", False),
)


def load_presets() -> None:
    """The kinds of claims that a new portal offers; those there are stay as the house has set them."""
    if ClaimKind.objects.exists():
        return
    accounts = {
        account.code: account for account in Account.objects.filter(code__in=[kind[1] for kind in KINDS])
    }
    ClaimKind.objects.bulk_create(
        ClaimKind(name=name, account=accounts[code], item=item, hint=hint, asks_heads=heads, position=place)
        for place, (name, code, item, hint, heads) in enumerate(KINDS, start=1)
    )
