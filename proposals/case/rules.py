"""Who may move a case: the leaders assign, the department in charge handles."""

from __future__ import annotations

from members.models import Committee, Post, User
from proposals.case.models import ProposalCase
from proposals.proposal.models import OVERSEERS, departments_of
from union_portal.core.rules import rule


@rule("proposals.desk_cases")
def may_open_desk(user: User) -> bool:
    """The desk's list of cases; which ones, says ``visible_to``."""
    return user.sits_on(Committee.Kind.PROPOSAL) or user.holds(*OVERSEERS) or bool(departments_of(user))


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
