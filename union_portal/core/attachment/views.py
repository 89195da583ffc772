from __future__ import annotations

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from union_portal.core.attachment import services
from union_portal.core.attachment.models import Attachment
from union_portal.core.http import PortalRequest


@require_safe
def attachment_download(request: PortalRequest, public_id: str) -> FileResponse:
    """Give away a file to whoever may see its record; images may be shown, all else is downloaded."""
    attachment = get_object_or_404(Attachment, public_id=public_id)
    if not attachment.may_be_read_by(request.user):
        raise Http404
    response = FileResponse(
        services.opened(attachment, by=request.user), as_attachment=not attachment.is_image, filename=attachment.name,
        content_type=attachment.media_type,
    )  # fmt: skip
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
