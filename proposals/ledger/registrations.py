"""What the ledger adds to a submission's page: its story, and following; followers hear of each new stage."""

from __future__ import annotations

from typing import Any

from members.models import User
from proposals.ledger import (
    reports as _reports,  # noqa: F401  registers the kinds of jobs
)
from proposals.ledger import (
    rules as _rules,  # noqa: F401  registers them
)
from proposals.ledger import (
    services,
)
from proposals.ledger.models import Follow
from proposals.ledger.story import story_of
from proposals.proposal import parts
from proposals.proposal.models import Proposal
from union_portal.core.ui.page import Panel


def register() -> None:
    parts.panels.register("follow", Panel("proposals/partials/_follow.html", _follow))
    parts.panels.register("story", Panel("proposals/partials/_story.html", _story))
    parts.watchers.register("ledger", services.tell_followers)


def _follow(user: User, proposal: Proposal) -> dict[str, Any] | None:
    if not user.has_perm("proposals.follow_proposal", proposal):
        return None
    return {"proposal": proposal, "follow": Follow.objects.of(user).filter(proposal=proposal).first()}


def _story(user: User, proposal: Proposal) -> dict[str, Any] | None:
    return {"proposal": proposal, "moments": story_of(proposal, reader=user)}
