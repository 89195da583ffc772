"""The portal's page of a reply: its letter, on paper or to work on."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from proposals.reply import letters
from proposals.reply.models import Letter
from union_portal.core.attachment import services as attachments
from union_portal.core.http import PortalRequest, download


@require_safe
def letter(request: PortalRequest, public_id: str, kind: str) -> HttpResponse | FileResponse:
    """The reply letter (答复函) of one submission: PDF with check code, or DOCX."""
    user = request.user
    found = Letter.objects.visible_to(user).select_related(
        "reply__case__lead_department", "reply__reply_class", "reply__corrects", "proposal__proposer"
    )
    shown = get_object_or_404(found, public_id=public_id)
    match kind:
        case "pdf":
            kept = letters.pdf_of(shown, by=shown.reply.signed_by or user)
            return FileResponse(
                attachments.opened(kept, by=user), filename=kept.name, content_type=kept.media_type
            )
        case "docx":
            return download(letters.docx_of(shown, by=user), f"{shown.number}.docx", letters.FORMATS["docx"])
    raise Http404
