"""What people do with activities: plan, publish, change, cancel and finish them; register and withdraw."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from django.core.files import File
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from activities.activity.models import Activity, Registration
from activities.activity.workflow import UNDER_WAY, RegistrationState, State
from members.models import Person
from union_portal.core.attachment import services as attachments
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit import services as audit
from union_portal.core.base import new_public_id
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.matter import services as matters
from union_portal.core.outbox import services as outbox
from union_portal.core.todo import services as todos
from union_portal.core.ui.templatetags.ui import moment

if TYPE_CHECKING:
    from members.models import User

MATTER = "activities.registration"
WRAP_UP = "activities.wrap_up"
PICTURE = "picture"
TIME_AND_PLACE = frozenset({"title", "starts_at", "ends_at", "place", "campus"})
"""Whoever changes one of these tells everybody, and calendars take the change over (SEQUENCE)."""

TAKE_A_PLACE = """
WITH activity AS (
    SELECT id, taken < places AND waiting = 0 AS has_place
      FROM activities_activity
     WHERE id = %(activity)s AND state = 'PUBLISHED'
       FOR UPDATE
)
INSERT INTO activities_registration (public_id, activity_id, person_id, registered_at, state, confirmed_at)
SELECT %(public_id)s, id, %(person)s, %(at)s,
       CASE WHEN has_place THEN 'CONFIRMED' ELSE 'WAITLISTED' END,
       CASE WHEN has_place THEN %(at)s::timestamptz END
  FROM activity
    ON CONFLICT DO NOTHING
