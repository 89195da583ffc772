from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from members.user.backends import StaffBackend


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from the staff register; nobody signs up by himself."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong passwords are counted per account, whichever of its names was typed."""
        typed = str(credentials.get("username", "")).strip().lower()
        user = StaffBackend().resolve(typed)
        return f"account:{user.pk}" if user else f"typed:{typed}"
