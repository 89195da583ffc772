from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from union_portal.core.consent import services
from union_portal.core.consent.models import Consent
from union_portal.core.http import PortalRequest
from union_portal.core.ui.page import Empty, paged


@require_safe
def consents(request: PortalRequest) -> HttpResponse:
    """What I have agreed to, with the words that I was shown; each may be withdrawn."""
    context = {
        "title": _("My consents"),
        "page_obj": paged(request, Consent.objects.visible_to(request.user)),
        "empty": Empty(
            _("You have given no consent"),
            _("Where the union needs sensitive data from you, it asks you first."),
            icon="shield-check",
        ),
    }
    return render(request, "core/consents.html", context)


@require_POST
def consent_withdraw(request: PortalRequest, pk: int) -> HttpResponse:
    """Withdraw a consent (撤回同意)."""
    consent = get_object_or_404(Consent.objects.visible_to(request.user), pk=pk)
    services.withdraw(consent, by=request.user)
    messages.success(request, _("Your consent is withdrawn. These data are only kept as the law demands."))
    return redirect("core:consents")
