"""Writing (撰写): in steps on a phone, saved by itself, looked over before it goes out."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from proposals.draft.forms import DraftForm, WithdrawForm, WriteForm
from proposals.proposal import services
from proposals.proposal.doors import own
from proposals.proposal.models import Proposal
from proposals.proposal.wording import second_matter
from proposals.proposal.workflow import EDITABLE, WITHDRAWABLE, State
from proposals.similar.likeness import like
from union_portal.core.attachment import services as attachments
from union_portal.core.attachment.models import Attachment
from union_portal.core.base import ALPHABET, new_public_id
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest
from union_portal.core.policy import services as policy


def _own_or_new(request: PortalRequest, public_id: str) -> Proposal:
    """The reader's draft at this address, or a sheet of paper that is still empty."""
    user = request.user
    if not user.has_perm("proposals.write_proposal"):
        raise PermissionDenied
    if Proposal.objects.filter(public_id=public_id).exists():
        return own(request, public_id)
    if len(public_id) != len(new_public_id()) or set(public_id) - set(ALPHABET):
        raise Http404
    return Proposal(public_id=public_id, proposer=user.person)


def _version(draft: Proposal) -> str:
    """When the server's copy was last changed; a browser with a copy of its own sees whether it missed anything."""
    return f"{draft.changed_at:%Y%m%d%H%M%S%f}" if draft.pk else ""


@require_safe
def proposal_new(request: PortalRequest) -> HttpResponse:
    """An address for a new proposal. Nothing is stored before something is typed, so a reload makes no second one."""
    if not request.user.has_perm("proposals.write_proposal"):
        raise PermissionDenied
    return redirect("proposals:proposal-write", new_public_id())


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_write(request: PortalRequest, public_id: str) -> HttpResponse:
    """Write, and go on to look it over. Without JavaScript the steps are one form."""
    draft = _own_or_new(request, public_id)
    if draft.state not in EDITABLE:
        return redirect(draft)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = WriteForm(
        *sent, instance=draft, may_be_collective=request.user.is_delegate,
        similar_url=reverse("proposals:proposal-similar", args=[public_id]),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data.pop("file")
        try:
            saved = services.save_draft(public_id, by=request.user, **form.cleaned_data)
            if upload:
                attachments.add(saved, upload, by=request.user)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return redirect("proposals:proposal-review", public_id)
    context = {
        "title": _("Complete your proposal") if draft.state == State.RETURNED else _("Write a proposal"),
        "form": form, "proposal": draft, "may_propose": services.may_propose(draft.proposer),
        "submit_label": _("Look it over"), "version": _version(draft),
        "autosave_url": reverse("proposals:proposal-autosave", args=[public_id]),
        "cancel_url": reverse("proposals:proposal-mine"),
        "attachments": Attachment.objects.about(draft) if draft.pk else [],
    }  # fmt: skip
    return render(request, "proposals/proposal_write.html", context, status=422 if form.is_bound else 200)


@require_POST
def proposal_autosave(request: PortalRequest, public_id: str) -> JsonResponse:
    """Keep what has been typed; called by the page itself every now and then."""
    draft = _own_or_new(request, public_id)
    form = DraftForm(request.POST, instance=draft, may_be_collective=request.user.is_delegate)
    if not form.is_valid() or not any(form.cleaned_data.values()):
        return JsonResponse({"saved_at": ""}, status=422)
    try:
        saved = services.save_draft(public_id, by=request.user, **form.cleaned_data)
    except DomainError as error:
        return JsonResponse({"message": str(error)}, status=422)
    return JsonResponse({"saved_at": f"{timezone.localtime():%H:%M}", "version": _version(saved)})


def _hints(
    request: PortalRequest, public_id: str, *, title: str, grounds: str, measures: str
) -> dict[str, Any]:
    """What is like it, and what looks like a second matter."""
    return {
        "similar": like(title, grounds=grounds, user=request.user, besides=public_id),
        "second_matter": second_matter(title, grounds, measures),
    }


@require_POST
def proposal_similar(request: PortalRequest, public_id: str) -> HttpResponse:
    """While the subject is typed: what has been proposed before, with its reply. Nothing is stored, or left in a log."""
    if not request.user.has_perm("proposals.write_proposal"):
        raise PermissionDenied
    typed = {name: request.POST.get(name, "")[:3_000] for name in ("title", "grounds", "measures")}
    return render(request, "proposals/partials/_similar.html", _hints(request, public_id, **typed))


@require_safe
def proposal_review(request: PortalRequest, public_id: str) -> HttpResponse:
    """Look it over before it goes out; attach files."""
    draft = own(request, public_id)
    if draft.state not in EDITABLE:
        return redirect(draft)
    hints = _hints(request, public_id, title=draft.title, grounds=draft.grounds, measures=draft.measures)
    context = {
        "proposal": draft,
        "missing": draft.missing,
        "attachments": Attachment.objects.about(draft),
        "may_propose": services.may_propose(draft.proposer),
        "min_seconders": policy.value("proposal.min_seconders"),
        "upload_url": reverse("proposals:proposal-attach", args=[public_id]),
    }
    return render(request, "proposals/proposal_review.html", context | hints)


@require_POST
def proposal_submit(request: PortalRequest, public_id: str) -> HttpResponse:
    """Send it on its way: to seconders, or to the committee. A second press changes nothing."""
    sent = services.hand_in(own(request, public_id), by=request.user)
    if sent.state == State.SECONDING and not sent.is_collective:
        return redirect("proposals:proposal-seconders", public_id)
    return redirect(sent)


@require_POST
def proposal_attach(request: PortalRequest, public_id: str) -> HttpResponse:
    draft = own(request, public_id)
    upload = request.FILES.get("file")
    if upload is None:
        raise DomainError(_("Please choose a file first."))
    services.attach(draft, file=upload, by=request.user)
    return redirect("proposals:proposal-review", public_id)


@require_POST
def proposal_detach(request: PortalRequest, public_id: str, attachment: str) -> HttpResponse:
    draft = own(request, public_id)
    found = get_object_or_404(Attachment.objects.about(draft), public_id=attachment)
    services.detach(draft, found, by=request.user)
    return redirect("proposals:proposal-review", public_id)


@require_POST
def proposal_discard(request: PortalRequest, public_id: str) -> HttpResponse:
    services.discard_draft(own(request, public_id), by=request.user)
    return redirect("proposals:proposal-mine")


@require_POST
def proposal_take_back(request: PortalRequest, public_id: str) -> HttpResponse:
    services.take_back(own(request, public_id), by=request.user)
    return redirect("proposals:proposal-write", public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_withdraw(request: PortalRequest, public_id: str) -> HttpResponse:
    """Withdraw, after being asked once more."""
    mine = own(request, public_id)
    if mine.state not in WITHDRAWABLE:
        return redirect(mine)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw(mine, by=request.user, reason=form.cleaned_data["reason"])
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return redirect(mine)
    context = {
        "title": _("Withdraw “%(title)s”?") % {"title": mine.title}, "form": form,
        "intro": _("It will not be handled. The text stays with you under “My proposals”."),
        "submit_label": _("Withdraw"), "cancel_url": mine.get_absolute_url(),
    }  # fmt: skip
    return render(request, "patterns/form.html", context, status=422 if form.errors else 200)
