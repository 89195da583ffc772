"""The portal's pages of a submission: the ledger, writing, seconding, and the matter page."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.models import Mandate, Person, User
from proposals.proposal import parts, services
from proposals.proposal.forms import DraftForm, WithdrawForm, WriteForm
from proposals.proposal.models import Category, Proposal, Seconding
from proposals.proposal.timeline import steps_of
from proposals.proposal.workflow import EDITABLE, SECONDABLE, WITHDRAWABLE, State
from proposals.session.models import CongressSession
from union_portal.core.attachment import services as attachments
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit.words import audit_history
from union_portal.core.base import ALPHABET, new_public_id
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest
from union_portal.core.matter.models import kinds as matter_kinds
from union_portal.core.policy import services as policy
from union_portal.core.ui.page import Action, Chip, Empty, Row, paged
from union_portal.core.ui.page import shown as panels_shown

FOUND_COLLEAGUES = 12
LEDGER_CHIPS = {
    "handling": ["FILED", "ASSIGNED", "RETURNED_BY_DEPT", "IN_PROGRESS", "LEADER_REVIEW", "REHANDLING"],
    "replied": ["REPLIED"],
    "tracking": ["TRACKING"],
    "closed": ["CLOSED"],
}


# -- reading ------------------------------------------------------------------------------------------------
def _author(proposal: Proposal, user: User) -> Any:
    """The proposer's name, unless this reader may not know it yet."""
    return proposal.author_name if user.has_perm("proposals.know_author", proposal) else _("Name withheld")


def _leads(proposal: Proposal) -> str:
    """The departments that answer for it: one a case."""
    return _("、").join(case.department_label for case in proposal.cases.all() if case.department_label)


def _row(proposal: Proposal, user: User) -> Row:
    tones: Any = matter_kinds[services.MATTER].tones
    return Row(
        title=proposal.title or _("Proposal without a subject"),
        url=proposal.get_absolute_url(),
        number=proposal.number,
        state_label=proposal.stage_label,
        tone=tones.get(proposal.stage, "neutral"),
        due_on=proposal.due_on,
        meta=[
            proposal.category,
            _leads(proposal),
            _author(proposal, user),
        ],
    )


def _chips(request: PortalRequest, name: str, labels: dict[str, Any]) -> list[Chip]:
    """Filter chips of one kind; each keeps the other filters."""
    chosen = request.GET.get(name, "")

    def url(value: str) -> str:
        query = request.GET.copy()
        query.pop("page", None)
        query[name] = value
        if not value:
            query.pop(name)
        return f"?{query.urlencode()}"

    return [
        Chip(label, url(value), active=value == chosen) for value, label in {"": _("All"), **labels}.items()
    ]


@require_safe
def proposal_list(request: PortalRequest) -> HttpResponse:
    """The open ledger (提案台账): what was taken in, to be read by everybody unless it is confidential."""
    user = request.user
    q, state, category = (request.GET.get(name, "").strip()[:60] for name in ("q", "state", "category"))
    found = Proposal.objects.visible_to(user).in_ledger().matching(q)
    if state in LEDGER_CHIPS:
        found = found.filter(cases__state__in=LEDGER_CHIPS[state]).distinct()
    if category:
        found = found.filter(category__code=category)
    page = paged(request, found.with_page_parts().order_by("-decided_at", "-pk"))
    page.object_list = [_row(proposal, user) for proposal in page.object_list]
    states = {
        "handling": _("Being handled"), "replied": _("Replied"), "tracking": _("Promise being tracked"),
        "closed": pgettext("proposal", "Closed"),
    }  # fmt: skip
    categories = dict(Category.objects.in_use().values_list("code", "name"))
    context = {
        "title": _("Proposals"), "page_obj": page, "q": q, "state_chips": _chips(request, "state", states),
        "chips": _chips(request, "category", categories),
        "window": CongressSession.objects.collecting().select_related("term").first(),
        "create_url": reverse("proposals:proposal-new"), "create_label": _("Write a proposal"),
        "empty": Empty(_("Nothing found"), _("No proposal fits. Try fewer words or another filter."), "search"),
    }  # fmt: skip
    return render(request, "proposals/proposal_list.html", context)


