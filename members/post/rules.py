"""Rights follow from posts, so posts are given and ended by the security administrator alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from members.post.models import Post
from members.post.workflow import CONFIRMERS
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


@rule("members.confirm_post")
def may_confirm(user: User, post: Post) -> bool:
    """The second person of an appointment: neither who proposed it nor who is to hold it."""
    has_part = user.pk == post.proposed_by_id or user.person_id == post.person_id
    return user.holds(*CONFIRMERS) and not has_part


@rule("members.decline_post")
def may_decline(user: User, post: Post) -> bool:
    """Who may confirm, and who proposed it."""
    return user.holds(*CONFIRMERS) and post.person_id != user.person_id


@rule("members.end_post")
def may_end(user: User, post: Post) -> bool:
    """Nobody ends or gives a post of his own: another administrator does."""
    return user.holds("SECURITY_ADMIN") and post.person_id != user.person_id
