"""A second factor for those posts that the hospital names in ``SECOND_FACTOR_ROLES``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

OPEN_URLS = ("mfa_", "account_")


class SecondFactorMiddleware:
    """Who holds one of the named posts and has no second factor yet is sent to set one up, and gets no further."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        roles, user = settings.SECOND_FACTOR_ROLES, request.user
        if not roles or not user.is_authenticated or not getattr(view, "login_required", True):
            return None
        name = (request.resolver_match and request.resolver_match.url_name) or ""
        if name.startswith(OPEN_URLS) or not user.holds(*roles) or is_mfa_enabled(user):
            return None
        target = reverse("mfa_index")
        if getattr(request, "htmx", False):
            return HttpResponse(status=204, headers={"HX-Redirect": target})
        messages.warning(request, _("Your post needs a second factor at sign-in. Set one up here to go on."))
        return redirect(target)
