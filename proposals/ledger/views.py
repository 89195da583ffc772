"""The open ledger (提案台账): find, follow, read one's story, take it along."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from members.models import User
from proposals.case.models import ProposalCase
from proposals.ledger import reports, services
from proposals.ledger.filters import STATES, LedgerForm
from proposals.ledger.story import story_of
from proposals.proposal.models import Proposal
from proposals.proposal.views import row_of
from proposals.session.models import CongressSession
from union_portal.core.attachment.services import XLSX
from union_portal.core.http import PortalRequest, download
from union_portal.core.job import services as jobs
from union_portal.core.ui.page import Chip, Empty, paged_start


def _chips(request: PortalRequest, form: LedgerForm) -> list[Chip]:
    """The quick filters; each keeps the others, and a second tap takes it away."""

    def chip(name: str, value: str, label: Any) -> Chip:
        query = request.GET.copy()
        query.pop("page", None)
        active = query.get(name) == value
        query.pop(name, None)
        if not active:
            query[name] = value
        return Chip(label, f"?{query.urlencode()}", active=active)

    states = [chip("state", key, words) for key, (words, _states) in STATES.items()]
    flags = [chip(name, "on", form.fields[name].label) for name in ("overdue", "key", "followed")]
    chosen = [
        chip(name, request.GET[name], dict(ProposalCase.Kind.choices).get(value, value))
        for name, value in form.wishes.items()
        if name in LedgerForm.MORE
    ]
    return [*chosen, *states, *flags]


def _doors(user: User) -> list[tuple[Any, str]]:
    """The other pages about proposals: everybody's, and the committee's."""
    pages = {
        "proposal-mine": _("My proposals"), "seconding-list": _("Open for seconding"), "promise-list": _("Promise book"),
        "congress-report-list": _("Reports on the proposals"), "honours": _("Excellent proposals"),
    }  # fmt: skip
    if user.has_perm("proposals.view_overdue"):
        pages["overdue-board"] = _("Overdue by department")
    if user.has_perm("proposals.enter_proposal"):
        pages["paper-entry"] = _("A proposal came in on paper")
    return [(label, reverse(f"proposals:{name}")) for name, label in pages.items()]


@require_safe
def proposal_list(request: PortalRequest) -> HttpResponse:
    """What was taken in, to be read by everybody unless it is confidential."""
    user = request.user
    form = LedgerForm(request.GET, user=user)
    page = paged_start(request, form.found().with_page_parts())
    page.object_list = [row_of(proposal, user) for proposal in page.object_list]
    query = request.GET.copy()
    query.pop("page", None)
    wants_more = bool(query.pop("more", []))  # the lists to choose from cost queries of their own
    kept = [(name, value) for name, value in query.items() if name not in LedgerForm.MORE]
    context = {
        "title": _("Proposals"), "page_obj": page, "q": form.wishes.get("q", ""), "chips": _chips(request, form),
        "more": [form[name] for name in LedgerForm.MORE] if wants_more else [], "more_count": form.more_count, "kept": kept,
        "doors": _doors(user),
        "export_url": f"{reverse('proposals:ledger-export')}?{query.urlencode()}",
        "window": CongressSession.objects.collecting().select_related("term").first(),
        "create_url": reverse("proposals:proposal-new"), "create_label": _("Write a proposal"),
        "empty": _empty(request),
    }  # fmt: skip
    return render(request, "proposals/proposal_list.html", context)


def _empty(request: PortalRequest) -> Empty:
    """Nothing fits, or nothing has been put on file yet: then the first proposal may be one's own."""
    if request.GET:
        return Empty(_("Nothing found"), _("No proposal fits. Try fewer words or another filter."), "search")
    return Empty(
        _("No proposals yet"),
        _("Proposals that are put on file stand here for everybody. You can write the first one."),
        "ballpen", reverse("proposals:proposal-new"), _("Write a proposal"),
    )  # fmt: skip


@require_safe
def ledger_export(request: PortalRequest) -> HttpResponse:
    """The same filter as XLSX: at once when it is short, else as a job whose page waits for it."""
    user = request.user
    form = LedgerForm(request.GET, user=user)
    if form.found().count() > reports.AT_ONCE:
        filters = {name: request.GET[name] for name in form.wishes}
        return redirect(jobs.start(reports.LEDGER_JOB, by=user, filters=filters))
    return download(reports.ledger_as_xlsx(form), reports.ledger_name(), XLSX)


def _shown(request: PortalRequest, public_id: str) -> Proposal:
    found = Proposal.objects.visible_to(request.user).with_page_parts()
    return get_object_or_404(found, public_id=public_id)


@require_POST
def proposal_follow(request: PortalRequest, public_id: str) -> HttpResponse:
    """Follow, follow without messages, or follow no more, as the pressed button says."""
    proposal = _shown(request, public_id)
    wish = request.POST.get("wish", "follow")
    if wish == "unfollow":
        services.unfollow(proposal, by=request.user)
        return redirect(proposal)
    if not request.user.has_perm("proposals.follow_proposal", proposal):
        raise PermissionDenied
    services.follow(proposal, by=request.user, is_quiet=wish == "quiet")
    return redirect(proposal)


@require_safe
def proposal_story(request: PortalRequest, public_id: str) -> HttpResponse:
    """Text and story on one page that prints well."""
    proposal = _shown(request, public_id)
    user = request.user
    context = {
        "title": proposal.title or _("Proposal without a subject"), "proposal": proposal,
        "author": proposal.author_name if user.has_perm("proposals.know_author", proposal) else _("Name withheld"),
        "moments": story_of(proposal, reader=user),
    }  # fmt: skip
    return render(request, "proposals/proposal_story.html", context)


@require_POST
def story_pdf(request: PortalRequest, public_id: str) -> HttpResponse:
    """Have the story laid out as PDF; its page shows when it is ready."""
    proposal = _shown(request, public_id)
    return redirect(jobs.start(reports.STORY_JOB, by=request.user, proposal=proposal.pk))
