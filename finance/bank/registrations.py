"""Words, to-dos, worklists and the closing check of bank accounts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from finance.bank import (
    jobs as _jobs,  # noqa: F401  registers its kind of work
)
from finance.bank import (
    rules as _rules,  # noqa: F401  registers the rules
)
from finance.bank import services
from finance.bank.figures import month_end
from finance.bank.models import BankAccount, BankLine, Reconciliation
from finance.bank.workflow import State
from finance.closing.checks import Check, Finding, checks
from finance.period.models import Period
from finance.registering import tell
from finance.voucher.signals import voucher_posted, voucher_reversed
from union_portal.core import registry
from union_portal.core.retention.registry import DataClass
from union_portal.core.retention.registry import register as sensitive

WORDS = {
    "bank.account_opened": _("entered the bank account"),
    "bank.account_closed": _("noted that the bank account was given up"),
    "bank.uploaded": _("uploaded the statement"),
    "bank.taken": _("took the statement over"),
    "bank.dropped": _("dropped the statement"),
    "bank.matched": _("matched movements with the books"),
    "bank.unmatched": _("undid a match"),
    "bank.voucher_proposed": _("proposed a voucher for the movement"),
    "bank.reconciled": _("made the reconciliation"),
    "bank.confirmed": _("confirmed the reconciliation"),
    "bank.withdrawn": _("withdrew the confirmation"),
}
TO_DOS = {"confirm_reconciliation": _("Confirm a bank reconciliation")}


def unreconciled(period: Period) -> Iterable[Finding]:
    """Accounts whose reconciliation of this month is missing, unconfirmed, or no longer what the books say."""
    end = month_end(period)
    accounts = BankAccount.objects.filter(since__lte=end).exclude(closed_on__lt=period.starts_on)
    made = {
        found.account_id: found
        for found in Reconciliation.objects.filter(period=period).select_related("account__ledger", "period")
    }
    for account in accounts:
        found = made.get(account.pk)
        words: dict[str, Any] = {"account": account, "month": period}
        if found is None:
            yield Finding(
                _now("%(account)s: no reconciliation of %(month)s.") % words, account.get_absolute_url()
            )
        elif found.state != State.CONFIRMED:
            yield Finding(
                _now("%(account)s: the reconciliation of %(month)s waits for the checker.") % words,
                found.get_absolute_url(),
            )
        elif not services.is_current(found):
            yield Finding(
                _now("%(account)s: books or matches have changed since the reconciliation of %(month)s.")
                % words,
                found.get_absolute_url(),
            )


def _match_posted(sender: Any, voucher: Any, by: Any, **_kwargs: Any) -> None:
    services.match_posted(voucher, by=by)


def _reversed(sender: Any, voucher: Any, red: Any, by: Any, **_kwargs: Any) -> bool:
    freed = services.heed_reversal(voucher, red=red, by=by)
    return freed and isinstance(voucher.about, BankLine)


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
    voucher_posted.connect(_match_posted, dispatch_uid="finance.bank.match_posted")
    voucher_reversed.connect(_reversed, dispatch_uid="finance.bank.reversed")
    checks.register("bank.reconciled", Check(_("Bank accounts are reconciled"), unreconciled))
    registry.worklists.register(
        "finance.reconciliations",
        registry.Worklist(
            label=_("Reconciliations to confirm"),
            count=lambda user: Reconciliation.objects.waiting_for(user).count(),
            url=lambda user: f"{reverse('admin:finance_reconciliation_changelist')}?state__exact=MADE",
            seen_by=lambda user: user.holds("CHECKER"),
            icon="building-bank",
        ),
    )
    for field in ("finance.BankLine.name", "finance.BankStatement.content"):
        sensitive(
            field,
            purpose=_("Showing that the bank moved what the books say"),
            data_class=DataClass.S2,
            years=10,
            counted_from=_("the end of the year of the statement (会计档案管理办法)"),
        )
