"""Who takes part in a review: members give opinions, chair and secretary record, another person hears the appeal."""

from __future__ import annotations

from members.models import Committee, Post, User
from proposals.case.models import ProposalCase
from proposals.proposal.models import Proposal
from proposals.review.models import Appeal
from proposals.session.rules import runs_the_committee
from union_portal.core.rules import rule


def chairs_the_committee(user: User) -> bool:
    """The proposal committee's chair (提案工作委员会主任)."""
    return any(
        post.kind == Post.Kind.COMMITTEE_CHAIR
        and post.committee is not None
        and post.committee.kind == Committee.Kind.PROPOSAL
        for post in user.posts
    )


@rule("proposals.give_opinion")
def may_give_opinion(user: User, proposal: Proposal) -> bool:
    """Every member of the committee, but not on what they wrote or seconded (回避)."""
    return user.sits_on(Committee.Kind.PROPOSAL) and user.person_id not in proposal.party_ids


@rule("proposals.close_review")
def may_close_review(user: User, proposal: Proposal) -> bool:
    """The chair; where no chair takes part, the secretary."""
    if user.person_id in proposal.party_ids:
        return False
    if chairs_the_committee(user):
        return True
    chairs = User.objects.holding(Post.Kind.COMMITTEE_CHAIR, committee__kind=Committee.Kind.PROPOSAL)
    return runs_the_committee(user) and not chairs.exclude(person__in=proposal.party_ids).exists()


@rule("proposals.appeal_proposal")
def may_appeal(user: User, proposal: Proposal) -> bool:
    """The author whose submission was refused."""
    return user.person_id is not None and proposal.proposer_id == user.person_id


@rule("proposals.view_appeal")
def may_view_appeals(user: User, appeal: Appeal | None = None) -> bool:
    """The committee, and the union's chair for the presidium (主席团)."""
    return user.sits_on(Committee.Kind.PROPOSAL) or user.holds(Post.Kind.UNION_CHAIR)


@rule("proposals.decide_appeal")
def may_decide_appeal(user: User, appeal: Appeal) -> bool:
    """The committee's chair or the union's chair: never who recorded the refusal, nor a party."""
    return (
        (chairs_the_committee(user) or user.holds(Post.Kind.UNION_CHAIR))
        and appeal.refused_by_id != user.pk
        and user.person_id not in appeal.proposal.party_ids
    )


@rule("proposals.mark_key_proposal")
def may_mark_key(user: User, case: ProposalCase) -> bool:
    """Chair and secretary, for the committee; not for what they wrote or seconded."""
    return runs_the_committee(user) and not case.submissions.of_party(user).exists()  # type: ignore[attr-defined]


@rule("proposals.view_keyproposal")
def may_view_keys(user: User) -> bool:
    return user.sits_on(Committee.Kind.PROPOSAL) or user.holds(
        Post.Kind.HOSPITAL_LEADER, Post.Kind.UNION_CHAIR
    )
