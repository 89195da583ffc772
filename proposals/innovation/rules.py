"""Who may do what with a rationalisation suggestion."""

from __future__ import annotations

from members.models import Committee, Post, User
from proposals.innovation.models import RationalizationProposal
from proposals.proposal.models import departments_of
from proposals.session.rules import runs_the_committee
from union_portal.core.rules import rule


def is_author(user: User, proposal: RationalizationProposal) -> bool:
    return user.person_id is not None and user.person_id in {person.pk for person in proposal.authors}


@rule("proposals.write_innovation")
def may_write(user: User) -> bool:
    """Anybody on the staff."""
    return user.person_id is not None


@rule("proposals.view_rationalizationproposal")
def may_view(user: User, proposal: RationalizationProposal) -> bool:
    return RationalizationProposal.objects.visible_to(user).filter(pk=proposal.pk).exists()


@rule("proposals.change_rationalizationproposal")
def may_change(user: User, proposal: RationalizationProposal) -> bool:
    """Write, hand in and withdraw: the author who began it."""
    return user.person_id is not None and proposal.author_id == user.person_id


@rule("proposals.desk_innovations")
def may_open_desk(user: User) -> bool:
    return user.sits_on(Committee.Kind.PROPOSAL) or user.holds(Post.Kind.UNION_CHAIR)


@rule("proposals.decide_innovation")
def may_decide(user: User, proposal: RationalizationProposal) -> bool:
    """Chair or secretary of the committee, never on something of their own."""
    return runs_the_committee(user) and not is_author(user, proposal)


@rule("proposals.evaluate_innovation")
def may_evaluate(user: User, proposal: RationalizationProposal) -> bool:
    """Whom the committee has named a reviewer."""
    return proposal.evaluations.filter(reviewer=user).exists()


@rule("proposals.approve_reward")
def may_approve_reward(user: User, proposal: RationalizationProposal) -> bool:
    """The union chair, unless the reward is the chair's own."""
    return user.holds(Post.Kind.UNION_CHAIR) and not is_author(user, proposal)


@rule("proposals.put_innovation_to_use")
def may_put_to_use(user: User, proposal: RationalizationProposal) -> bool:
    """The department where it is used, or the committee for it."""
    return runs_the_committee(user) or proposal.department in departments_of(user)


@rule("proposals.record_higher_award")
def may_record_award(user: User, proposal: RationalizationProposal) -> bool:
    return runs_the_committee(user)
