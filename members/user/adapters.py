from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from members.user.backends import StaffBackend
from members.user.models import User
from union_portal.core.ui.appearance import remember


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from the staff register; nobody signs up by himself."""

    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("Staff number, e-mail or mobile and password don't match.")
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """A new browser speaks the language that the person has chosen before."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        remember(response, settings.LANGUAGE_COOKIE_NAME, user.language)
        return response

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong passwords are counted per account, whichever of its names was typed."""
        typed = str(credentials.get("username", "")).strip().lower()
        user = StaffBackend().resolve(typed)
        return f"account:{user.pk}" if user else f"typed:{typed}"
