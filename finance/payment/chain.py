"""Who must agree to a sum (审批链): a ladder of amounts, as a dated policy, and who signs beside the first approval."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import Person, User
from members.user.models import UserQuerySet
from union_portal.core.errors import DomainError
from union_portal.core.policy import services as policy

KEY = "finance.approval_chain"
HEAD, OFFICER, CHAIR = ORDER = ("HEAD", "OFFICER", "CHAIR")
"""The steps that a rung may have, in this order."""
PRESET = [
    {"up_to": "1000", "steps": [HEAD, OFFICER], "decision": False},
    {"up_to": "20000", "steps": [HEAD, OFFICER, CHAIR], "decision": False},
    {"up_to": "", "steps": [HEAD, OFFICER, CHAIR], "decision": True},
]
"""Above the last limit the chair needs a decision of the committee (集体研究决定), named by meeting and day."""
WORDS = {
    "up_to": gettext_lazy("up to (yuan)"), "": gettext_lazy("no limit"), "steps": gettext_lazy("steps"),
    "decision": gettext_lazy("with a decision of the committee"),
    HEAD: gettext_lazy("Department head"), OFFICER: gettext_lazy("Union officer"), CHAIR: gettext_lazy("Union chair"),
}  # fmt: skip
LAST = ("UNION_CHAIR", "HOSPITAL_LEADER")
"""Who takes the last step: the chair; where the chair can't, a leader of the hospital stands in."""


def check(value: Any) -> None:
    """A chain that can be worked with: limits that rise, the last one open, known steps in their order."""
    try:
        limits = [Decimal(rung["up_to"]) for rung in value[:-1]]
        steps = [[ORDER[ORDER.index(step)] for step in rung["steps"]] for rung in value]
        is_good = (
            value[-1]["up_to"] == ""
            and all(limit.is_finite() and limit > 0 for limit in limits)
            and limits == sorted(set(limits))
            and all(steps)
            and all(isinstance(rung["decision"], bool) and len(rung) == len(PRESET[0]) for rung in value)
        )
    except (KeyError, TypeError, ValueError, IndexError, InvalidOperation):
        is_good = False
    if not is_good or any(chain != sorted(set(chain), key=ORDER.index) for chain in steps):
        raise DomainError(
            _(
                "Each rung needs a limit that is higher than the one before (the last one none) and steps in their order."
            ),
            field="value",
        )


def rung_for(amount: Decimal) -> dict[str, Any]:
    """The rung of the ladder that a sum stands on today."""
    rungs: list[dict[str, Any]] = policy.value(KEY)
    return next(rung for rung in rungs if not rung["up_to"] or amount <= Decimal(rung["up_to"]))


def last_signers(others: UserQuerySet) -> tuple[str, UserQuerySet]:
    """Who of these may take the last step, and by which post. Nobody may, when neither post is held among them."""
    for post in LAST:
        if (found := others.holding(post)).exists():
            return post, found
    return "", others.none()


def further_signers(
    amount: Decimal, *, approver: User, payee: Person | None
) -> tuple[str, UserQuerySet] | None:
    """Who must sign beside the approver of an area, who stands for the steps before the chair's; none, if that is enough.

    The chair's own approval is the last step, unless the sum needs a decision of the committee: then somebody else
    confirms it. Raises ``DomainError`` when nobody could sign.
    """
    rung = rung_for(amount)
    if not rung["decision"] and (CHAIR not in rung["steps"] or approver.holds("UNION_CHAIR")):
        return None
    others = User.objects.exclude(pk=approver.pk)
    if payee is not None:
        others = others.exclude(person=payee)
    post, found = last_signers(others)
    if not post:
        raise DomainError(
            _("%(amount)s yuan need a further signature by the union chair or a leader of the hospital, and there is nobody"
              " who could give it. Have the post filled first.")
            % {"amount": f"{amount:,.2f}"}
        )  # fmt: skip
    return post, found
