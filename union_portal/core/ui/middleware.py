"""Language per person, what browsers may keep, and a rule's "no" as a message instead of an error page."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from psycopg.errors import DeadlockDetected, LockNotAvailable

from union_portal.core.errors import DomainError, NotNow

LANGUAGE_COOKIE = settings.LANGUAGE_COOKIE_NAME


class LanguageMiddleware:
    """Chinese unless this browser has chosen English: the browser's own preference doesn't count."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(LANGUAGE_COOKIE, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response


class DomainErrorMiddleware:
    """A ``DomainError`` that no form caught: a message and back to the page, to htmx the error fragment.

    So is it when somebody else holds for too long what this person needs: nothing was saved, and it may be tried again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception.__cause__, LockNotAvailable | DeadlockDetected):
            exception = NotNow(
                _("Somebody else is at work on the same. Nothing was saved; please try again in a moment.")
            )
        if not isinstance(exception, DomainError):
            return None
        if getattr(request, "htmx", False):
            return render(request, "components/_error.html", {"message": str(exception)}, status=422)
        messages.warning(request, str(exception))
        back = request.META.get("HTTP_REFERER", "")
        is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
        return redirect(back if is_ours and request.method == "POST" else "core:hall")


class KeepingMiddleware:
    """No browser keeps a page of somebody who has signed in, unless its view says otherwise; at the sign-out it forgets what
    earlier versions let it keep. Drafts of proposals stay in the browser's storage: they are there for lost sessions, and open
    with the same person's sign-in alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "private, no-store")
            match = request.resolver_match
            if request.method == "POST" and match and match.view_name == "account_logout":
                response.headers["Clear-Site-Data"] = '"cache"'
        return response
