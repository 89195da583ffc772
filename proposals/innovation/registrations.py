"""What rationalisation suggestions tell the registries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from finance.payment import sources
from members.models import Committee, User
from proposals.innovation import receivers, rules  # noqa: F401  registers them
from proposals.innovation.models import RationalizationProposal
from proposals.innovation.services import MATTER
from proposals.innovation.sources import InnovationSource
from proposals.innovation.workflow import NEXT_STEPS, TONES, State
from proposals.registering import tell
from union_portal.core import registry
from union_portal.core.matter.models import MatterKind
from union_portal.core.matter.models import kinds as matter_kinds
from union_portal.core.registry import SearchResult, Service, Worklist

WORDS = {
    "innovation.begun": _("began the draft"),
    "innovation.discarded": _("threw the draft away"),
    "innovation.submitted": _("handed it in"),
    "innovation.withdrawn": _("withdrew it"),
    "innovation.reviewers_named": _("named reviewers"),
    "innovation.evaluated": _("gave marks"),
    "innovation.adopted": _("adopted it"),
    "innovation.not_adopted": _("decided not to adopt it"),
    "innovation.reward_approved": _("approved the reward"),
    "innovation.reward_given_back": _("gave the reward's payment back"),
    "innovation.put_to_use": _("put it to use"),
    "innovation.award_recorded": _("noted a higher award"),
}
TO_DOS = {
    "innovation_review": _("Take up the suggestion"),
    "innovation_evaluate": _("Give your marks"),
    "innovation_reward": _("Approve the reward"),
}


def _search(user: User, words: str, limit: int) -> Iterable[SearchResult]:
    found = RationalizationProposal.objects.visible_to(user).matching(words).order_by("-changed_at")
    for each in found[:limit]:
        kind = each.get_kind_display()
        yield SearchResult(str(each), each.get_absolute_url(), kind, each.get_state_display())


def _desk(**query: Any) -> str:
    return f"{reverse('admin:proposals_rationalizationproposal_changelist')}?{urlencode(query)}"


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
    matter_kinds.register(
        MATTER, MatterKind(_("Rationalisation suggestion"), "bulb", State, NEXT_STEPS, TONES)
    )
    registry.services.register(
        "proposals.innovations",
        Service(
            _("Ideas and small innovations"), "bulb", "proposals:innovation-list",
            note=_("What works better now"),
        ),
    )  # fmt: skip
    registry.search.register("proposals.innovations", _search)
    registry.worklists.register(
        "proposals.innovations",
        Worklist(
            _("Rationalisation suggestions"),
            lambda user: RationalizationProposal.objects.to_evaluate().count(),
            lambda user: _desk(waiting="evaluate"),
            lambda user: user.sits_on(Committee.Kind.PROPOSAL), "bulb",
        ),
    )  # fmt: skip
    registry.worklists.register(
        "proposals.rewards",
        Worklist(
            _("Rewards to approve"),
            lambda user: RationalizationProposal.objects.to_reward().count(),
            lambda user: _desk(waiting="reward"),
            lambda user: user.holds("UNION_CHAIR"), "award",
        ),
    )  # fmt: skip
    sources.register(InnovationSource())
