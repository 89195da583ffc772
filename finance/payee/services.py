"""Enter companies, change their account, and have another person confirm either."""

from __future__ import annotations

import re
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.payee.models import Company
from finance.payee.signals import account_changed
from members.models import User
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.sealing.models import DataKey
from union_portal.core.todo import services as todos
from union_portal.core.typed import narrow

CONFIRM = "finance.confirm_company"


def clean_account(text: str) -> str:
    """A bank account as it is typed: digits of any width, with spaces or dashes between. Raises ``DomainError`` for others."""
    digits = re.sub(r"[\s\-]", "", narrow(text))
    if digits and not re.fullmatch(r"[0-9]{8,30}", digits):
        raise DomainError(_("A bank account has 8 to 30 digits. Please check it."), field="bank_account")
    return digits


@transaction.atomic
def enter_company(
    *, name: str, bank: str, bank_account: str, account_basis: str, by: User, tax_number: str = ""
) -> Company:
    """Enter a company (收款单位). Somebody else has to confirm it before anything is paid to it."""
    account = clean_account(bank_account)
    if not account:
        raise DomainError(_("Please enter the bank account."), field="bank_account")
    company = Company(
        name=name.strip(), tax_number=tax_number.strip().upper(), bank=bank.strip(), account_basis=account_basis.strip(),
        entered_by=by, entered_at=timezone.now(),
    )  # fmt: skip
    company.data_key = DataKey.of(f"finance.company:{company.uuid}")
    company.bank_account = account
    try:
        with transaction.atomic():
            company.save()
    except IntegrityError as error:
        raise DomainError(_("This company has been entered already."), field="name") from error
    audit.record("finance.company.entered", company, by=by)
    _ask_to_confirm(company)
    return company


def _ask_to_confirm(company: Company) -> None:
    others = User.objects.holding("PREPARER", "CHECKER", "UNION_OFFICER").exclude(pk=company.entered_by_id)
    todos.open_todo(company, CONFIRM, for_users=others.values_list("pk", flat=True))


def _lock(company: Company) -> Company:
    return Company.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=company.pk)


@transaction.atomic
def change_account(
    company: Company, *, bank: str, bank_account: str, account_basis: str, by: User
) -> Company:
    """The company has another account now. It is confirmed anew, and open payments to it are approved anew."""
    company = _lock(company)
    account = clean_account(bank_account)
    if not account:
        raise DomainError(_("Please enter the bank account."), field="bank_account")
    sealed: Any = company.bank_account
    is_same = sealed.open() == account
    company.bank, company.bank_account = bank.strip(), account
    company.account_basis, company.entered_by, company.entered_at = account_basis.strip(), by, timezone.now()
    company.confirmed_by = company.confirmed_at = None
    company.save()
    todos.close_todo(company)
    audit.record("finance.company.account_changed", company, by=by, basis=company.account_basis)
    _ask_to_confirm(company)
    if not is_same:
        account_changed.send(sender=Company, company=company, account=account, by=by)
    return company


@transaction.atomic
def confirm_company(company: Company, *, by: User, checked_how: str) -> Company:
    """Another person has checked the account against contract, invoice or a call to a known number (复核)."""
    company = _lock(company)
    if company.confirmed_by_id:
        raise NotNow(_("This company has been confirmed already."))
    if company.entered_by_id == by.pk:
        raise DomainError(_("Whoever entered an account can't confirm it. Leave it to a colleague."))
    if not checked_how.strip():
        raise DomainError(_("Please say how you checked the account."), field="checked_how")
    company.confirmed_by, company.confirmed_at = by, timezone.now()
    company.save(update_fields=["confirmed_by", "confirmed_at"])
    todos.close_todo(company)
    audit.record("finance.company.confirmed", company, by=by, reason=checked_how)
    return company


@transaction.atomic
def close_company(company: Company, *, by: User, reason: str) -> Company:
    """Nothing is paid to it any more."""
    company = _lock(company)
    if company.is_closed:
        raise NotNow(_("Nothing is paid to this company any more already."))
    company.is_closed = True
    company.save(update_fields=["is_closed"])
    todos.close_todo(company)
    audit.record("finance.company.closed", company, by=by, reason=reason)
    return company
