"""Where a draw stands, for its pages."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from finance.allowance.models import Draw
from finance.allowance.workflow import State
from union_portal.core.ui.page import Step

WAY = [State.REQUESTED, State.APPROVED, State.DRAWN, State.REPORTED, State.SETTLED]


def steps_of(draw: Draw) -> list[Step]:
    """Requested, approved, paid out, receipts, settled; or how it ended before."""
    requested = Step(_("Requested"), "done", draw.requested_by, draw.requested_at)
    if draw.state in {State.REFUSED, State.CANCELLED}:
        return [requested, Step(draw.get_state_display(), "now", "", None, draw.answer)]
    at = WAY.index(State(draw.state))
    rest: list[tuple[Any, Any, Any]] = [
        (_("Approved"), draw.approved_by, draw.approved_at),
        (_("Paid out"), draw.paid_by, draw.paid_on),
        (_("Receipts handed in"), "", draw.reported_at),
        (_("Settled"), draw.settled_by, draw.settled_on),
    ]
    return [
        requested,
        *(
            Step(
                label,
                "done" if n <= at else "now" if n == at + 1 else "next",
                who or "",
                when if n <= at else None,
            )
            for n, (label, who, when) in enumerate(rest, start=1)
        ),
    ]
