"""At the door: find who stands there, check in, correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activities.activity.models import Activity, Registration
from activities.activity.services import MATTER
from activities.activity.workflow import RegistrationState, State
from activities.attendance import ticket
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.matter import services as matters
from union_portal.core.typed import narrow
from union_portal.core.ui.templatetags.ui import day, moment

if TYPE_CHECKING:
    from members.models import User


class UnknownCode(DomainError):
    """Nobody on the list has this code."""


class AlreadyIn(DomainError):
    """Checked in before; perhaps a colleague showed a copy of the code."""


def find(activity: Activity, code: str) -> Registration:
    """Who is meant by what was scanned or typed: a ticket, or a staff number.

    Raises ``UnknownCode``, with the name of the other activity when the ticket belongs to one.
    """
    people = Registration.objects.with_person().select_related("activity")
    public_id = ticket.read(code)
    if public_id is None:
        by_number = people.live().filter(activity=activity, person__staff_number=narrow(code)).first()
        if by_number is None:
            raise UnknownCode(_("This code isn't valid here. Search for the name instead."))
        return by_number
    registration = people.filter(public_id=public_id).first()
    if registration is None:
        raise UnknownCode(_("This code isn't valid here. Search for the name instead."))
    if registration.activity_id != activity.pk:
        raise UnknownCode(
            _("This code is for another activity: %(title)s.") % {"title": registration.activity}
        )
    return registration


@transaction.atomic
def check_in(registration: Registration, *, by: User) -> Registration:
    """Somebody has come (签到). Raises ``AlreadyIn`` the second time, ``DomainError`` for who has no place."""
    registration, now = _lock(registration), timezone.now()
    activity = registration.activity
    if activity.state not in {State.PUBLISHED, State.FINISHED}:
        raise NotNow(_("This activity was cancelled."))
    if timezone.localdate() < timezone.localtime(activity.starts_at).date():
        raise NotNow(
            _("This activity is on %(day)s. Check-in opens on that day.") % {"day": day(activity.starts_at)}
        )
    if registration.state == RegistrationState.CHECKED_IN:
        raise AlreadyIn(
            _("Checked in already at %(moment)s.") % {"moment": moment(registration.checked_in_at)}
        )
    if registration.state == RegistrationState.WAITLISTED:
        raise DomainError(
            _("On the waiting list, place %(place)d: there is no place yet.")
            % {"place": registration.place_in_line}
        )
    if registration.state == RegistrationState.CANCELLED:
        raise DomainError(_("This registration was cancelled, so the code has expired."))
    registration.check_in(by=by, at=now)
    registration.save(update_fields=["state", "checked_in_at", "checked_in_by"])
    audit.record("activities.registration.checked_in", registration, by=by)
    _mirror(registration, is_over=True)
    return registration


@transaction.atomic
def undo_check_in(registration: Registration, *, by: User) -> Registration:
    """The wrong name was tapped: take the check-in back, as long as the attendance isn't closed."""
    registration = _lock(registration)
    if registration.activity.state != State.PUBLISHED:
        raise NotNow(_("The attendance is closed."))
    registration.undo_check_in()
    registration.save(update_fields=["state", "checked_in_at", "checked_in_by"])
    audit.record("activities.registration.check_in_undone", registration, by=by)
    _mirror(registration, is_over=False)
    return registration


def _lock(registration: Registration) -> Registration:
    return (
        Registration.objects.with_person()
        .select_related("activity")
        .select_for_update(of=("self",))
        .get(pk=registration.pk)
    )


def _mirror(registration: Registration, *, is_over: bool) -> None:
    account = registration.person.account
    matters.put(
        registration, MATTER, title=registration.activity.title, state=registration.state,
        parties=[account.pk if account else None],
        due_on=timezone.localtime(registration.activity.starts_at).date(), is_over=is_over,
    )  # fmt: skip