RETURNING id, public_id, state, confirmed_at
"""
"""Count and insert in one statement. The places taken stand on the activity's row, so whoever had to wait for its
lock reads them as they are then; counting registrations here would see them as they were before the wait."""


class AlreadyRegistered(DomainError):
    """The person holds a place or waits for one; tapping twice does no harm."""


# -- planning -----------------------------------------------------------------------------------------------
@transaction.atomic
def plan_activity(activity: Activity, *, by: User) -> Activity:
    """Keep a new draft."""
    activity.created_by = by
    activity.save()
    audit.record("activities.activity.planned", activity, by=by)
    return activity


@transaction.atomic
def revise_activity(activity: Activity, *, changed: Collection[str], by: User) -> Activity:
    """Take over the new values of the ``changed`` fields that a form has put on ``activity``.

    Once it is published, a new time or place is told to all who registered, and new places move the list up.
    """
    wanted = {name: getattr(activity, name) for name in changed}
    activity = _lock(activity)
    if activity.state not in {State.DRAFT, State.PUBLISHED}:
        raise NotNow(_("This activity is over or cancelled, so it can't be changed any more."))
    if wanted.get("places", activity.places) < activity.taken:
        raise DomainError(
            _("%(taken)d places are taken already; there can't be fewer.") % {"taken": activity.taken},
            field="places",
        )
    for name, value in wanted.items():
        setattr(activity, name, value)
    is_moved = activity.state == State.PUBLISHED and not TIME_AND_PLACE.isdisjoint(wanted)
    activity.sequence += is_moved
    activity.save(update_fields=[*wanted, "sequence", "changed_at"])
    audit.record("activities.activity.revised", activity, by=by, fields=sorted(wanted))
    if is_moved:
        concerned = _under_way(activity)
        for registration in concerned:
            _mirror(registration)
        outbox.notify(
            "activities.activity.moved", to=_users(concerned), about=activity, key=str(activity.sequence)
        )
    _move_up(activity, by=by)
    return activity


@transaction.atomic
def add_picture(activity: Activity, *, by: User, upload: File) -> Attachment:
    """Set the picture of the list and the page; an earlier one is replaced."""
    for old in Attachment.objects.about(activity).filter(purpose=PICTURE):
        attachments.remove(old, by=by)
    picture = attachments.add(activity, upload, by=by, purpose=PICTURE)
    if not picture.is_image:
        raise DomainError(_("Please choose a picture (JPEG or PNG)."), field="upload")
    return picture


@transaction.atomic
def discard_activity(activity: Activity, *, by: User) -> None:
    """Throw a draft away that nobody has seen."""
    activity = _lock(activity)
    if activity.state != State.DRAFT:
        raise NotNow(_("It has been published, so it can only be cancelled."))
    audit.record("activities.activity.discarded", activity, by=by)
    activity.delete()


@transaction.atomic
def publish_activity(activity: Activity, *, by: User) -> Activity:
    """Show it to the staff (发布); from the opening of the window on they register."""
    activity, now = _lock(activity), timezone.now()
    if activity.registration_closes_at <= now:
        raise DomainError(
            _("Registration would be closed already. Enter a later end of registration first."),
            field="registration_closes_at",
        )
    activity.publish(at=now)
    activity.save(update_fields=["state", "published_at", "changed_at"])
    audit.record("activities.activity.published", activity, by=by, places=activity.places)
    return activity


@transaction.atomic
def cancel_activity(activity: Activity, *, by: User, reason: str) -> Activity:
    """Call it off (取消活动) and tell everybody who registered."""
    activity, now = _lock(activity), timezone.now()
    activity.cancel(reason=reason)
    activity.save(update_fields=["state", "cancel_reason", "sequence", "changed_at"])
    audit.record("activities.activity.cancelled", activity, by=by, reason=reason)
    concerned = _under_way(activity)
    for registration in concerned:
        registration.end(Registration.Ending.CALLED_OFF, at=now)
        registration.save(update_fields=["state", "ending", "cancelled_at"])
        _mirror(registration)
    todos.close_todo(activity)
    outbox.notify("activities.activity.cancelled", to=_users(concerned), about=activity)
    return activity


@transaction.atomic
def finish_activity(activity: Activity, *, by: User) -> Activity:
    """Close the attendance (结束): who was not checked in was absent; who still waits got no place."""
    activity, now = _lock(activity), timezone.now()
    if activity.state == State.PUBLISHED and activity.ends_at > now:
        raise DomainError(
            _("It ends at %(moment)s. Finish it afterwards, or cancel it.")
            % {"moment": moment(activity.ends_at)}
        )
    activity.finish()
    activity.save(update_fields=["state", "changed_at"])
    for registration in _under_way(activity):
        if registration.holds_a_place:
            registration.miss()
        else:
            registration.end(Registration.Ending.NO_PLACE, at=now)
        registration.save(update_fields=["state", "ending", "cancelled_at"])
        _mirror(registration)
    present = activity.registrations.filter(state=RegistrationState.CHECKED_IN).count()
    audit.record("activities.activity.finished", activity, by=by, present=present, places=activity.places)
    todos.close_todo(activity, WRAP_UP)
    return activity


# -- registering --------------------------------------------------------------------------------------------
@transaction.atomic
def register(activity: Activity, *, person: Person, by: User) -> Registration:
    """Register a person (报名): a place while there is one, else the end of the waiting list.

    Raises ``AlreadyRegistered``, and ``DomainError`` outside the window or the audience.
    """
    now = timezone.now()
    activity = Activity.objects.select_related("for_campus", "for_department").get(pk=activity.pk)
    _check_open(activity, person, at=now)
    registration = _take_a_place(activity, person, at=now)
    if registration is None:
        raise AlreadyRegistered(_("You have registered for this activity already."))
    audit.record("activities.registration.made", registration, by=by, state=registration.state)
    _mirror(registration, is_new=True)
    what = "confirmed" if registration.holds_a_place else "waitlisted"
    outbox.notify(
        f"activities.registration.{what}", to=_users([registration]), about=registration, activity=activity
    )
    return registration


@transaction.atomic
def withdraw(registration: Registration, *, by: User) -> Registration:
    """Give up the place or the waiting (取消报名); the first who waits moves up in the same transaction.

    After the day that the activity names only an organiser may do it, for whoever has telephoned. Twice is harmless.
    """
    activity = _lock(registration.activity)
    registration = _of_activity(activity).get(pk=registration.pk)
    if registration.state == RegistrationState.CANCELLED:
        return registration
    now = timezone.now()
    if activity.starts_at <= now:
        raise NotNow(_("The activity has begun, so it is too late to withdraw."))
    is_own = registration.person_id == by.person_id
    if is_own and registration.holds_a_place and activity.cancel_until <= now:
        raise NotNow(
            _("You could withdraw by yourself until %(moment)s. Please call the contact: %(contact)s")
            % {"moment": moment(activity.cancel_until), "contact": activity.contact}
        )
    registration.end(Registration.Ending.WITHDRAWN, at=now)
    registration.save(update_fields=["state", "ending", "cancelled_at"])
    audit.record("activities.registration.withdrawn", registration, by=by)
    _mirror(registration)
    if not is_own:
        outbox.notify(
            "activities.registration.withdrawn",
            to=_users([registration]),
            about=registration,
            activity=activity,
        )
    _move_up(activity, by=by)
    return registration


# -- every day ----------------------------------------------------------------------------------------------
def remind(*, on: dt.date) -> int:
    """Tell those who take part tomorrow, and ask for the attendance of what is over. Safe to run twice a day."""
    count = 0
    for activity in Activity.objects.published().filter(starts_at__date=on + dt.timedelta(days=1)):
        expected = _of_activity(activity).confirmed()
        outbox.notify(
            "activities.activity.tomorrow", to=_users(expected), about=activity,
            key=f"{timezone.localtime(activity.starts_at):%Y-%m-%d}",
        )  # fmt: skip
        count += len(expected)
    midnight = dt.datetime.combine(on, dt.time.min, tzinfo=timezone.get_current_timezone())
    for activity in Activity.objects.to_wrap_up(at=midnight):
        todos.open_todo(
            activity, WRAP_UP, for_users=[activity.created_by_id], url=desk_url(activity),
            due_on=timezone.localtime(activity.ends_at).date() + dt.timedelta(days=3),
        )  # fmt: skip
    return count


def desk_url(activity: Activity) -> str:
    """Where organisers work on it."""
    return reverse("admin:activities_activity_change", args=[activity.pk])


# -- parts --------------------------------------------------------------------------------------------------
def _lock(activity: Activity) -> Activity:
    return Activity.objects.select_for_update().get(pk=activity.pk)


def _of_activity(activity: Activity) -> Any:
    return activity.registrations.select_related("activity", "person__user").order_by("pk")


def _under_way(activity: Activity) -> list[Registration]:
    """Locked by key; the caller holds the activity's row, so no other can come in between."""
    return list(_of_activity(activity).under_way().select_for_update(of=("self",)))


