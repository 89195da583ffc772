"""The 2021 chart as a preset, and what officers may do to accounts and funds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from finance.account.chart import BASIC, CHART
from finance.account.models import Account, Fund
from union_portal.core.audit import services as audit

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
        )


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
