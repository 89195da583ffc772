"""The pattern book: every part of a page in every state, light beside dark, with made-up contents."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def pattern_book(request: HttpRequest) -> HttpResponse:
    """For whoever builds or checks pages. Desk only; nothing in it is real."""
    if not request.user.is_staff:  # type: ignore[union-attr]
        raise PermissionDenied
    return render(
        request, "core/pattern_book.html", admin.site.each_context(request) | {"title": "Pattern book"}
    )
