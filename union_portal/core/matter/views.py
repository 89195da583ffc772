from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from union_portal.core.http import PortalRequest
from union_portal.core.matter.models import Matter
from union_portal.core.todo.models import Todo
from union_portal.core.ui.page import Chip, Empty, paged


@require_safe
def matters(request: PortalRequest) -> HttpResponse:
    """Everything that the person has under way or has had (我的事项)."""
    mine = Matter.objects.of(request.user)
    shown, q = request.GET.get("show", "open"), request.GET.get("q", "").strip()
    entries = mine.filter(is_over=True) if shown == "over" else mine if shown == "all" else mine.under_way()
    if q:
        entries = entries.matching(q)
    context = {
        "title": _("My matters"),
        "q": q,
        "todos": Todo.objects.waiting_for(request.user) if shown == "open" and not q else [],
        "page_obj": paged(request, entries),
        "chips": [
            Chip(_("Under way"), "?show=open", shown not in {"over", "all"}),
            Chip(_("Finished"), "?show=over", shown == "over"),
            Chip(_("All"), "?show=all", shown == "all"),
        ],
        "empty": Empty(
            _("Nothing was found") if q else _("Nothing here at the moment"),
            _("Try other words, or look under “All”.")
            if q
            else _("What you apply for, propose or register for appears here, with its state and next step."),
            icon="list-check",
        ),
    }
    return render(request, "core/matters.html", context)