def _users(registrations: Iterable[Registration]) -> list[int]:
    return [r.person.account.pk for r in registrations if r.person.account]


def _check_open(activity: Activity, person: Person, *, at: dt.datetime) -> None:
    """Say what stands in the way of registering now."""
    if activity.state != State.PUBLISHED:
        raise NotNow(_("This activity takes no registrations any more."))
    if not activity.is_meant_for(person):
        raise DomainError(_("This activity is meant for: %(audience)s.") % {"audience": activity.audience})
    if at < activity.registration_opens_at:
        raise NotNow(
            _("Registration opens at %(moment)s.") % {"moment": moment(activity.registration_opens_at)}
        )
    if at >= activity.registration_closes_at:
        raise NotNow(
            _("Registration closed at %(moment)s. Please ask the contact: %(contact)s")
            % {"moment": moment(activity.registration_closes_at), "contact": activity.contact}
        )


def _take_a_place(activity: Activity, person: Person, *, at: dt.datetime) -> Registration | None:
    """The new registration; ``None`` when the person has one, or the activity was just closed.

    From here to the end of the transaction everybody else waits who wants a place, so little is asked after it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            TAKE_A_PLACE,
            {"activity": activity.pk, "person": person.pk, "public_id": new_public_id(), "at": at},
        )
        row = cursor.fetchone()
    if row is None:
        return None
    names = ("id", "public_id", "state", "confirmed_at")
    registration = Registration.from_db("default", names, row)
    registration.activity, registration.person, registration.registered_at = activity, person, at
    return registration


def _move_up(activity: Activity, *, by: User) -> None:
    """Give free places to those who wait, in order (递补), and tell them. The caller holds the activity's row."""
    now = timezone.now()
    activity.refresh_from_db(fields=["taken", "waiting", "places"])
    free = activity.places - activity.taken
    if activity.state != State.PUBLISHED or activity.starts_at <= now or free <= 0 or not activity.waiting:
        return
    for registration in _of_activity(activity).waitlisted().select_for_update(of=("self",))[:free]:
        registration.confirm(at=now)
        registration.save(update_fields=["state", "confirmed_at"])
        audit.record("activities.registration.moved_up", registration, by=by)
        _mirror(registration)
        outbox.notify(
            "activities.registration.moved_up",
            to=_users([registration]),
            about=registration,
            activity=activity,
        )


def _mirror(registration: Registration, *, is_new: bool = False) -> None:
    """Keep the person's matter true."""
    activity = registration.activity
    matters.put(
        registration, MATTER, title=activity.title, state=registration.state, parties=_users([registration]),
        due_on=timezone.localtime(activity.starts_at).date(), is_over=registration.state not in UNDER_WAY,
        is_new=is_new,
    )  # fmt: skip
