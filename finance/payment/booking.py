"""How a payment comes into the books: debit the expense, credit the money, or as a voucher template chosen for it says."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from finance.account.models import Account
from finance.payment.models import PaymentRequest, PaymentTemplate
from finance.template.models import TemplateLine, VoucherTemplate
from finance.voucher import services as vouchers
from members.models import User
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.money import ZERO


def is_expense(line: TemplateLine) -> bool:
    """The line that carries what was spent."""
    return line.account.element == Account.Element.EXPENSE


def is_money(line: TemplateLine) -> bool:
    """The line of cash or bank, from which it is paid."""
    return line.account.code.startswith(vouchers.MONEY_ACCOUNTS)


# -- choosing -----------------------------------------------------------------------------------------
@transaction.atomic
def choose_template(
    *, template: VoucherTemplate, by: User, source: str = "", account: Account | None = None
) -> PaymentTemplate:
    """Let payments of a kind, or on an account, be booked by a template from now on."""
    if not source and account is None:
        raise DomainError(_("Say for which payments: of which kind, on which account, or both."))
    if PaymentTemplate.objects.open().filter(source=source, account=account).exists():
        raise DomainError(_("A template is chosen for these payments already. Take that choice back first."))
    _check_fits(template)
    chosen = PaymentTemplate.objects.create(source=source, account=account, template=template, chosen_by=by)
    audit.record("finance.payment_template.chosen", chosen, by=by, template=template.name)
    return chosen


def _check_fits(template: VoucherTemplate) -> None:
    """The sum stands once as expense and once as money; all other entries balance whatever it is."""
    lines = list(template.lines.select_related("account"))
    open_ = [line for line in lines if line.amount is None]
    spent = [line for line in lines if is_expense(line)]
    paid = [line for line in lines if is_money(line)]
    sides = [line.side for line in open_]
    fixed = sum(
        ((line.amount or ZERO) * (1 if line.side == TemplateLine.Side.DEBIT else -1) for line in lines), ZERO
    )
    fits = (
        [line.side for line in spent] == [TemplateLine.Side.DEBIT]
        and [line.side for line in paid] == [TemplateLine.Side.CREDIT]
        and spent[0].amount is None
        and paid[0].amount is None
        and sides.count(TemplateLine.Side.DEBIT) == sides.count(TemplateLine.Side.CREDIT)
        and not fixed
    )
    if template.is_closed or not fits:
        raise DomainError(
            _("A template for payments has one expense on the debit side and cash or bank once on the credit side, both"
              " without an amount; its other entries balance."),
            field="template",
        )  # fmt: skip


@transaction.atomic
def drop_template(chosen: PaymentTemplate, *, by: User) -> PaymentTemplate:
    """Book these payments by the fixed entries again."""
    chosen = PaymentTemplate.objects.select_for_update(of=("self",)).get(pk=chosen.pk)
    if chosen.is_closed:
        raise NotNow(_("This choice has been taken back already."))
    chosen.is_closed = True
    chosen.save(update_fields=["is_closed"])
    audit.record("finance.payment_template.dropped", chosen, by=by)
    return chosen


# -- booking ------------------------------------------------------------------------------------------
def words(title: str, summary: str) -> str:
    """What a payment is for: the record's title and the summary, unless the title says it already."""
    return title if summary in title else f"{title} {summary}"


def entries_of(request: PaymentRequest, *, money: Account) -> tuple[str, Sequence[vouchers.Line]]:
    """Summary and entries of a payment's voucher. What was approved stays: expense, fund, unit and occasion are its own."""
    spent = vouchers.Line(
        request.account, debit=request.amount, fund=request.fund, unit=request.unit, item=request.item
    )
    paid = vouchers.Line(money, credit=request.amount, fund=request.fund, unit=request.unit)
    said = words(request.source_title, request.summary)
    template = PaymentTemplate.objects.for_request(request)
    if template is None:
        return said, [spent, paid]
    found = [
        _line(line, request, spent, paid) for line in template.lines.select_related("account", "fund", "unit")
    ]
    return f"{template.summary} {said}", found


def _line(
    line: TemplateLine, request: PaymentRequest, spent: vouchers.Line, paid: vouchers.Line
) -> vouchers.Line:
    """The template's entry with the payment's sum; on expense and money what was approved and paid."""
    approved = spent if is_expense(line) else paid if is_money(line) else None
    if approved is not None:
        return vouchers.Line(
            approved.account, approved.debit, approved.credit, line.summary, approved.fund, approved.unit,
            approved.item,
        )  # fmt: skip
    amount = request.amount if line.amount is None else line.amount
    debit, credit = (amount, ZERO) if line.side == TemplateLine.Side.DEBIT else (ZERO, amount)
    return vouchers.Line(
        line.account, debit, credit, line.summary, line.fund, line.unit or request.unit, line.item
    )
