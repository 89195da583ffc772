"""Words, to-dos and deadlines of ratings and of what follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.proposal import parts
from proposals.proposal.models import Proposal
from proposals.rating import services
from proposals.rating.models import FinalDecision
from proposals.rating.rules import is_lead_author, role_beside
from proposals.registering import tell
from proposals.reply import sources
from union_portal.core.deadline.services import DeadlineKind
from union_portal.core.ui.page import Action, Panel

WORDS = {
    "proposal.rated": _("rated the reply"),
    "proposal.rated_beside": _("rated the reply as seconder or joint author"),
    "case.closed_unrated": _("closed it without a rating"),
    "case.leader_named": _("named who decides finally"),
    "case.decided_finally": _("decided finally"),
}
TO_DOS = {
    "rate": _("Rate the reply"),
    "name_leader": _("Name who decides finally"),
    "decide_finally": _("Decide finally"),
}
DEADLINES = {
    "rate": DeadlineKind(_("Rate the reply"), remind=(-3, 0), escalate=()),
}


def _given(user: User, proposal: Proposal) -> dict[str, Any] | None:
    """The author's ratings, those given beside it, and the last word on its cases."""
    ratings, beside = (
        list(given.select_related("reply")) for given in (proposal.ratings, proposal.seconder_ratings)
    )
    decisions = list(
        FinalDecision.objects.filter(case__submissions=proposal)
        .exclude(decided_at=None)
        .select_related("leader__person")
    )
    if not (ratings or beside or decisions):
        return None
    return {"ratings": ratings, "beside": beside, "decisions": decisions}


def _may_rate(user: User, proposal: Proposal) -> Iterable[Action]:
    if is_lead_author(user, proposal):
        if services.reply_to_rate(proposal):
            yield Action(gettext("Rate the reply"), proposal.rate_url, "get", "primary", "star")
    elif role_beside(user, proposal) and services.reply_to_rate_beside(proposal, user):
        yield Action(gettext("Rate the reply"), proposal.rate_url, "get", "secondary", "star")


def register() -> None:
    tell(words=WORDS, todos=TO_DOS, deadlines=DEADLINES)
    sources.signed.register("rating", services.follow_correction)
    parts.panels.register("rating", Panel("proposals/partials/_ratings.html", _given))
    parts.actions.register("rating", _may_rate)
