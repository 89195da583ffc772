"""Who chooses the awards: the proposal committee."""

from __future__ import annotations

from members.models import Committee, User
from proposals.session.rules import runs_the_committee
from union_portal.core.rules import rule


@rule("proposals.view_award")
def may_view_scores(user: User) -> bool:
    """The score sheets are for the committee; the awards are published for all."""
    return user.sits_on(Committee.Kind.PROPOSAL)


@rule("proposals.choose_award")
def may_choose(user: User) -> bool:
    """Chair and secretary enter the committee's choice, and publish it: each what the other has entered."""
    return runs_the_committee(user)
