from __future__ import annotations

from members.models import Committee, Post, User
from union_portal.core.rules import rule

RUNS_A_COMMITTEE = {Post.Kind.COMMITTEE_CHAIR, Post.Kind.COMMITTEE_SECRETARY}


def runs_the_committee(user: User) -> bool:
    """Chair and secretary of the proposal committee act for it (提案工作委员会)."""
    return any(
        post.kind in RUNS_A_COMMITTEE
        and post.committee is not None
        and post.committee.kind == Committee.Kind.PROPOSAL
        for post in user.posts
    )


@rule("proposals.view_congresssession")
def may_view_sessions(user: User) -> bool:
    return user.sits_on(Committee.Kind.PROPOSAL) or user.holds(Post.Kind.UNION_OFFICER)


@rule("proposals.change_congresssession")
def may_change_sessions(user: User) -> bool:
    return runs_the_committee(user) or user.holds(Post.Kind.UNION_OFFICER)
