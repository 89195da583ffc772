"""Who may do what with activities and registrations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activities.activity.models import ORGANISERS, Activity, Registration
from activities.activity.workflow import State
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from members.models import User


@rule("activities.organise")
def may_organise(user: User) -> bool:
    """Plan activities at the desk, see who registered, stand at the door."""
    return user.holds(*ORGANISERS)


@rule("activities.change_activity")
@rule("activities.discard_activity")
@rule("activities.publish_activity")
@rule("activities.cancel_activity")
@rule("activities.finish_activity")
@rule("activities.check_in")
@rule("activities.view_participants")
def may_run(user: User, activity: Activity) -> bool:
    """All organisers work on all activities: who planned one may be ill on the day."""
    return may_organise(user)


@rule("activities.view_activity")
def may_view_activity(user: User, activity: Activity) -> bool:
    """Drafts are the organisers' own affair; else whoever it is meant for, or who has been registered."""
    if may_organise(user):
        return True
    if activity.state == State.DRAFT or user.person is None:
        return False
    return activity.is_meant_for(user.person) or activity.registrations.filter(person=user.person).exists()


@rule("activities.register")
def may_register(user: User, activity: Activity) -> bool:
    """For oneself, when the activity is meant for one."""
    return user.person is not None and activity.is_meant_for(user.person)


@rule("activities.withdraw_registration")
def may_withdraw(user: User, registration: Registration) -> bool:
    """One's own; an organiser for whoever has telephoned."""
    return registration.person_id == user.person_id or may_organise(user)
