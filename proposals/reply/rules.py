"""Who may sign a reply, and change what classes there are."""

from __future__ import annotations

from members.models import Post, User
from proposals.case.models import ProposalCase
from proposals.session.rules import runs_the_committee
from union_portal.core.rules import rule


@rule("proposals.sign_proposalcase")
def may_sign(user: User, case: ProposalCase) -> bool:
    """A hospital leader signs or returns a reply; never the one who drafted it."""
    return user.holds(Post.Kind.HOSPITAL_LEADER)


@rule("proposals.change_replyclass")
def may_change_reply_classes(user: User) -> bool:
    return runs_the_committee(user)
