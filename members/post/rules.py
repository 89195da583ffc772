"""Rights follow from posts, so posts are given and ended by the security administrator alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from members.post.models import Post
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from members.user.models import User


@rule("members.view_post")
def may_view_posts(user: User) -> bool:
    return user.holds(
        "SECURITY_ADMIN", "SECURITY_AUDITOR", "UNION_OFFICER", "UNION_CHAIR", "DISCIPLINE_SUPERVISOR"
    )


@rule("members.appoint_post")
def may_appoint(user: User) -> bool:
    return user.holds("SECURITY_ADMIN")


@rule("members.end_post")
def may_end(user: User, post: Post) -> bool:
    """Nobody ends or gives a post of his own: another administrator does."""
    return user.holds("SECURITY_ADMIN") and post.person_id != user.person_id
