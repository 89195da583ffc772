"""The author's page of an appeal; all else of the review is done at the desk."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from proposals.proposal.models import Proposal
from proposals.review import services
from proposals.review.forms import AppealForm
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest
from union_portal.core.ui.templatetags.ui import day


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_appeal(request: PortalRequest, public_id: str) -> HttpResponse:
    """Ask for a refusal to be looked at again (申诉), once and in time."""
    user = request.user
    shown = get_object_or_404(Proposal.objects.visible_to(user), public_id=public_id)
    if not user.has_perm("proposals.appeal_proposal", shown):
        raise PermissionDenied
    last_day = services.appeal_until(shown)
    if last_day is None or hasattr(shown, "appeal"):
        return redirect(shown)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.appeal(shown, by=user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return redirect(shown)
    context = {
        "title": _("Appeal for “%(title)s”") % {"title": shown.title}, "form": form,
        "intro": _("It wasn't filed: %(reason)s You can appeal once, until %(day)s.") % {
            "reason": shown.reason, "day": day(last_day),
        },
        "submit_label": _("Send the appeal"), "cancel_url": shown.get_absolute_url(),
    }  # fmt: skip
    return render(request, "patterns/form.html", context, status=422 if form.errors else 200)
