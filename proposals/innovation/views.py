"""The portal's pages of rationalisation suggestions: what is adopted, one's own, writing, marking."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.models import User
from proposals.innovation import reports, services
from proposals.innovation.forms import DraftForm, EvaluationForm, WriteForm
from proposals.innovation.models import RationalizationProposal, RationalizationProposalQuerySet
from proposals.innovation.page import facts_of, marks_of
from proposals.innovation.rules import is_author
from proposals.innovation.workflow import NEXT_STEPS, TONES, WITHDRAWABLE, State
from union_portal.core.attachment.models import Attachment
from union_portal.core.attachment.services import XLSX
from union_portal.core.audit.trail import audit_history
from union_portal.core.base import ALPHABET, new_public_id
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest, download
from union_portal.core.ui.page import Action, Chip, Empty, Row, paged


# -- reading ------------------------------------------------------------------------------------------------
def _row(proposal: RationalizationProposal) -> Row:
    return Row(
        title=proposal.title or _("Suggestion without a subject"), url=proposal.get_absolute_url(),
        number=proposal.number, state_label=proposal.get_state_display(),
        tone=TONES.get(proposal.state, "neutral"),
        meta=[proposal.get_kind_display(), proposal.author, proposal.department or proposal.author.department],
    )  # fmt: skip


def _found(request: PortalRequest) -> tuple[RationalizationProposalQuerySet, str, str]:
    """What has been adopted, to be copied, or what I wrote; and what was asked for: part and words."""
    q, part = (request.GET.get(name, "").strip()[:60] for name in ("q", "part"))
    if part == "mine":
        found = RationalizationProposal.objects.of(request.user)
    else:
        found = RationalizationProposal.objects.public().order_by("-decided_at", "-pk")
        if part in RationalizationProposal.Kind:
            found = found.filter(kind=part)
    return found.matching(q).with_page_parts(), part, q


@require_safe
def innovation_list(request: PortalRequest) -> HttpResponse:
    found, part, q = _found(request)
    page = paged(request, found)
    page.object_list = [_row(proposal) for proposal in page.object_list]
    labels = {"": _("All"), **dict(RationalizationProposal.Kind.choices), "mine": _("My own")}
    context = {
        "title": _("Ideas and small innovations"), "page_obj": page, "q": q,
        "chips": [Chip(label, f"?part={key}" if key else "?", active=part == key) for key, label in labels.items()],
        "export_url": f"{reverse('proposals:innovation-export')}?{urlencode({'part': part, 'q': q})}",
        "create_url": reverse("proposals:innovation-new"), "create_label": _("Hand in an idea"),
        "empty": Empty(
            _("Nothing here yet"), _("A better grip, a shorter way, a form less: small things count."), "bulb",
            reverse("proposals:innovation-new"), _("Hand in an idea"),
        ),
    }  # fmt: skip
    return render(request, "proposals/innovation/list.html", context)


@require_safe
def innovation_export(request: PortalRequest) -> HttpResponse:
    """The same ideas as XLSX."""
    content = reports.as_xlsx(_found(request)[0], author=str(request.user))
    return download(content, f"{_('Ideas and small innovations')} {timezone.localdate()}.xlsx", XLSX)


@require_safe
def innovation(request: PortalRequest, public_id: str) -> HttpResponse:
    """The matter page: where it stands, its text, the marks that may be seen, what it has brought."""
    user = request.user
    found = RationalizationProposal.objects.visible_to(user).with_page_parts().prefetch_related("awards")
    shown = get_object_or_404(found, public_id=public_id)
    is_party = is_author(user, shown) or user.has_perm("proposals.desk_innovations")
    context = {
        "proposal": shown,
        "matter": {
            "number": shown.number, "title": shown.title or _("Suggestion without a subject"),
            "state_label": shown.get_state_display(), "tone": TONES.get(shown.state, "neutral"),
            "next_step": NEXT_STEPS.get(shown.state, ""), "is_over": shown.is_over,
        },
        "actions": _actions(shown, user),
        "facts": facts_of(shown),
        "marks": marks_of(user, shown) if user.has_perm("proposals.evaluate_innovation", shown) else None,
        "attachments": Attachment.objects.about(shown),
        "upload_url": reverse("proposals:innovation-attach", args=[public_id]) if _is_draft_of(user, shown) else "",
        "entries": audit_history(shown, user) if is_party else [],
    }  # fmt: skip
    return render(request, "proposals/innovation/page.html", context)


def _is_draft_of(user: User, shown: RationalizationProposal) -> bool:
    return shown.state == State.DRAFT and user.has_perm("proposals.change_rationalizationproposal", shown)


def _actions(shown: RationalizationProposal, user: User) -> list[Action]:
    """What this reader can do now, the likeliest first."""
    actions: list[Action] = []

    def url(name: str) -> str:
        return reverse(f"proposals:innovation-{name}", args=[shown.public_id])

    if _is_draft_of(user, shown):
        if not shown.missing:
            actions.append(Action(_("Hand it in"), url("submit"), "post", "primary", "send"))
        actions.append(
            Action(_("Go on writing"), url("write"), "get", "secondary" if actions else "primary", "edit")
        )
        ask = _("The draft and its files will be gone. Throw it away?")
        actions.append(Action(_("Throw away"), url("discard"), "post", "danger", "trash", ask))
    if shown.state == State.EVALUATING and shown.evaluations.open().filter(reviewer=user).exists():
        actions.append(Action(_("Give your marks"), url("evaluate"), "get", "primary", "star"))
    if shown.state in WITHDRAWABLE and user.has_perm("proposals.change_rationalizationproposal", shown):
        ask = _("The committee will not look at it any more. Withdraw it?")
        actions.append(Action(_("Withdraw"), url("withdraw"), "post", "danger", "x", ask))
    if user.has_perm("proposals.desk_innovations") and shown.state != State.DRAFT:
        actions.append(Action(_("Open at the desk"), shown.desk_url, "get", "secondary", "briefcase"))
    return actions


# -- writing ------------------------------------------------------------------------------------------------
def _own(request: PortalRequest, public_id: str) -> RationalizationProposal:
    """One of the reader's own; anybody else's is 404 or, where it can be seen, 403."""
    user = request.user
    found = get_object_or_404(
        RationalizationProposal.objects.visible_to(user).with_page_parts(), public_id=public_id
    )
    if not user.has_perm("proposals.change_rationalizationproposal", found):
        raise PermissionDenied
    return found


def _own_or_new(request: PortalRequest, public_id: str) -> RationalizationProposal:
    """The reader's draft at this address, or a sheet of paper that is still empty."""
    user = request.user
    if not user.has_perm("proposals.write_innovation"):
        raise PermissionDenied
    if RationalizationProposal.objects.filter(public_id=public_id).exists():
        return _own(request, public_id)
    if len(public_id) != len(new_public_id()) or set(public_id) - set(ALPHABET):
        raise Http404
    return RationalizationProposal(public_id=public_id, author=user.person)


