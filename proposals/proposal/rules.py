"""Who may do what with a submission. State is the services' business; doors ask both before they show a button."""

from __future__ import annotations

from members.models import Committee, User
from proposals.proposal.models import Proposal
from proposals.session.rules import runs_the_committee
from union_portal.core.rules import rule


@rule("proposals.write_proposal")
def may_write(user: User) -> bool:
    """Anybody on the staff; without a mandate it goes in as a suggestion."""
    return user.person_id is not None


@rule("proposals.view_proposal")
def may_view(user: User, proposal: Proposal) -> bool:
    return Proposal.objects.visible_to(user).filter(pk=proposal.pk).exists()


@rule("proposals.change_proposal")
def may_change(user: User, proposal: Proposal) -> bool:
    """Edit, ask for names, submit, take back and withdraw: the lead author alone."""
    return user.person_id is not None and proposal.proposer_id == user.person_id


@rule("proposals.desk_proposals")
def may_open_desk(user: User) -> bool:
    """The desk's list of submissions is the committee's."""
    return user.sits_on(Committee.Kind.PROPOSAL)


@rule("proposals.decide_proposal")
def may_decide(user: User, proposal: Proposal) -> bool:
    """Chair or secretary record the committee's decision, never on what they wrote or seconded (回避)."""
    return runs_the_committee(user) and user.person_id not in proposal.party_ids


@rule("proposals.know_author")
def may_know_author(user: User, proposal: Proposal) -> bool:
    """Whether the person may see who wrote it; see ``Proposal.author_is_withheld``."""
    if not proposal.author_is_withheld:
        return True
    return (
        proposal.proposer_id == user.person_id
        or user.sits_on(Committee.Kind.PROPOSAL)
        or user.pk == proposal.entered_by_id
        or user.person_id in proposal.name_ids
    )


@rule("proposals.change_category")
def may_change_categories(user: User) -> bool:
    return runs_the_committee(user)
