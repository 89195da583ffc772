"""Language per person, and a rule's "no" as a message instead of an error page."""

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
