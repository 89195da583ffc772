"""Words, to-dos and deadlines of ratings and promises."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.case.ladder import ladder
from proposals.proposal import parts
from proposals.proposal.models import Proposal
from proposals.rating import rules  # noqa: F401  registers them
from proposals.rating.services import reply_to_rate
from proposals.registering import tell
from union_portal.core.deadline.services import DeadlineKind
from union_portal.core.ui.page import Action, Panel

WORDS = {
    "proposal.rated": _("rated the reply"),
    "case.closed_unrated": _("closed it without a rating"),
    "case.promise_kept": _("reported the promise as kept"),
}
TODOS = {
    "rate": _("Rate the reply"),
    "promise": _("Keep the promise"),
}
DEADLINES = {
    "rate": DeadlineKind(_("Rate the reply"), remind=(-3, 0), escalate=()),
    "promise": DeadlineKind(_("Keep what was promised"), ladder=ladder),
}


def _given(user: User, proposal: Proposal) -> dict[str, Any] | None:
    ratings = list(proposal.ratings.all())
    return {"ratings": ratings} if ratings else None


def _may_rate(user: User, proposal: Proposal) -> Iterable[Action]:
    if user.has_perm("proposals.rate_proposal", proposal) and reply_to_rate(proposal):
        yield Action(gettext("Rate the reply"), proposal.rate_url, "get", "primary", "star")


def register() -> None:
    tell(words=WORDS, todos=TODOS, deadlines=DEADLINES)
    parts.panels.register("rating", Panel("proposals/partials/_ratings.html", _given))
    parts.actions.register("rating", _may_rate)
