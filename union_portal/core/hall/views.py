from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from union_portal.core import registry
from union_portal.core.http import PortalRequest
from union_portal.core.matter.models import Matter
from union_portal.core.notice.models import PublicNotice
from union_portal.core.todo.models import Todo

SHOWN_TODOS, SHOWN_MATTERS, SHOWN_NOTICES = 6, 4, 4


@require_safe
def hall(request: PortalRequest) -> HttpResponse:
    """The first page (办事大厅): what needs me, what is open now, what I have under way, what I can use."""
    user = request.user
    todos = list(Todo.objects.waiting_for(user)[: SHOWN_TODOS + 1])
    context = {
        "now": timezone.localtime(),
        "todos": todos[:SHOWN_TODOS],
        "more_todos": len(todos) > SHOWN_TODOS,
        "open_now": [item for source in registry.open_now for item in source(user)],
        "matters": Matter.objects.of(user).under_way()[:SHOWN_MATTERS],
        "notices": PublicNotice.objects.showing(on=timezone.localdate())[:SHOWN_NOTICES],
    }
    return render(request, "core/hall.html", context)
