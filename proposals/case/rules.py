"""Who may move a case: the leaders assign and sign, the department in charge handles, the proposer rates."""

from __future__ import annotations

from members.models import Committee, Post, User
from proposals.case.models import ProposalCase
from proposals.proposal.models import Proposal, departments_of
from proposals.session.rules import runs_the_committee
from union_portal.core.rules import rule


@rule("proposals.desk_cases")
def may_open_desk(user: User) -> bool:
    """The desk's list of cases; which ones, says ``visible_to``."""
    return (
        user.sits_on(Committee.Kind.PROPOSAL)
        or user.holds(Post.Kind.HOSPITAL_LEADER)
        or bool(departments_of(user))
    )


@rule("proposals.view_proposalcase")
def may_view(user: User, case: ProposalCase) -> bool:
    return ProposalCase.objects.visible_to(user).filter(pk=case.pk).exists()


@rule("proposals.assign_proposalcase")
def may_assign(user: User, case: ProposalCase) -> bool:
    """A hospital leader; afterwards the leader in charge of this case."""
    return user.holds(Post.Kind.HOSPITAL_LEADER)


@rule("proposals.handle_proposalcase")
def may_handle(user: User, case: ProposalCase) -> bool:
    """Handler and head of the lead department: accept, send back, reply."""
    return case.lead_department is not None and case.lead_department in departments_of(user)


@rule("proposals.sign_proposalcase")
def may_sign(user: User, case: ProposalCase) -> bool:
    """A hospital leader signs or returns a reply; never the one who drafted it."""
    return user.holds(Post.Kind.HOSPITAL_LEADER)


@rule("proposals.settle_proposalcase")
def may_settle(user: User, case: ProposalCase) -> bool:
    """The committee closes what nobody rates."""
    return runs_the_committee(user)


@rule("proposals.keep_promise")
def may_keep_promise(user: User, case: ProposalCase) -> bool:
    """The department reports that it has done what it promised; the committee may note it as well."""
    return runs_the_committee(user) or may_handle(user, case)


@rule("proposals.rate_proposal")
def may_rate(user: User, proposal: Proposal) -> bool:
    return user.person_id is not None and proposal.proposer_id == user.person_id


@rule("proposals.change_replyclass")
def may_change_reply_classes(user: User) -> bool:
    return runs_the_committee(user)
