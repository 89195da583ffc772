from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from union_portal.core import registry
from union_portal.core.outbox.models import InboxMessage
from union_portal.core.ui.appearance import large_text, theme


def portal(request: HttpRequest) -> dict[str, Any]:
    """What every page shows. What costs a query is asked only when a page shows it, and once."""
    user: Any = getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    return {
        "union_name": settings.UNION_NAME,
        "hospital_name": settings.HOSPITAL_NAME,
        "theme": theme(request),
        "large_text": large_text(request),
        "upload_limit": settings.ATTACHMENT_MAX_BYTES,
        "unread_count": SimpleLazyObject(lambda: InboxMessage.objects.visible_to(user).unread().count())
        if known
        else 0,
        "my_services": SimpleLazyObject(lambda: services_for(user)) if known else [],
    }


def services_for(user: Any) -> list[dict[str, Any]]:
    """The services that this person can use, in the order of their registration."""
    return [
        {"label": service.label, "icon": service.icon, "note": service.note, "url": reverse(service.url_name)}
        for service in registry.services
        if service.offered_to(user)
    ]
