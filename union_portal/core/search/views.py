from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from union_portal.core import registry

SHOWN_OF_A_KIND = 8
SHORTEST = 2


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search over all that the person may see: each area answers for its own, and nothing stands there twice."""
    q = request.GET.get("q", "").strip()[:60]
    results = []
    if len(q) >= SHORTEST:
        found = [hit for source in registry.search for hit in source(request.user, q, SHOWN_OF_A_KIND)]
        results = list({hit.url: hit for hit in reversed(found)}.values())[::-1]
    context = {"q": q, "results": results, "too_short": 0 < len(q) < SHORTEST}
    return render(request, "core/search.html", context)
