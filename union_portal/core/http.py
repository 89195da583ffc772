"""What a request is once the portal's middleware has seen it, and the answer that is a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from members.models import User


class PortalRequest(HttpRequest):
    """A request of somebody who has signed in: the middleware requires it unless a view is ``@login_not_required``."""

    user: User
    htmx: HtmxDetails


def download(content: bytes, name: str, media_type: str) -> HttpResponse:
    """A file to be saved under its name; no browser and no proxy keeps a copy."""
    disposition = content_disposition_header(as_attachment=True, filename=name) or ""
    headers = {"Content-Disposition": disposition, "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=media_type, headers=headers)
