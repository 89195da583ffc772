"""How one browser shows the portal: light or dark, normal or large text. Kept in cookies, no account needed."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

THEMES = ("auto", "light", "dark")
TEXT_SIZES = ("normal", "large")
ONE_YEAR = 365 * 24 * 3600


def theme(request: HttpRequest) -> str:
    chosen = request.COOKIES.get("theme", "auto")
    return chosen if chosen in THEMES else "auto"


def large_text(request: HttpRequest) -> bool:
    return request.COOKIES.get("text") == "large"


def remember(response: HttpResponse, name: str, value: str) -> None:
    """Keep a choice in this browser."""
    response.set_cookie(
        name, value, max_age=ONE_YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax"
    )  # fmt: skip
