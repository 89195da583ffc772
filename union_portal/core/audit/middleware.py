"""Who is behind a request: the person and the address go with every audit entry and every row of history."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from contextvars import ContextVar

import pghistory
from django.conf import settings
from django.http import HttpRequest, HttpResponse

address: ContextVar[str | None] = ContextVar("address", default=None)


def client_address(request: HttpRequest) -> str | None:
    """The address that asked. ``X-Forwarded-For`` counts only as far as our own proxies wrote it: whoever asks can
    put anything to the left of that."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    hops = [hop for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    named = hops[-proxies] if 0 < proxies <= len(hops) else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(named.strip()))
    except ValueError:
        return None


class ActorMiddleware:
    """Set the address for audit entries, and person and address as the context of row history."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = address.set(client_address(request))
        try:
            if request.method in {"GET", "HEAD", "OPTIONS"}:
                return self.get_response(request)
            with pghistory.context(user=request.user.pk, address=address.get(), url=request.path):
                return self.get_response(request)
        finally:
            address.reset(token)
