"""Who works allowances out and adopts them; who draws for a unit, approves, pays and settles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finance.rules import READERS
from finance.unit.models import Unit
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from finance.allowance.models import AllowanceYear, Draw
    from members.models import User

APPROVERS = ("UNION_OFFICER", "UNION_CHAIR")


@rule("finance.view_allowanceyear")
def may_view(user: User) -> bool:
    return user.holds(*READERS, "UNION_OFFICER") or user.sits_on("AUDIT")


@rule("finance.work_out_allowances")
def may_work_out(user: User) -> bool:
    return user.holds("UNION_OFFICER", "BOOKKEEPER")


@rule("finance.adopt_allowances")
def may_adopt(user: User, year: AllowanceYear) -> bool:
    return user.holds("UNION_CHAIR") and user.pk != year.worked_out_by_id


@rule("finance.draw_allowance")
def may_draw(user: User, unit: Unit) -> bool:
    """Whoever keeps the unit's money: its chair, its leader, or the keeper whom an officer named."""
    return Unit.objects.kept_by(user).filter(pk=unit.pk).exists()


@rule("finance.view_draw")
def may_view_draw(user: User, draw: Draw | None = None) -> bool:
    """The desk sees all, a unit's members theirs."""
    return may_view(user) or (draw is not None and Unit.objects.of(user).filter(pk=draw.unit.pk).exists())


@rule("finance.change_draw")
def may_change_draw(user: User, draw: Draw) -> bool:
    """Report on it, or withdraw it: the unit's keepers."""
    return may_draw(user, draw.unit)


@rule("finance.approve_draw")
def may_approve(user: User, draw: Draw) -> bool:
    return user.holds(*APPROVERS) and user.pk != draw.requested_by_id and user.person_id != draw.keeper_id


@rule("finance.pay_draw")
def may_pay(user: User, draw: Draw) -> bool:
    return (
        user.holds("CASHIER")
        and user.pk not in {draw.requested_by_id, draw.approved_by_id}
        and user.person_id != draw.keeper_id
    )