@require_safe
def innovation_new(request: PortalRequest) -> HttpResponse:
    """An address for a new one. Nothing is stored before something is typed."""
    if not request.user.has_perm("proposals.write_innovation"):
        raise PermissionDenied
    return redirect("proposals:innovation-write", new_public_id())


@require_http_methods(["GET", "HEAD", "POST"])
def innovation_write(request: PortalRequest, public_id: str) -> HttpResponse:
    draft = _own_or_new(request, public_id)
    if draft.state != State.DRAFT:
        return redirect(draft)
    form = WriteForm(request.POST or None, instance=draft)
    if request.method == "POST" and form.is_valid():
        return redirect(services.save_draft(public_id, by=request.user, **form.cleaned_data))
    context = {
        "title": _("Hand in an idea"), "form": form, "submit_label": _("Look it over"),
        "autosave_url": reverse("proposals:innovation-autosave", args=[public_id]),
        "cancel_url": reverse("proposals:innovation-list"),
    }  # fmt: skip
    return render(request, "proposals/innovation/write.html", context, status=422 if form.is_bound else 200)


@require_POST
def innovation_autosave(request: PortalRequest, public_id: str) -> JsonResponse:
    """Keep what has been typed; called by the page itself every now and then."""
    draft = _own_or_new(request, public_id)
    form = DraftForm(request.POST, instance=draft)
    if not form.is_valid() or not any(form.cleaned_data[name] for name in ("title", "problem", "idea")):
        return JsonResponse({"saved_at": ""}, status=422)
    try:
        services.save_draft(public_id, by=request.user, **form.cleaned_data)
    except DomainError as error:
        return JsonResponse({"message": str(error)}, status=422)
    return JsonResponse({"saved_at": f"{timezone.localtime():%H:%M}"})


@require_POST
def innovation_attach(request: PortalRequest, public_id: str) -> HttpResponse:
    draft, upload = _own(request, public_id), request.FILES.get("file")
    if upload is None:
        raise DomainError(_("Please choose a file first."))
    services.attach(draft, file=upload, by=request.user)
    return redirect(draft)


@require_POST
def innovation_detach(request: PortalRequest, public_id: str, attachment: str) -> HttpResponse:
    draft = _own(request, public_id)
    found = get_object_or_404(Attachment.objects.about(draft), public_id=attachment)
    services.detach(draft, found, by=request.user)
    return redirect(draft)


@require_POST
def innovation_submit(request: PortalRequest, public_id: str) -> HttpResponse:
    return redirect(services.submit(_own(request, public_id), by=request.user))


@require_POST
def innovation_discard(request: PortalRequest, public_id: str) -> HttpResponse:
    services.discard(_own(request, public_id), by=request.user)
    return redirect("proposals:innovation-list")


@require_POST
def innovation_withdraw(request: PortalRequest, public_id: str) -> HttpResponse:
    return redirect(services.withdraw(_own(request, public_id), by=request.user))


# -- marking ------------------------------------------------------------------------------------------------
@require_http_methods(["GET", "HEAD", "POST"])
def innovation_evaluate(request: PortalRequest, public_id: str) -> HttpResponse:
    """A reviewer's three marks, on the phone."""
    user = request.user
    found = RationalizationProposal.objects.visible_to(user).with_page_parts()
    shown = get_object_or_404(found, public_id=public_id)
    if not user.has_perm("proposals.evaluate_innovation", shown):
        raise PermissionDenied
    if not shown.evaluations.open().filter(reviewer=user, proposal__state=State.EVALUATING).exists():
        return redirect(shown)
    form = EvaluationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.evaluate(shown, by=user, **form.cleaned_data)
        return redirect(shown)
    context = {
        "title": _("Your marks"), "form": form, "proposal": shown, "submit_label": _("Send the marks"),
        "cancel_url": shown.get_absolute_url(),
    }  # fmt: skip
    return render(request, "proposals/innovation/evaluate.html", context, status=422 if form.errors else 200)
