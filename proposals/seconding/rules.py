"""Who may put a name under a submission."""

from __future__ import annotations

from members.models import User
from proposals.proposal.models import Proposal, Seconding
from proposals.proposal.workflow import State
from union_portal.core.rules import rule


def may_second_unasked(user: User, proposal: Proposal) -> bool:
    """Whether a delegate may second what is open to all: not the own, and not what is confidential."""
    return bool(
        proposal.state == State.SECONDING
        and proposal.is_open_for_seconding
        and not proposal.confidential
        and user.is_delegate
        and user.person_id != proposal.proposer_id
        and not proposal.co_authors.standing().filter(person=user.person_id).exists()
    )


@rule("proposals.second_proposal")
def may_second(user: User, proposal: Proposal) -> bool:
    """Whom the proposer has asked; any delegate, when it is open to all."""
    asked = proposal.secondings.filter(person=user.person_id).exclude(state=Seconding.State.LAPSED)
    return asked.exists() or may_second_unasked(user, proposal)
