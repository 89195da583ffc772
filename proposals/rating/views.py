"""The portal's page on which authors, joint authors and seconders rate a reply."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from proposals.proposal.models import Proposal
from proposals.rating import services
from proposals.rating.forms import RatingForm
from proposals.rating.rules import is_lead_author
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_rate(request: PortalRequest, public_id: str) -> HttpResponse:
    """Judge the reply (满意度评价): the lead author's counts, those of seconders are shown apart."""
    user = request.user
    shown = get_object_or_404(Proposal.objects.visible_to(user), public_id=public_id)
    if not user.has_perm("proposals.rate_proposal", shown):
        raise PermissionDenied
    leads = is_lead_author(user, shown)
    reply = services.reply_to_rate(shown) if leads else services.reply_to_rate_beside(shown, user)
    if reply is None:
        return redirect(shown)
    form = RatingForm(request.POST or None)
    if not leads:
        form.fields["result"].help_text = _(
            "It is shown apart from the author's rating; the author's decides what follows."
        )
    if request.method == "POST" and form.is_valid():
        does = services.rate if leads else services.rate_beside
        try:
            does(shown, by=user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return redirect(shown)
    context = {
        "title": _("How good is this reply?"), "form": form, "reply": reply, "proposal": shown,
        "submit_label": _("Send the rating"), "cancel_url": shown.get_absolute_url(),
    }  # fmt: skip
    return render(request, "proposals/proposal_rate.html", context, status=422 if form.errors else 200)
