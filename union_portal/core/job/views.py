from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from union_portal.core.attachment.models import Attachment
from union_portal.core.http import PortalRequest
from union_portal.core.job.models import Job
from union_portal.core.job.services import kinds


@require_safe
def job(request: PortalRequest, public_id: str) -> HttpResponse:
    """The progress page of one job; htmx asks again for the part that moves."""
    found = get_object_or_404(Job.objects.visible_to(request.user), public_id=public_id)
    context = {"job": found, "label": kinds[found.kind].label, "files": Attachment.objects.about(found)}
    template = "core/partials/_job.html" if request.htmx else "core/job.html"
    return render(request, template, context)