@require_safe
def proposal_mine(request: PortalRequest) -> HttpResponse:
    """What I wrote, and what I was asked to second."""
    user = request.user
    part = request.GET.get("part", "")
    if part == "seconded":
        asked = Seconding.objects.answerable_by(user).values("proposal")
        found = Proposal.objects.filter(pk__in=asked).order_by("-changed_at", "-pk")
    else:
        found = Proposal.objects.of(user)
    page = paged(request, found.with_page_parts())
    page.object_list = [_row(proposal, user) for proposal in page.object_list]
    chips = [
        Chip(_("Written by me"), "?", active=part != "seconded"),
        Chip(_("I was asked to second"), "?part=seconded", active=part == "seconded"),
    ]
    context = {
        "title": _("My proposals"), "page_obj": page, "chips": chips,
        "create_url": reverse("proposals:proposal-new"), "create_label": _("Write a proposal"),
        "empty": Empty(
            _("Nothing here yet"), _("What you see every day on your ward is worth saying."), "writing",
            reverse("proposals:proposal-new"), _("Write a proposal"),
        ),
    }  # fmt: skip
    return render(request, "proposals/proposal_mine.html", context)


@require_safe
def proposal(request: PortalRequest, public_id: str) -> HttpResponse:
    """The matter page: where it stands, what comes next, and what the reader can do now."""
    user = request.user
    found = Proposal.objects.visible_to(user).with_page_parts().prefetch_related(
        "cases__assignments__department", "cases__replies__reply_class", "cases__replies__signed_by__person",
        "cases__submissions", "ratings",
    )  # fmt: skip
    shown = get_object_or_404(found, public_id=public_id)
    knows_author = user.has_perm("proposals.know_author", shown)
    kind = matter_kinds[services.MATTER]
    context = {
        "proposal": shown,
        "joined": [
            (each, len(each.submissions.all()) - 1) for each in shown.cases.all() if len(each.submissions.all()) > 1
        ],
        "matter": {
            "number": shown.number, "title": shown.title or _("Proposal without a subject"),
            "state_label": shown.stage_label, "tone": kind.tones.get(shown.stage, "neutral"),
            "due_on": shown.due_on, "next_step": kind.next_steps.get(shown.stage, ""),
            "is_over": shown.is_over,
        },
        "steps": steps_of(shown, author=_author(shown, user)),
        "actions": [*(each for offer in parts.actions for each in offer(user, shown)), *_actions(shown, user)],
        "panels": panels_shown(parts.panels, user, shown),
        "facts": _facts(shown, user, knows_author=knows_author),
        "attachments": Attachment.objects.about(shown),
        "entries": audit_history(shown, user) if _is_party(shown, user) else [],
    }  # fmt: skip
    return render(request, "proposals/proposal.html", context)


def _is_party(shown: Proposal, user: User) -> bool:
    """The record of who did what is for its people and the committee; everybody else has the stepper."""
    parties = {shown.proposer_id, *(seconding.person_id for seconding in shown.secondings.all())}
    return user.person_id in parties or user.has_perm("proposals.desk_proposals")


def _facts(shown: Proposal, user: User, *, knows_author: bool) -> list[tuple[Any, Any]]:
    names = _("、").join(str(person) for person in shown.seconders)
    pairs = [
        (_("Proposer"), _author(shown, user)),
        (_("Delegation"), shown.delegation if knows_author else ""),
        (_("Seconders"), names if knows_author else ""),
        (_("Category"), shown.category),
        (_("Congress session"), shown.session),
        (_("Suggested department"), shown.suggested_department),
        (_("Lead department"), _leads(shown)),
        (_("Kind of submission"), shown.get_kind_display() if shown.kind == Proposal.Kind.SUGGESTION else ""),
        (_("Confidential"), _("Not in the open ledger") if shown.confidential else ""),
    ]
    return [(label, value) for label, value in pairs if value]


def _actions(shown: Proposal, user: User) -> list[Action]:
    """What this reader can do now, the likeliest first."""
    actions: list[Action] = []
    stage = shown.stage

    def link(label: Any, name: str, icon: str, tone: Any = "secondary") -> None:
        url = reverse(f"proposals:proposal-{name}", args=[shown.public_id])
        actions.append(Action(label, url, "get", tone if actions else "primary", icon))

    def press(label: Any, name: str, icon: str, confirm: Any, tone: Any = "secondary") -> None:
        url = reverse(f"proposals:proposal-{name}", args=[shown.public_id])
        actions.append(Action(label, url, "post", tone, icon, confirm))

    if user.has_perm("proposals.change_proposal", shown):
        if stage in EDITABLE:
            link(_("Go on writing"), "write", "edit")
        if stage in SECONDABLE and shown.kind == Proposal.Kind.PROPOSAL:
            link(_("Seconders"), "seconders", "users")
        if stage == State.SECONDING:
            press(
                _("Take back and change"), "take-back", "arrow-back-up",
                _("The names given so far lapse, because the text will be another. Take it back?"),
            )  # fmt: skip
        if stage in WITHDRAWABLE:
            link(_("Withdraw"), "withdraw", "x", "danger")
        if stage == State.DRAFT:
            press(
                _("Throw away"),
                "discard",
                "trash",
                _("The draft and its files will be gone. Throw it away?"),
                "danger",
            )
    mine = next((s for s in shown.secondings.all() if s.person_id == user.person_id), None)
    if mine and stage in SECONDABLE and mine.state != Seconding.State.LAPSED:
        is_open = mine.state == Seconding.State.ASKED
        link(_("Second or decline") if is_open else _("Change my answer"), "second", "signature")
    if user.has_perm("proposals.desk_proposals") and stage not in {State.DRAFT, State.SECONDING}:
        actions.append(Action(_("Open at the desk"), shown.desk_url, "get", "secondary", "briefcase"))
    else:
        actions += [
            Action(_("Open at the desk"), case.get_absolute_url(), "get", "secondary", "briefcase")
            for case in shown.cases.all()
            if user.has_perm("proposals.view_proposalcase", case)
        ]
    return actions


