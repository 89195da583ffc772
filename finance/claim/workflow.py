"""The life of a claim (报销单): from the receipt on the phone along the chain of approvals to the money."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    DRAFT = "DRAFT", _("Draft")
    WITH_HEAD = "WITH_HEAD", _("With the department head")
    WITH_OFFICER = "WITH_OFFICER", _("With the union officer")
    WITH_CHAIR = "WITH_CHAIR", _("With the union chair")
    RETURNED = "RETURNED", _("Returned for correction")
    APPROVED = "APPROVED", _("Approved, to be paid")
    PAID = "PAID", _("Paid")
    REFUSED = "REFUSED", pgettext_lazy("claim", "Refused")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")


class Step(models.TextChoices):
    """The steps that a chain may have, in this order."""

    HEAD = "HEAD", _("Department head")
    OFFICER = "OFFICER", _("Union officer")
    CHAIR = "CHAIR", _("Union chair")


WITH: dict[str, State] = {
    Step.HEAD: State.WITH_HEAD,
    Step.OFFICER: State.WITH_OFFICER,
    Step.CHAIR: State.WITH_CHAIR,
}
STEP_OF = {str(state): Step(step) for step, state in WITH.items()}

_UNDER_WAY = frozenset(WITH.values())
_OUT = frozenset({State.APPROVED, State.RETURNED, State.REFUSED, State.WITHDRAWN})

NEXT: dict[str, frozenset[str]] = {
    State.DRAFT: _UNDER_WAY,
    State.WITH_HEAD: frozenset({State.WITH_OFFICER, State.WITH_CHAIR}) | _OUT,
    State.WITH_OFFICER: frozenset({State.WITH_CHAIR}) | _OUT,
    State.WITH_CHAIR: _OUT,
    State.RETURNED: _UNDER_WAY | {State.WITHDRAWN},
    State.APPROVED: _UNDER_WAY | {State.PAID, State.RETURNED},
    State.PAID: frozenset({State.APPROVED}),
}
"""From PAID back when the money came back. From APPROVED back to a step when the bank account was changed; to RETURNED when the cashier can't pay."""

EDITABLE = frozenset({State.DRAFT, State.RETURNED})
UNDER_WAY = frozenset(str(state) for state in _UNDER_WAY)
OVER = frozenset({State.PAID, State.REFUSED, State.WITHDRAWN})
WITHDRAWABLE = frozenset(state for state, targets in NEXT.items() if State.WITHDRAWN in targets)

NEXT_STEPS: dict[str, Any] = {
    State.DRAFT: _("Check it and hand it in"),
    State.WITH_HEAD: _("Your department head confirms that it was for work of the union"),
    State.WITH_OFFICER: _("The union officer checks invoices and rules"),
    State.WITH_CHAIR: _("The union chair approves"),
    State.RETURNED: _("Correct it and hand it in again"),
    State.APPROVED: _("The cashier pays to your account"),
}
TONES: dict[str, Any] = {
    State.WITH_HEAD: "info",
    State.WITH_OFFICER: "info",
    State.WITH_CHAIR: "info",
    State.RETURNED: "warning",
    State.APPROVED: "success",
    State.PAID: "success",
    State.REFUSED: "danger",
}
