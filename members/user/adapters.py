from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from members.user.backends import StaffBackend
from members.user.models import User
from union_portal.core.ui.appearance import remember

KNOWN = Signer(salt="members.browser")
"""Signs who used a browser last."""


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from the staff register; nobody signs up by himself."""

    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("Staff number, e-mail or mobile and password don't match.")
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """A new browser speaks the language that the person has chosen before, and is known from now on."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        remember(response, settings.LANGUAGE_COOKIE_NAME, user.language)
        remember(response, settings.BROWSER_COOKIE_NAME, KNOWN.sign(str(user.pk)))
        return response

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong passwords are counted per account, whichever of its names was typed; those in the browser that this
        person used last apart, so that nobody elsewhere locks the owner out."""
        typed = str(credentials.get("username", "")).strip().lower()
        user = StaffBackend().resolve(typed)
        if user is None:
            return f"typed:{typed}"
        try:
            known = KNOWN.unsign(request.COOKIES.get(settings.BROWSER_COOKIE_NAME, ""))
        except BadSignature:
            known = ""
        return f"account:{user.pk}" + (":known" if known == str(user.pk) else "")
