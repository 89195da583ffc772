"""Who may join as an author, and who enters what came in on paper."""

from __future__ import annotations

from members.models import Post, User
from proposals.proposal.models import Proposal
from proposals.proposal.workflow import State
from proposals.session.rules import runs_the_committee
from union_portal.core.rules import rule


def is_member(user: User, proposal: Proposal) -> bool:
    """Whether the person is a delegate of the delegation that proposes as a whole (代表团集体提案)."""
    return bool(
        proposal.is_collective
        and proposal.state != State.DRAFT
        and user.mandate
        and user.mandate.delegation_id == proposal.delegation_id
        and user.person_id != proposal.proposer_id
    )


@rule("proposals.join_proposal")
def may_join(user: User, proposal: Proposal) -> bool:
    """Whom the lead author has invited; the members of a delegation that proposes as a whole."""
    return proposal.co_authors.answerable_by(user).exists() or is_member(user, proposal)


@rule("proposals.enter_proposal")
def may_enter(user: User) -> bool:
    """The committee's secretary and chair, and the union's officers, enter what came in on paper."""
    return runs_the_committee(user) or user.holds(Post.Kind.UNION_OFFICER)
