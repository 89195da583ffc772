"""Who may do what with bank accounts. The cashier who pays brings the statements; others match them with the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finance.rules import READERS
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from finance.bank.models import BankLine, BankStatement, Reconciliation
    from members.models import User


def _reads(user: User) -> bool:
    return user.holds(*READERS) or user.sits_on("AUDIT")


for _model in ("bankaccount", "bankstatement", "bankline", "reconciliation"):
    rule(f"finance.view_{_model}")(_reads)


@rule("finance.upload_statement")
def may_upload(user: User) -> bool:
    return user.holds("CASHIER", "PREPARER", "BOOKKEEPER")


@rule("finance.take_statement")
def may_take(user: User, statement: BankStatement) -> bool:
    return may_upload(user)


@rule("finance.match_bank")
def may_match(user: User, line: BankLine | None = None) -> bool:
    """Never the cashier: who holds the money doesn't say that it agrees (会计法 art. 35)."""
    return user.holds("PREPARER", "BOOKKEEPER")


@rule("finance.confirm_reconciliation")
def may_confirm(user: User, made: Reconciliation) -> bool:
    return user.holds("CHECKER") and user.pk != made.made_by_id


@rule("finance.withdraw_reconciliation")
def may_withdraw(user: User, made: Reconciliation) -> bool:
    return user.holds("BOOKKEEPER", "CHECKER")
