"""The life of an aid case (帮扶个案) on one screen: its states, its moves, and what waits in each state."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class AidKind(models.TextChoices):
    """What the aid is for. Caps and the accounts that it is booked on are policy values."""

    ILLNESS_RELIEF = "ILLNESS_RELIEF", _("Relief in serious illness")
    ACCIDENT = "ACCIDENT", _("Help after an accident or disaster")
    LIVING = "LIVING", _("Help with the cost of living")
    AUTUMN_TUITION = "AUTUMN_TUITION", _("Help with a child's tuition")
    WINTER_CARE = "WINTER_CARE", _("Winter care")


class Category(models.TextChoices):
    """How hard the household is hit (困难类别); the worksheet only suggests, people decide."""

    SEVERE = "SEVERE", _("Severe hardship")
    RELATIVE = "RELATIVE", _("Relative hardship")
    ACCIDENTAL = "ACCIDENTAL", _("Hardship after an event")
    HOSPITAL_LEVEL = "HOSPITAL_LEVEL", _("Hardship on the hospital's own list")


class State(models.TextChoices):
    DRAFT = "DRAFT", _("Draft")
    APPLIED = "APPLIED", _("Applied")
    CHECKING = "CHECKING", _("Under check")
    RETURNED = "RETURNED", _("Back for completion")
    COMMITTEE = "COMMITTEE", _("With the committee")
    PUBLIC_NOTICE = "PUBLIC_NOTICE", _("On public notice")
    APPROVAL = "APPROVAL", _("For approval")
    APPROVED = "APPROVED", _("Approved")
    PAID = "PAID", _("Paid")
    REFUSED = "REFUSED", _("Refused")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")


NEXT: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.APPLIED}),
    State.APPLIED: frozenset({State.CHECKING, State.WITHDRAWN}),
    State.CHECKING: frozenset({State.RETURNED, State.COMMITTEE, State.REFUSED, State.WITHDRAWN}),
    State.RETURNED: frozenset({State.CHECKING, State.WITHDRAWN}),
    State.COMMITTEE: frozenset({State.CHECKING, State.PUBLIC_NOTICE, State.REFUSED, State.WITHDRAWN}),
    State.PUBLIC_NOTICE: frozenset({State.CHECKING, State.APPROVAL, State.WITHDRAWN}),
    State.APPROVAL: frozenset({State.CHECKING, State.APPROVED, State.REFUSED, State.WITHDRAWN}),
    State.APPROVED: frozenset({State.APPROVAL, State.PAID}),  # back: the account was changed
    State.PAID: frozenset({State.APPROVED}),  # the money came back
    State.REFUSED: frozenset(),
    State.WITHDRAWN: frozenset(),
}

OVER = frozenset({State.PAID, State.REFUSED, State.WITHDRAWN})
WITH_APPLICANT = frozenset({State.DRAFT, State.RETURNED})
WITH_OFFICER = frozenset({State.CHECKING, State.RETURNED, State.PUBLIC_NOTICE})
WITHDRAWABLE = frozenset(state for state, targets in NEXT.items() if State.WITHDRAWN in targets)
SENT_BACK = frozenset({State.RETURNED, State.COMMITTEE, State.PUBLIC_NOTICE, State.APPROVAL})
"""From where a case comes back to the officer who has taken it on."""
GRANTED = frozenset({State.PUBLIC_NOTICE, State.APPROVAL, State.APPROVED, State.PAID})
ACCOUNT_OPEN = frozenset(
    {State.APPLIED, State.CHECKING, State.COMMITTEE, State.PUBLIC_NOTICE, State.APPROVAL, State.APPROVED}
)
"""States in which the applicant may still name another bank account."""

PATH = (
    State.APPLIED,
    State.CHECKING,
    State.COMMITTEE,
    State.PUBLIC_NOTICE,
    State.APPROVAL,
    State.APPROVED,
    State.PAID,
)
"""The straight way, as the stepper shows it."""

NEXT_STEPS: dict[str, Any] = {
    State.DRAFT: _("Complete the application and send it."),
    State.APPLIED: _("A welfare officer takes on your case."),
    State.CHECKING: _("The welfare officer checks what you wrote and may visit you."),
    State.RETURNED: _("Complete what the officer asks for and send it again."),
    State.COMMITTEE: _("The welfare committee decides."),
    State.PUBLIC_NOTICE: _("The intended aid is shown to all staff, with your name masked."),
    State.APPROVAL: _("The union chair approves."),
    State.APPROVED: _("The cashier transfers the aid to your account."),
    State.PAID: _("Nothing more to do."),
    State.REFUSED: _("You may read the reason and talk to the union office."),
    State.WITHDRAWN: _("Nothing more to do."),
}

TONES: dict[str, str] = {
    State.DRAFT: "neutral",
    State.APPLIED: "info",
    State.CHECKING: "info",
    State.RETURNED: "warning",
    State.COMMITTEE: "info",
    State.PUBLIC_NOTICE: "info",
    State.APPROVAL: "info",
    State.APPROVED: "success",
    State.PAID: "success",
    State.REFUSED: "danger",
    State.WITHDRAWN: "neutral",
}
