"""What a request is once the portal's middleware has seen it; for annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from members.models import User


class PortalRequest(HttpRequest):
    """A request of somebody who has signed in: the middleware requires it unless a view is ``@login_not_required``."""

    user: User
    htmx: HtmxDetails
