from __future__ import annotations

from members.models import User
from proposals.proposal.models import Proposal
from proposals.proposal.workflow import TAKEN_IN
from union_portal.core.rules import rule


@rule("proposals.follow_proposal")
def may_follow(user: User, proposal: Proposal) -> bool:
    """Whoever can read it in the ledger; its own people hear of it anyway."""
    return (
        user.person_id is not None
        and proposal.state in TAKEN_IN
        and user.person not in proposal.authors
        and Proposal.objects.visible_to(user).filter(pk=proposal.pk).exists()
    )
