"""Who sees the staff register. Own data everybody sees on the page "me"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from members.person.models import REGISTER_READERS, Person
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from members.user.models import User


@rule("members.view_person")
def may_view_register(user: User) -> bool:
    """Whose work needs names; ``visible_to`` limits branch chairs and group leaders to their own people."""
    return user.holds(*REGISTER_READERS, "BRANCH_CHAIR", "GROUP_LEADER")


@rule("members.see_contacts")
def may_see_contacts(user: User, person: Person) -> bool:
    """Mobile and e-mail: for those who have to reach people, and for the person."""
    if user.person_id == person.pk or user.holds("UNION_OFFICER", "UNION_CHAIR", "WELFARE_OFFICER"):
        return True
    group = person.department.group
    return group is not None and (
        user.holds("GROUP_LEADER", group=group) or user.holds("BRANCH_CHAIR", branch=group.branch)
    )


@rule("members.export_person")
def may_export_register(user: User) -> bool:
    return user.holds("UNION_OFFICER", "UNION_CHAIR")
