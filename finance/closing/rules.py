"""Who closes months and years, and who opens a closed month again."""

from __future__ import annotations

from finance.closing.models import YearEnd
from finance.period.models import Period
from members.models import User
from union_portal.core.rules import rule


@rule("finance.reopen_period")
def may_reopen(user: User, period: Period) -> bool:
    """A bookkeeper or the chair, but never who closed the month."""
    return user.holds("BOOKKEEPER", "UNION_CHAIR") and user.pk != period.closed_by_id


@rule("finance.propose_yearend")
def may_propose(user: User, year_end: YearEnd) -> bool:
    return user.holds("BOOKKEEPER")
