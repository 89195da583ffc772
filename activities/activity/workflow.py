"""States and moves of activities and of registrations: both lives on one screen."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "DRAFT", _("Draft")
    PUBLISHED = "PUBLISHED", _("Published")
    CANCELLED = "CANCELLED", _("Cancelled")
    FINISHED = "FINISHED", _("Finished")


NEXT: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.PUBLISHED}),
    State.PUBLISHED: frozenset({State.CANCELLED, State.FINISHED}),
}


class Phase(models.TextChoices):
    """Where a published activity stands by the clock."""

    BEFORE = "BEFORE", _("Registration not open yet")
    OPEN = "OPEN", _("Registration open")
    CLOSED = "CLOSED", _("Registration closed")
    RUNNING = "RUNNING", _("Taking place now")
    OVER = "OVER", _("Finished")


class RegistrationState(models.TextChoices):
    """Registering and deciding on the place are one statement, so nobody is merely registered."""

    CONFIRMED = "CONFIRMED", _("Confirmed")
    WAITLISTED = "WAITLISTED", _("On the waiting list")
    CHECKED_IN = "CHECKED_IN", _("Checked in")
    ABSENT = "ABSENT", _("Absent")
    CANCELLED = "CANCELLED", _("Cancelled")


HOLDING_A_PLACE = frozenset(
    {RegistrationState.CONFIRMED, RegistrationState.CHECKED_IN, RegistrationState.ABSENT}
)
UNDER_WAY = frozenset({RegistrationState.CONFIRMED, RegistrationState.WAITLISTED})

REGISTRATION_NEXT: dict[RegistrationState, frozenset[RegistrationState]] = {
    RegistrationState.WAITLISTED: frozenset({RegistrationState.CONFIRMED, RegistrationState.CANCELLED}),
    RegistrationState.CONFIRMED: frozenset(
        {RegistrationState.CHECKED_IN, RegistrationState.ABSENT, RegistrationState.CANCELLED}
    ),
    RegistrationState.CHECKED_IN: frozenset({RegistrationState.CONFIRMED}),  # the wrong name was tapped
    RegistrationState.ABSENT: frozenset({RegistrationState.CHECKED_IN}),  # was there, but wasn't scanned
}
