from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from union_portal.core.outbox.models import InboxMessage


def portal(request: HttpRequest) -> dict[str, Any]:
    """What every page shows: the union's name, and how many messages are unread (asked only when shown)."""
    user = getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    return {
        "union_name": settings.UNION_NAME,
        "hospital_name": settings.HOSPITAL_NAME,
        "unread_count": (lambda: InboxMessage.objects.visible_to(user).unread().count()) if known else 0,
    }
