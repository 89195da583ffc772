from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from union_portal.core.verification import services


@login_not_required
@require_safe
def verify_entry(request: HttpRequest) -> HttpResponse:
    """Where anybody types the code that stands on a paper of the union's."""
    typed = request.GET.get("code", "").strip()
    if found := services.find(typed) if typed else None:
        return redirect(found)
    status = 404 if typed else 200
    return render(request, "core/verify_entry.html", {"typed": typed}, status=status)


@login_not_required
@require_safe
def verify(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the portal knows of an issued document: anybody compares it with the paper in hand."""
    document = services.find(public_id)
    if document is None:
        return render(request, "core/verify_entry.html", {"typed": public_id}, status=404)
    return render(request, "core/verify.html", {"document": document})
