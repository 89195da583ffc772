"""How one browser shows the portal: light or dark, normal or large text. Kept in cookies, no account needed."""

from __future__ import annotations

from django.http import HttpRequest

THEMES = ("auto", "light", "dark")
TEXT_SIZES = ("normal", "large")
ONE_YEAR = 365 * 24 * 3600


def theme(request: HttpRequest) -> str:
    chosen = request.COOKIES.get("theme", "auto")
    return chosen if chosen in THEMES else "auto"


def large_text(request: HttpRequest) -> bool:
    return request.COOKIES.get("text") == "large"
