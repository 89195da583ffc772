"""The page of one private talk, for both its sides, and the author's answer to a recorded meeting."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from proposals.case.models import ProposalCase
from proposals.dialogue import services
from proposals.dialogue.forms import DisputeForm, SayForm
from proposals.dialogue.models import Meeting, Talk, TalkMessage
from proposals.dialogue.rules import is_author
from proposals.proposal.models import Proposal
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest


def _talk(request: PortalRequest, public_id: str, case: str) -> Talk:
    """The talk at this address. Whoever may know of the submission but not read the talk is refused."""
    user = request.user
    proposal = get_object_or_404(Proposal.objects.visible_to(user), public_id=public_id)
    cases = ProposalCase.objects.filter(submissions=proposal).select_related("lead_department")
    talk = Talk(get_object_or_404(cases, public_id=case), proposal)
    if not user.has_perm("proposals.read_talk", talk):
        raise PermissionDenied
    return talk


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_talk(request: PortalRequest, public_id: str, case: str) -> HttpResponse:
    """Read what was said, and answer (沟通)."""
    user = request.user
    talk = _talk(request, public_id, case)
    form = SayForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        if not user.has_perm("proposals.speak_talk", talk):
            raise PermissionDenied
        if form.is_valid():
            try:
                services.say(talk, by=user, as_author=is_author(user, talk.proposal), **form.cleaned_data)
            except DomainError as error:
                form.add_error(error.field if error.field in form.fields else None, str(error))
            else:
                return redirect(talk)
    return _page(request, talk, form)


def _page(request: PortalRequest, talk: Talk, form: SayForm) -> HttpResponse:
    user = request.user
    as_author = is_author(user, talk.proposal)
    context: dict[str, Any] = {
        "title": _("Talk with the department") if as_author else _("Talk with the proposer"),
        "talk": talk, "case": talk.case, "proposal": talk.proposal, "form": form, "as_author": as_author,
        "said": TalkMessage.objects.of(talk).with_page_parts().prefetch_related("files"),
        "meetings": Meeting.objects.of(talk).with_page_parts(),
        "may_speak": talk.is_open and user.has_perm("proposals.speak_talk", talk),
    }  # fmt: skip
    return render(request, "proposals/proposal_talk.html", context, status=422 if form.errors else 200)


def _own_meeting(request: PortalRequest, public_id: str) -> Meeting:
    meeting = get_object_or_404(
        Meeting.objects.visible_to(request.user).with_page_parts(), public_id=public_id
    )
    if not request.user.has_perm("proposals.answer_meeting", meeting):
        raise PermissionDenied
    return meeting


@require_POST
def meeting_confirm(request: PortalRequest, public_id: str) -> HttpResponse:
    """Yes, it was so."""
    return redirect(services.confirm_meeting(_own_meeting(request, public_id), by=request.user))


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_dispute(request: PortalRequest, public_id: str) -> HttpResponse:
    """No, and what was different."""
    meeting = _own_meeting(request, public_id)
    form = DisputeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.dispute_meeting(meeting, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return redirect(meeting)
    context = {
        "title": _("It wasn't so"), "form": form, "submit_label": _("Send"),
        "intro": _("The department reads this and may record the meeting anew. What you don't confirm doesn't count."),
        "cancel_url": meeting.get_absolute_url(),
    }  # fmt: skip
    return render(request, "patterns/form.html", context, status=422 if form.errors else 200)
