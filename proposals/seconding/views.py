"""The pages of seconding: whom to ask, what is open to all, and the answer with one tap."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.models import Mandate, Person
from proposals.proposal import services as submissions
from proposals.proposal.doors import own, visible
from proposals.proposal.models import Proposal, Seconding
from proposals.proposal.views import row_of
from proposals.proposal.workflow import SECONDABLE
from proposals.seconding import services, ticket
from union_portal.core.attachment.models import Attachment
from union_portal.core.http import PortalRequest
from union_portal.core.policy import services as policy
from union_portal.core.ui.page import Empty, paged

FOUND_COLLEAGUES = 12


def colleagues_for(mine: Proposal, words: str) -> list[Person]:
    """Colleagues who may put their name to it and haven't been asked yet, by name, staff number or initials."""
    if not words:
        return []
    found = Person.objects.employed().named(words).filter(user__is_active=True).exclude(proposals=mine.pk)
    if policy.value("proposal.proposers") == "delegates" and submissions.may_propose(mine.proposer):
        found = found.filter(pk__in=Mandate.objects.standing().values("person"))
    asked = mine.secondings.exclude(state=Seconding.State.LAPSED)
    found = found.exclude(pk__in=asked.values("person")).exclude(
        pk__in=mine.co_authors.standing().values("person")
    )
    return list(found.select_related("department")[:FOUND_COLLEAGUES])


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_seconders(request: PortalRequest, public_id: str) -> HttpResponse:
    """Ask colleagues to second, and see who has answered."""
    mine = own(request, public_id)
    here = reverse("proposals:proposal-seconders", args=[public_id])
    if request.method == "POST":
        person = get_object_or_404(Person, public_id=request.POST.get("person", ""))
        services.ask_seconder(mine, person=person, by=request.user)
        return redirect(here)
    q = request.GET.get("q", "").strip()[:30]
    context = {
        "proposal": mine, "q": q, "colleagues": colleagues_for(mine, q), "ask_url": here, "ask_label": _("Ask"),
        "is_open": mine.state in SECONDABLE and mine.kind == Proposal.Kind.PROPOSAL and not mine.is_collective,
        "asked": [s for s in mine.secondings.all() if s.state != Seconding.State.LAPSED],
        "missing": submissions.seconders_missing(mine), "min_seconders": policy.value("proposal.min_seconders"),
    }  # fmt: skip
    template = "partials/_colleagues.html" if request.htmx else "proposal_seconders.html"
    return render(request, f"proposals/{template}", context)


@require_POST
def proposal_open(request: PortalRequest, public_id: str) -> HttpResponse:
    """Open it to all delegates, or close it again."""
    services.open_to_all(own(request, public_id), by=request.user, is_open=request.POST.get("open") != "no")
    return redirect("proposals:proposal-seconders", public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_second(request: PortalRequest, public_id: str) -> HttpResponse:
    """Read what a colleague proposes, and second it (附议) or decline with one tap."""
    user = request.user
    shown = visible(request, public_id, perm="proposals.second_proposal")
    if request.method == "POST":
        services.answer_seconding(shown, accept=request.POST.get("answer") == "accept", by=user)
        return redirect("proposals:proposal-second", public_id)
    seconding = next((s for s in shown.secondings.all() if s.person_id == user.person_id), None)
    context = {
        "proposal": shown,
        "state": seconding.state if seconding and seconding.state != Seconding.State.LAPSED else "",
        "is_open": shown.state in SECONDABLE,
        "attachments": Attachment.objects.about(shown),
    }
    return render(request, "proposals/proposal_second.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def seconding_answer(request: PortalRequest, token: str) -> HttpResponse:
    """From the message to the answer: one tap on a small page. Only for whom the link was made; opening it changes nothing."""
    seconding = ticket.read(token)
    if seconding is None or seconding.person_id != request.user.person_id:
        raise Http404
    shown = seconding.proposal
    if request.method == "POST":
        services.answer_seconding(shown, accept=request.POST.get("answer") == "accept", by=request.user)
        return redirect("proposals:proposal-second", shown.public_id)
    context = {
        "proposal": shown,
        "state": seconding.state,
        "is_open": shown.state in SECONDABLE,
        "is_short": True,
    }
    return render(request, "proposals/proposal_second.html", context)


@require_safe
def seconding_list(request: PortalRequest) -> HttpResponse:
    """What is open to all delegates for seconding (公开征集附议)."""
    user = request.user
    found = Proposal.objects.visible_to(user).open_for_seconding().exclude(proposer=user.person_id)
    page = paged(request, found.with_page_parts().order_by("-changed_at", "-pk"))
    page.object_list = [replace(row_of(each, user), url=each.second_url) for each in page.object_list]
    context = {
        "title": _("Open for seconding"), "page_obj": page,
        "empty": Empty(
            _("Nothing is open at the moment"),
            _("What colleagues open to all delegates stands here until it has enough names."), "signature",
        ),
    }  # fmt: skip
    return render(request, "proposals/seconding_list.html", context)
