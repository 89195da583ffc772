"""What happens at the portal's door goes into the audit trail."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.dispatch import receiver

from members.user.models import User
from union_portal.core.audit import services as audit


@receiver(account.user_logged_in)
def record_sign_in(user: User, **kwargs: Any) -> None:
    audit.record("members.user.signed_in", user, by=user)


@receiver([account.password_changed, account.password_reset])
def record_password(user: User, **kwargs: Any) -> None:
    audit.record("members.user.password_set", user, by=user)


@receiver(mfa.authenticator_added)
def record_second_factor(user: User, authenticator: Any, **kwargs: Any) -> None:
    audit.record("members.user.factor_added", user, by=user, kind=authenticator.type)


@receiver(mfa.authenticator_removed)
def record_second_factor_removed(user: User, authenticator: Any, **kwargs: Any) -> None:
    audit.record("members.user.factor_removed", user, by=user, kind=authenticator.type)
