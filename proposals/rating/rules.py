"""Who may rate a reply, and settle what follows."""

from __future__ import annotations

from members.models import User
from proposals.case.models import ProposalCase
from proposals.case.rules import may_handle
from proposals.proposal.models import Proposal
from proposals.session.rules import runs_the_committee
from union_portal.core.rules import rule


@rule("proposals.rate_proposal")
def may_rate(user: User, proposal: Proposal) -> bool:
    return user.person_id is not None and proposal.proposer_id == user.person_id


@rule("proposals.settle_proposalcase")
def may_settle(user: User, case: ProposalCase) -> bool:
    """The committee closes what nobody rates."""
    return runs_the_committee(user)


@rule("proposals.keep_promise")
def may_keep_promise(user: User, case: ProposalCase) -> bool:
    """The department reports that it has done what it promised; the committee may note it as well."""
    return runs_the_committee(user) or may_handle(user, case)
