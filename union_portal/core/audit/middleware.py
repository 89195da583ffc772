"""Who is behind a request: the person and the address go with every audit entry and every row of history."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

import pghistory
from django.http import HttpRequest, HttpResponse

address: ContextVar[str | None] = ContextVar("address", default=None)


class ActorMiddleware:
    """Set the address for audit entries, and person and address as the context of row history."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = address.set(request.META.get("REMOTE_ADDR") or None)
        try:
            if request.method in {"GET", "HEAD", "OPTIONS"}:
                return self.get_response(request)
            with pghistory.context(user=request.user.pk, address=address.get(), url=request.path):
                return self.get_response(request)
        finally:
            address.reset(token)
