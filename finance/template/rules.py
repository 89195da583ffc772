"""Whoever reads the books sees what is offered to the clerks; preparer and bookkeeper keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finance.rules import READERS
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from members.models import User


@rule("finance.view_standardsummary")
@rule("finance.view_vouchertemplate")
def may_view(user: User) -> bool:
    return user.holds(*READERS) or user.sits_on("AUDIT")


@rule("finance.keep_templates")
def may_keep(user: User) -> bool:
    return user.holds("PREPARER", "BOOKKEEPER")
