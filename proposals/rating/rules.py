"""Who may rate a reply, settle what follows, and say the last word."""

from __future__ import annotations

from members.models import User
from proposals.case.models import ProposalCase
from proposals.proposal.models import Proposal, Seconding
from proposals.session.rules import runs_the_committee
from union_portal.core.rules import rule


@rule("proposals.rate_proposal")
def may_rate(user: User, proposal: Proposal) -> bool:
    """The lead author, whose rating counts; joint authors and seconders, whose ratings are shown apart."""
    return is_lead_author(user, proposal) or role_beside(user, proposal) is not None


def is_lead_author(user: User, proposal: Proposal) -> bool:
    return user.person_id is not None and proposal.proposer_id == user.person_id


def role_beside(user: User, proposal: Proposal) -> str | None:
    """As what a person put the name under a submission, beside its lead author."""
    if user.person_id is None:
        return None
    if any(author.pk == user.person_id for author in proposal.authors[1:]):
        return "JOINT_AUTHOR"
    seconded = proposal.secondings.filter(person=user.person_id, state=Seconding.State.ACCEPTED)
    return "SECONDER" if seconded.exists() else None


@rule("proposals.settle_proposalcase")
def may_settle(user: User, case: ProposalCase) -> bool:
    """The committee closes what nobody rates, and names who decides finally."""
    return runs_the_committee(user)


@rule("proposals.decide_finally")
def may_decide_finally(user: User, case: ProposalCase) -> bool:
    """The leader who was named."""
    decision = getattr(case, "final_decision", None)
    return decision is not None and decision.leader_id == user.pk
