"""Who asks for a later day, and who grants it."""

from __future__ import annotations

from members.models import Post, User
from proposals.case.models import ProposalCase
from proposals.case.rules import may_handle
from union_portal.core.rules import rule


@rule("proposals.ask_extension")
def may_ask(user: User, case: ProposalCase) -> bool:
    """Handler and head of the lead department, who owe the answer."""
    return may_handle(user, case)


@rule("proposals.decide_extension")
def may_decide(user: User, case: ProposalCase) -> bool:
    """The leader in charge; another one when that person leads no longer."""
    if not user.holds(Post.Kind.HOSPITAL_LEADER):
        return False
    still_leads = User.objects.holding(Post.Kind.HOSPITAL_LEADER).filter(pk=case.leader_id)
    return case.leader_id == user.pk or not still_leads.exists()