# -- writing ------------------------------------------------------------------------------------------------
def _own(request: PortalRequest, public_id: str) -> Proposal:
    """One of the reader's own submissions; anybody else's is 404 or, where it can be seen, 403."""
    user = request.user
    found = get_object_or_404(Proposal.objects.visible_to(user).with_page_parts(), public_id=public_id)
    if not user.has_perm("proposals.change_proposal", found):
        raise PermissionDenied
    return found


def _own_or_new(request: PortalRequest, public_id: str) -> Proposal:
    """The reader's draft at this address, or a sheet of paper that is still empty."""
    user = request.user
    if not user.has_perm("proposals.write_proposal"):
        raise PermissionDenied
    if Proposal.objects.filter(public_id=public_id).exists():
        return _own(request, public_id)
    if len(public_id) != len(new_public_id()) or set(public_id) - set(ALPHABET):
        raise Http404
    return Proposal(public_id=public_id, proposer=user.person)


@require_safe
def proposal_new(request: PortalRequest) -> HttpResponse:
    """An address for a new proposal. Nothing is stored before something is typed, so a reload makes no second one."""
    if not request.user.has_perm("proposals.write_proposal"):
        raise PermissionDenied
    return redirect("proposals:proposal-write", new_public_id())


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_write(request: PortalRequest, public_id: str) -> HttpResponse:
    """Write, and go on to look it over."""
    draft = _own_or_new(request, public_id)
    if draft.state not in EDITABLE:
        return redirect(draft)
    form = WriteForm(request.POST or None, instance=draft)
    if request.method == "POST" and form.is_valid():
        try:
            services.save_draft(public_id, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return redirect("proposals:proposal-review", public_id)
    may_propose = services.may_propose(draft.proposer)
    context = {
        "title": _("Complete your proposal") if draft.state == State.RETURNED else _("Write a proposal"),
        "form": form, "proposal": draft, "may_propose": may_propose, "submit_label": _("Look it over"),
        "autosave_url": reverse("proposals:proposal-autosave", args=[public_id]),
        "cancel_url": reverse("proposals:proposal-mine"),
    }  # fmt: skip
    return render(request, "proposals/proposal_write.html", context, status=422 if form.is_bound else 200)


@require_POST
def proposal_autosave(request: PortalRequest, public_id: str) -> JsonResponse:
    """Keep what has been typed; called by the page itself every now and then."""
    draft = _own_or_new(request, public_id)
    form = DraftForm(request.POST, instance=draft)
    if not form.is_valid() or not any(form.cleaned_data.values()):
        return JsonResponse({"saved_at": ""}, status=422)
    try:
        services.save_draft(public_id, by=request.user, **form.cleaned_data)
    except DomainError as error:
        return JsonResponse({"message": str(error)}, status=422)
    return JsonResponse({"saved_at": f"{timezone.localtime():%H:%M}"})


@require_safe
def proposal_review(request: PortalRequest, public_id: str) -> HttpResponse:
    """Look it over before it goes out; attach files."""
    draft = _own(request, public_id)
    if draft.state not in EDITABLE:
        return redirect(draft)
    context = {
        "proposal": draft,
        "missing": draft.missing,
        "attachments": Attachment.objects.about(draft),
        "may_propose": services.may_propose(draft.proposer),
        "min_seconders": policy.value("proposal.min_seconders"),
        "upload_url": reverse("proposals:proposal-attach", args=[public_id]),
    }
    return render(request, "proposals/proposal_review.html", context)


@require_POST
def proposal_submit(request: PortalRequest, public_id: str) -> HttpResponse:
    """Send it on its way: to seconders, or to the committee. A second press changes nothing."""
    sent = services.hand_in(_own(request, public_id), by=request.user)
    return (
        redirect("proposals:proposal-seconders", public_id)
        if sent.state == State.SECONDING
        else redirect(sent)
    )


@require_POST
def proposal_attach(request: PortalRequest, public_id: str) -> HttpResponse:
    draft = _own(request, public_id)
    upload = request.FILES.get("file")
    if draft.state not in EDITABLE:
        raise PermissionDenied
    if upload is None:
        raise DomainError(_("Please choose a file first."))
    attachments.add(draft, upload, by=request.user)
    return redirect("proposals:proposal-review", public_id)


@require_POST
def proposal_detach(request: PortalRequest, public_id: str, attachment: str) -> HttpResponse:
    draft = _own(request, public_id)
    if draft.state not in EDITABLE:
        raise PermissionDenied
    attachments.remove(
        get_object_or_404(Attachment.objects.about(draft), public_id=attachment),
        by=request.user,
    )
    return redirect("proposals:proposal-review", public_id)


@require_POST
def proposal_discard(request: PortalRequest, public_id: str) -> HttpResponse:
    services.discard_draft(_own(request, public_id), by=request.user)
    return redirect("proposals:proposal-mine")


@require_POST
def proposal_take_back(request: PortalRequest, public_id: str) -> HttpResponse:
    services.take_back(_own(request, public_id), by=request.user)
    return redirect("proposals:proposal-write", public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_withdraw(request: PortalRequest, public_id: str) -> HttpResponse:
    """Withdraw, after being asked once more."""
    own = _own(request, public_id)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw(own, by=request.user, reason=form.cleaned_data["reason"])
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return redirect(own)
    context = {
        "title": _("Withdraw “%(title)s”?") % {"title": own.title}, "form": form,
        "intro": _("It will not be handled. The text stays with you under “My proposals”."),
        "submit_label": _("Withdraw"), "cancel_url": own.get_absolute_url(),
    }  # fmt: skip
    return render(request, "patterns/form.html", context, status=422 if form.errors else 200)


# -- seconding ----------------------------------------------------------------------------------------------
def _colleagues(own: Proposal, words: str) -> list[Person]:
    """Colleagues who may second and haven't been asked yet, by name, staff number or initials."""
    found = Person.objects.employed().named(words).filter(user__is_active=True).exclude(pk=own.proposer_id)
    if policy.value("proposal.proposers") == "delegates":
        found = found.filter(pk__in=Mandate.objects.standing().values("person"))
    asked = own.secondings.exclude(state=Seconding.State.LAPSED)
    return list(found.exclude(pk__in=asked.values("person")).select_related("department")[:FOUND_COLLEAGUES])


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_seconders(request: PortalRequest, public_id: str) -> HttpResponse:
    """Ask colleagues to second, and see who has answered."""
    own = _own(request, public_id)
    if request.method == "POST":
        person = get_object_or_404(Person, public_id=request.POST.get("person", ""))
        services.ask_seconder(own, person=person, by=request.user)
        return redirect("proposals:proposal-seconders", public_id)
    q = request.GET.get("q", "").strip()[:30]
    context = {
        "proposal": own, "q": q, "colleagues": _colleagues(own, q) if q else [],
        "is_open": own.state in SECONDABLE and own.kind == Proposal.Kind.PROPOSAL,
        "asked": [s for s in own.secondings.all() if s.state != Seconding.State.LAPSED],
        "missing": services.seconders_missing(own), "min_seconders": policy.value("proposal.min_seconders"),
    }  # fmt: skip
    template = "partials/_colleagues.html" if request.htmx else "proposal_seconders.html"
    return render(request, f"proposals/{template}", context)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_second(request: PortalRequest, public_id: str) -> HttpResponse:
    """Read what a colleague proposes, and second it (附议) or decline with one tap."""
    user = request.user
    shown = get_object_or_404(Proposal.objects.visible_to(user).with_page_parts(), public_id=public_id)
    if not user.has_perm("proposals.second_proposal", shown):
        raise PermissionDenied
    if request.method == "POST":
        services.answer_seconding(shown, accept=request.POST.get("answer") == "accept", by=user)
        return redirect("proposals:proposal-second", public_id)
    context = {
        "proposal": shown,
        "seconding": next(s for s in shown.secondings.all() if s.person_id == user.person_id),
        "is_open": shown.state in SECONDABLE,
        "attachments": Attachment.objects.about(shown),
    }
    return render(request, "proposals/proposal_second.html", context)
