"""The 2021 chart as a preset, and what officers may do to accounts and funds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from finance.account.chart import BASIC, CHART, VERSION
from finance.account.models import Account, Fund
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError

if TYPE_CHECKING:
    from members.models import User


def load_presets() -> None:
    """Put the accounts of the chart that are missing into the database; what is there stays as it is."""
    known = {account.code: account for account in Account.objects.all()}
    parents = {code[:3] for code, _name in CHART if len(code) > 3}
    for code, name in CHART:
        if code in known:
            continue
        parent = known.get(code[:3]) if len(code) > 3 else None
        known[code] = Account.objects.create(
            code=code,
            name=name,
            full_name=f"{parent.name}—{name}" if parent else name,
            initials=Account.initials_of(name),
            parent=parent,
            element=Account.ELEMENTS[code[0]],
            is_leaf=code not in parents,
            is_basic=code[:3] in BASIC,
            chart=VERSION,
        )


@transaction.atomic
def open_sub_account(parent: Account, *, name: str, by: User, tail: str = "") -> Account:
    """Add a sub-account (明细科目) of the union's own below an account of the first level.

    An account without entries becomes a heading at once. One that has entries goes on taking them until its balance
    has been moved to the sub-accounts by a voucher and it is closed: what is posted never changes its account.
    """
    parent = Account.objects.select_for_update().get(pk=parent.pk)
    if not parent.may_have_own:
        raise DomainError(_("%(account)s takes no sub-accounts of the union's own.") % {"account": parent})
    siblings = list(parent.children.all())
    name = name.strip()
    if any(sibling.name == name for sibling in siblings):
        raise DomainError(
            _("%(account)s has a sub-account of this name already.") % {"account": parent}, field="name"
        )
    code = parent.code + (tail or _next_tail(siblings, below=parent))
    if Account.objects.filter(code=code).exists():
        raise DomainError(_("The code %(code)s is taken. Choose another.") % {"code": code}, field="tail")
    account = Account.objects.create(
        code=code,
        name=name,
        full_name=f"{parent.name}—{name}",
        initials=Account.initials_of(name),
        parent=parent,
        element=parent.element,
        is_basic=parent.is_basic,
        is_own=True,
    )
    if parent.is_leaf and not parent.entries.exists():
        parent.is_leaf = False
        parent.save(update_fields=["is_leaf"])
    audit.record("finance.account.added", account, by=by, code=code, name=name)
    return account


def _next_tail(siblings: list[Account], *, below: Account) -> str:
    """The number after the highest one in use."""
    last = max((int(sibling.code[len(below.code) :]) for sibling in siblings), default=0)
    if last >= 99:
        raise DomainError(_("%(account)s has no free code left.") % {"account": below}, field="tail")
    return f"{last + 1:02}"


@transaction.atomic
def rename_account(account: Account, *, name: str, by: User) -> Account:
    """Give a sub-account of the union's own another name, as long as nothing stands on it."""
    account = Account.objects.select_for_update(of=("self",)).select_related("parent").get(pk=account.pk)
    if not account.is_own or account.parent is None:
        raise DomainError(
            _("%(account)s is prescribed by the accounting system and keeps its name.") % {"account": account}
        )
    if account.entries.filter(voucher__state="POSTED").exists():
        raise DomainError(
            _("%(account)s has posted entries. Close it and open another sub-account.") % {"account": account}
        )
    was, account.name = account.name, name.strip()
    account.full_name = f"{account.parent.name}—{account.name}"
    account.initials = Account.initials_of(account.name)
    account.save(update_fields=["name", "full_name", "initials"])
    audit.record("finance.account.renamed", account, by=by, name=[was, account.name])
    return account


@transaction.atomic
def close_account(account: Account, *, by: User) -> None:
    """Take no more entries on an account."""
    _set_closed(account, True, by=by)


@transaction.atomic
def open_account(account: Account, *, by: User) -> None:
    """Take entries on an account again."""
    _set_closed(account, False, by=by)


def _set_closed(account: Account, closed: bool, *, by: User) -> None:
    account = Account.objects.select_for_update().get(pk=account.pk)
    account.is_closed = closed
    account.save(update_fields=["is_closed"])
    audit.record("finance.account.closed" if closed else "finance.account.opened", account, by=by)


@transaction.atomic
def open_fund(*, code: str, name: str, by: User, purpose: str = "") -> Fund:
    """Keep some money apart from now on (专款专用)."""
    fund = Fund.objects.create(code=code, name=name, purpose=purpose)
    audit.record("finance.fund.opened", fund, by=by)
    return fund
