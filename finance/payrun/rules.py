from __future__ import annotations

from finance.payrun.models import PayRun
from finance.rules import READERS
from members.models import User
from union_portal.core.rules import rule


def _reads(user: User) -> bool:
    return user.holds(*READERS) or user.sits_on("AUDIT")


rule("finance.view_payrun")(_reads)
rule("finance.view_banklayout")(_reads)


@rule("finance.make_payrun")
def may_make(user: User) -> bool:
    """Put together, make the file, note the answer, drop."""
    return user.holds("CASHIER")


@rule("finance.release_payrun")
def may_release(user: User, run: PayRun) -> bool:
    return user.holds("CHECKER") and user.pk != run.made_by_id


@rule("finance.keep_bank_layouts")
def may_keep_layouts(user: User) -> bool:
    return user.holds("BOOKKEEPER")
