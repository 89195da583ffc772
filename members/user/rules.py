"""Who sees accounts and who may do what to them. The three administrators never do one another's work."""

from __future__ import annotations

from members.user.models import User
from union_portal.core.rules import rule


@rule("members.view_user")
def may_view_accounts(user: User) -> bool:
    return user.holds("SYSTEM_ADMIN", "SECURITY_ADMIN", "UNION_OFFICER", "UNION_CHAIR")


@rule("members.disable_user")
def may_disable(user: User, account: User) -> bool:
    """The system administrator, but never his own account or one of the portal itself."""
    return user.holds("SYSTEM_ADMIN") and account != user and account.person_id is not None


@rule("members.issue_activation_code")
def may_issue_code(user: User, account: User) -> bool:
    """Officers hand out first codes; a code that replaces a password comes from the system administrator alone.

    Otherwise an officer could take over the cashier's account with a code of her own making.
    """
    if account == user or account.person_id is None or not account.is_active:
        return False
    if account.has_usable_password():
        return user.holds("SYSTEM_ADMIN")
    return user.holds("SYSTEM_ADMIN", "UNION_OFFICER")
