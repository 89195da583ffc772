"""Words, to-dos, deadlines and parameters of allowances."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.allowance import (
    receivers,  # noqa: F401  hears of vouchers
    rules,  # noqa: F401  registers the rules
    services,
)
from finance.allowance.workflow import TONES, State
from finance.registering import tell
from finance.unit.models import Unit
from union_portal.core.deadline.services import DeadlineKind
from union_portal.core.matter.models import MatterKind
from union_portal.core.matter.models import kinds as matter_kinds
from union_portal.core.policy import services as policy

WORDS = {
    "allowance.worked_out": _("worked out the shares"),
    "allowance.adopted": _("adopted the shares"),
    "draw.requested": _("asked for a draw"),
    "draw.approved": _("approved the draw"),
    "draw.refused": _("refused the draw"),
    "draw.cancelled": _("cancelled the draw"),
    "draw.paid": _("paid the draw out"),
    "draw.reported": _("handed the receipts in"),
    "draw.report_returned": _("returned the receipts"),
    "draw.settled": _("settled the draw"),
    "draw.undone": _("threw the voucher's draft away; the step is to be done again"),
}
TO_DOS = {
    "draw_approve": _("Decide on a draw from an allowance"),
    "draw_pay": _("Pay a draw out"),
    "draw_report": _("Bring the receipts for what was drawn"),
    "draw_settle": _("Settle a draw"),
}
DEADLINES = {"draw_settle": DeadlineKind(_("Settle what was drawn with receipts"))}


def register() -> None:
    tell(words=WORDS, todos=TO_DOS, deadlines=DEADLINES)
    matter_kinds.register(
        services.MATTER,
        MatterKind(
            _("draw from an allowance"), "wallet", State,
            next_steps={
                State.REQUESTED: _("An officer or the chair decides."),
                State.APPROVED: _("The cashier pays it out."),
                State.DRAWN: _("Hand the receipts in when it is spent."),
                State.REPORTED: _("An officer or the chair looks at the receipts."),
            },
            tones=dict(TONES),
        ),
    )  # fmt: skip
    policy.declare(
        services.RATE,
        _("Allowance per member and year, by kind of unit"),
        dict.fromkeys(Unit.Kind.values, 0),
        source="由本会工会委员会规定后填写",
        unit=_("yuan"),
        words=dict(Unit.Kind.choices),
        most=10_000,
        places=2,
    )
    policy.declare(
        services.SETTLE_DAYS,
        _("Days within which a draw is settled with receipts"),
        60,
        source="由本会工会委员会规定（预设值）",
        unit=_("days"),
        least=1,
    )
