"""The pages of authorship: whom to invite, the answer with one tap, and the officer's sheet for what came in on paper."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.models import Person
from proposals.authorship import services
from proposals.authorship.forms import PaperForm
from proposals.authorship.models import CoAuthor
from proposals.proposal import services as submissions
from proposals.proposal.doors import own, visible
from proposals.proposal.workflow import UNDECIDED
from proposals.seconding.views import colleagues_for
from union_portal.core.attachment.models import Attachment
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_authors(request: PortalRequest, public_id: str) -> HttpResponse:
    """Invite joint authors, take an invitation back, and see who has joined."""
    mine = own(request, public_id)
    here = reverse("proposals:proposal-authors", args=[public_id])
    if request.method == "POST":
        person = get_object_or_404(Person, public_id=request.POST.get("person", ""))
        change = services.take_back_invitation if "uninvite" in request.POST else services.invite
        change(mine, person=person, by=request.user)
        return redirect(here)
    q = request.GET.get("q", "").strip()[:30]
    context = {
        "proposal": mine, "q": q, "colleagues": colleagues_for(mine, q), "ask_url": here, "ask_label": _("Invite"),
        "is_open": mine.state in UNDECIDED and not mine.is_collective,
        "invited": [each for each in mine.co_authors.all() if each.state != CoAuthor.State.LAPSED],
    }  # fmt: skip
    template = "partials/_colleagues.html" if request.htmx else "proposal_authors.html"
    return render(request, f"proposals/{template}", context)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_join(request: PortalRequest, public_id: str) -> HttpResponse:
    """Read what one is to be an author of, and join or decline with one tap."""
    user = request.user
    shown = visible(request, public_id, perm="proposals.join_proposal")
    if request.method == "POST":
        services.answer(shown, accept=request.POST.get("answer") == "accept", by=user)
        return redirect("proposals:proposal-join", public_id)
    row = next((each for each in shown.co_authors.all() if each.person_id == user.person_id), None)
    context = {
        "proposal": shown,
        "state": row.state if row and row.state != CoAuthor.State.LAPSED else "",
        "is_open": shown.state in UNDECIDED,
        "missing": submissions.seconders_missing(shown) if shown.is_collective else 0,
        "attachments": Attachment.objects.about(shown),
    }
    return render(request, "proposals/proposal_join.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def paper_entry(request: PortalRequest) -> HttpResponse:
    """Enter a proposal that came in on paper; its author is asked to confirm it."""
    if not request.user.has_perm("proposals.enter_proposal"):
        raise PermissionDenied
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PaperForm(*sent)
    if request.method == "POST" and form.is_valid():
        try:
            entered = services.enter_on_paper(by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(
                request, _("Entered. %(author)s has been asked to confirm it.") % {"author": entered.proposer}
            )
            return redirect(entered)
    context = {
        "title": _("Enter a proposal from paper"), "form": form, "submit_label": _("Enter"),
        "intro": _("Type what stands on the sheet. It is marked as entered by you and counts once its author has confirmed it."),
        "cancel_url": reverse("admin:index"),
    }  # fmt: skip
    return render(request, "patterns/form.html", context, status=422 if form.is_bound else 200)
