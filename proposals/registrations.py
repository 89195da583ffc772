"""What the hall, the desk, the search page and the boards show of this area: they ask the registries, never us."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from members.models import Committee, Post, User
from proposals.case import figures
from proposals.case.models import ProposalCase
from proposals.case.workflow import State as CaseState
from proposals.dialogue.figures import met
from proposals.proposal.models import Proposal, departments_of
from proposals.rating import figures as rating_figures
from proposals.session.models import CongressSession
from proposals.stages import NEXT_STEPS, TONES, Stage
from union_portal.core import registry
from union_portal.core.matter.models import MatterKind
from union_portal.core.matter.models import kinds as matter_kinds
from union_portal.core.registry import Figure, OpenNow, SearchResult, Service, Statistics, Worklist


def register() -> None:
    matter_kinds.register(
        "proposals.proposal", MatterKind(_("Proposal"), "writing", Stage, NEXT_STEPS, TONES)
    )
    registry.services.register(
        "proposals",
        Service(_("Proposals"), "writing", "proposals:proposal-list", note=_("Say what should change")),
    )
    registry.open_now.register("proposals", collection_windows)
    registry.search.register("proposals", search)
    _register_worklists()
    _register_figures()
    registry.statistics.register(
        "proposals",
        Statistics(
            _("Proposals"), seen_by=oversees,
            charts=lambda user, year: [*figures.charts(user, year), *rating_figures.charts(year)],
        ),
    )  # fmt: skip


# -- the hall and the search page -----------------------------------------------------------------------------
def collection_windows(user: User) -> Iterable[OpenNow]:
    for session in CongressSession.objects.collecting().select_related("term"):
        yield OpenNow(
            gettext("Proposals for %(session)s") % {"session": session}, reverse("proposals:proposal-new"), "writing",
            until=session.closes_on,
        )  # fmt: skip


def search(user: User, words: str, limit: int) -> Iterable[SearchResult]:
    found = (
        Proposal.objects.visible_to(user).matching(words).prefetch_related("cases").order_by("-changed_at")
    )
    for proposal in found[:limit]:
        yield SearchResult(str(proposal), proposal.get_absolute_url(), _("Proposal"), proposal.stage_label)


# -- the desk ---------------------------------------------------------------------------------------------------
def on_committee(user: User) -> bool:
    return user.sits_on(Committee.Kind.PROPOSAL)


def leads(user: User) -> bool:
    return user.holds(Post.Kind.HOSPITAL_LEADER)


def oversees(user: User) -> bool:
    return on_committee(user) or leads(user) or user.holds(Post.Kind.UNION_CHAIR)


def _works_on_cases(user: User) -> bool:
    return bool(departments_of(user))


def _desk(model: str, **query: Any) -> str:
    return f"{reverse(f'admin:proposals_{model}_changelist')}?{urlencode(query)}".rstrip("?")


def _register_worklists() -> None:
    lists = {
        "proposals.to_review": Worklist(
            _("Proposals to review"),
            lambda user: Proposal.objects.visible_to(user).waiting_for_review().count(),
            lambda user: _desk("proposal", waiting="review"),
            on_committee, "clipboard-check",
        ),
        "proposals.to_assign": Worklist(
            _("Cases to assign"),
            lambda user: ProposalCase.objects.visible_to(user).to_assign().count(),
            lambda user: _desk("proposalcase", waiting="assign"),
            leads, "send",
        ),
        "proposals.to_sign": Worklist(
            _("Replies to sign"),
            lambda user: ProposalCase.objects.visible_to(user).to_sign().count(),
            lambda user: _desk("proposalcase", waiting="sign"),
            leads, "signature",
        ),
        "proposals.with_department": Worklist(
            _("Cases waiting for a reply"),
            lambda user: ProposalCase.objects.visible_to(user).with_department().count(),
            lambda user: _desk("proposalcase", waiting="reply"),
            lambda user: oversees(user) or _works_on_cases(user), "hourglass",
        ),
        "proposals.overdue": Worklist(
            _("Overdue cases"),
            lambda user: ProposalCase.objects.visible_to(user).overdue(on=timezone.localdate()).count(),
            lambda user: _desk("proposalcase", waiting="overdue"),
            lambda user: _works_on_cases(user) and not user.has_perm("proposals.view_overdue"),
            "alert-triangle", "danger",
        ),
    }  # fmt: skip
    for key, worklist in lists.items():
        registry.worklists.register(key, worklist)


def _register_figures() -> None:
    registry.figures.register(
        "proposals.cases",
        Figure(
            _("Cases of the latest congress"), lambda user: figures.current_cases().count(),
            lambda user: _desk("proposalcase"), oversees, pgettext_lazy("unit", "cases"),
        ),
    )  # fmt: skip
    registry.figures.register(
        "proposals.closed",
        Figure(
            _("Of these closed"), lambda user: figures.current_cases().filter(state=CaseState.CLOSED).count(),
            lambda user: _desk("proposalcase", state__exact=CaseState.CLOSED), oversees, pgettext_lazy("unit", "cases"),
        ),
    )  # fmt: skip
    registry.figures.register(
        "proposals.met",
        Figure(
            _("Of these the proposer was met"), lambda user: met(figures.current_cases()).count(),
            lambda user: _desk("proposalcase"), oversees, pgettext_lazy("unit", "cases"),
        ),
    )  # fmt: skip
