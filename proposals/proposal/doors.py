"""How the doors of several slices fetch a submission."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from proposals.proposal.models import Proposal
from union_portal.core.http import PortalRequest


def visible(request: PortalRequest, public_id: str, *, perm: str) -> Proposal:
    """One that the reader may see and do something with; what can't be seen is 404, what may not be done 403."""
    user = request.user
    found = get_object_or_404(Proposal.objects.visible_to(user).with_page_parts(), public_id=public_id)
    if not user.has_perm(perm, found):
        raise PermissionDenied
    return found


def own(request: PortalRequest, public_id: str) -> Proposal:
    """One of the reader's own as its lead author."""
    return visible(request, public_id, perm="proposals.change_proposal")
