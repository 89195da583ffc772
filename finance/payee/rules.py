from __future__ import annotations

from finance.payee.models import Company
from finance.rules import READERS
from members.models import User
from union_portal.core.rules import rule

OFFICERS = ("UNION_OFFICER", "WELFARE_OFFICER", "ACTIVITY_OFFICER")


@rule("finance.view_company")
def may_view(user: User) -> bool:
    return user.holds(*READERS, *OFFICERS) or user.sits_on("AUDIT")


@rule("finance.enter_company")
def may_enter(user: User) -> bool:
    """Officers who buy, and whoever prepares vouchers; never the cashier, who pays."""
    return user.holds("PREPARER", *OFFICERS) and not user.holds("CASHIER")


@rule("finance.confirm_company")
def may_confirm(user: User, company: Company) -> bool:
    confirmers = user.holds("PREPARER", "CHECKER", "UNION_OFFICER")
    return confirmers and not user.holds("CASHIER") and user.pk != company.entered_by_id


@rule("finance.reveal_company")
def may_reveal(user: User, company: Company) -> bool:
    """Who compares the account with the papers before confirming it."""
    return may_confirm(user, company) and company.confirmed_by_id is None
