"""Who reads the contributions, enters the payroll and records what moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finance.rules import READERS
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from finance.contribution.models import Contribution, ContributionMovement
    from members.models import User


def reads_contributions(user: User) -> bool:
    return user.holds(*READERS) or user.sits_on("AUDIT")


rule("finance.view_contribution")(reads_contributions)


@rule("finance.add_contribution")
def may_enter(user: User) -> bool:
    """Enter the payroll figure of a month."""
    return user.holds("PREPARER")


@rule("finance.correct_contribution")
def may_correct(user: User, contribution: Contribution) -> bool:
    return may_enter(user)


@rule("finance.move_contribution")
def may_move(user: User, contribution: Contribution) -> bool:
    """Record what came in and what was remitted: the cashier, who has the bank slips."""
    return user.holds("CASHIER")


@rule("finance.void_contribution")
def may_void(user: User, contribution: Contribution) -> bool:
    """Take the last movement back: not whoever recorded it."""
    last: ContributionMovement | None = contribution.movements.filter(voided_at=None).last()
    return (
        user.holds("CASHIER", "PREPARER", "BOOKKEEPER")
        and last is not None
        and last.recorded_by_id != user.pk
    )
