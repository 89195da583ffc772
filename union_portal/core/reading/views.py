from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from union_portal.core.audit.models import AuditEntry
from union_portal.core.http import PortalRequest
from union_portal.core.ui.page import Empty, paged


@require_safe
def reads(request: PortalRequest) -> HttpResponse:
    """Who read my sensitive data, when, and which (谁看过我的信息)."""
    mine = AuditEntry.objects.concerning(request.user).select_related("by__person", "about_type")
    context = {
        "title": _("Who read my data"),
        "page_obj": paged(request, mine),
        "empty": Empty(_("Nobody has read your sensitive data"), icon="shield-check"),
    }
    return render(request, "core/reads.html", context)
