"""Put right what is posted without touching it: difference vouchers, and corrections of earlier years.

会计基础工作规范 art. 51: in the same year a wrong amount alone is put right by a difference voucher, blue for more and
red for less; everything else by a red voucher and a blue one. What an earlier year booked wrong is corrected by a blue
voucher, and its income and expense go through the adjustment of the opening balance (年初余额调整, 32101 and 32201).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.account.models import Account
from finance.voucher import services as vouchers
from finance.voucher.models import Entry, Voucher
from finance.voucher.services import Line, Unbalanced
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.money import ZERO

if TYPE_CHECKING:
    from members.models import User

ADJUSTED_FUND, ADJUSTED_FREE = "32101", "32201"
RESULTS = {Account.Element.INCOME, Account.Element.EXPENSE}


@dataclass(frozen=True)
class Difference:
    """By how much an entry is wrong, on the side on which it stands."""

    entry: Entry
    amount: Decimal

    @property
    def debit(self) -> Decimal:
        """What it adds to the debit side; less is negative."""
        return self.amount if self.entry.debit else ZERO

    @property
    def credit(self) -> Decimal:
        return self.amount if self.entry.credit else ZERO


@transaction.atomic
def correct_amounts(
    voucher: Voucher, *, right: Sequence[Decimal], reason: str, by: User, date: dt.date | None = None
) -> Voucher:
    """Write the difference voucher (差额更正) for amounts alone: more in blue, less in red, on the same accounts and sides.

    ``right`` has the right amount of each entry, in the entries' order. The draft goes the same way as any voucher.
    """
    voucher, found, day = _begin(voucher, right, date)
    if day.year != voucher.date.year:
        raise DomainError(
            _("%(number)s belongs to an earlier year. Use the correction of an earlier year.")
            % {"number": voucher.label},
            field="date",
        )
    lines = [_line(each.entry, each.entry.account, each.debit, each.credit) for each in found]
    words = _("Adjusts %(number)s of %(date)s: %(reason)s")
    return _write(voucher, lines, words, reason=reason, day=day, by=by)


@transaction.atomic
def correct_earlier_year(
    voucher: Voucher, *, right: Sequence[Decimal], reason: str, by: User, date: dt.date | None = None
) -> Voucher:
    """Write the blue voucher that puts an earlier year's voucher right (以前年度更正), through 32101 and 32201.

    The result of that year is closed, so income and expense don't change any more: what they were wrong by adjusts the
    opening balance, of the fund where the money is earmarked. All other accounts are corrected on themselves.
    """
    voucher, found, day = _begin(voucher, right, date)
    if day.year <= voucher.date.year:
        raise DomainError(
            _("%(number)s belongs to this year. Reverse it, or correct its amounts.")
            % {"number": voucher.label},
            field="date",
        )
    adjusted = {
        account.code: account for account in Account.objects.filter(code__in=[ADJUSTED_FUND, ADJUSTED_FREE])
    }
    blue: dict[tuple[Account, object, object, str], Decimal] = {}
    for each in found:
        entry = each.entry
        is_result = entry.account.element in RESULTS
        account = adjusted[ADJUSTED_FUND if entry.fund_id else ADJUSTED_FREE] if is_result else entry.account
        key = (account, entry.fund, entry.unit, "" if is_result else entry.item)
        blue[key] = blue.get(key, ZERO) + each.debit - each.credit
    lines = [
        Line(account, max(net, ZERO), max(-net, ZERO), fund=fund, unit=unit, item=item)  # type: ignore[arg-type]
        for (account, fund, unit, item), net in blue.items()
        if net
    ]
    if not lines:
        raise DomainError(
            _(
                "Nothing is left to book: income and expense of that year are closed, and its result stays the same."
            )
        )
    words = _("Corrects %(number)s of %(date)s: %(reason)s")
    return _write(voucher, lines, words, reason=reason, day=day, by=by)


def _begin(
    voucher: Voucher, right: Sequence[Decimal], date: dt.date | None
) -> tuple[Voucher, list[Difference], dt.date]:
    """Lock the voucher and find its differences. Raises ``DomainError`` for what can't be corrected so."""
    voucher = Voucher.objects.select_for_update(of=("self",)).get(pk=voucher.pk)
    if not voucher.is_posted:
        raise NotNow(_("Only a posted voucher is corrected. Return this one to its preparer instead."))
    if Voucher.objects.filter(reverses=voucher).exists():
        raise NotNow(_("This voucher has been reversed; write the right one anew."))
    entries = list(voucher.entries.select_related("account", "fund", "unit"))
    if len(right) != len(entries):
        raise ValueError("one amount for each entry")
    found = [
        Difference(entry, amount - (entry.debit or entry.credit))
        for entry, amount in zip(entries, right, strict=True)
        if amount != (entry.debit or entry.credit)
    ]
    if not found:
        raise DomainError(_("No amount differs from what is booked."))
    debit, credit = (sum((getattr(each, side) for each in found), ZERO) for side in ("debit", "credit"))
    if debit != credit:
        raise Unbalanced(
            _(
                "The right amounts don't balance: the debit side changes by %(debit)s, the credit side by %(credit)s."
            )
            % {"debit": f"{debit:,.2f}", "credit": f"{credit:,.2f}"}
        )
    return voucher, found, date or timezone.localdate()


def _line(entry: Entry, account: Account, debit: Decimal, credit: Decimal) -> Line:
    return Line(account, debit, credit, fund=entry.fund, unit=entry.unit, item=entry.item)


def _write(
    voucher: Voucher, lines: Sequence[Line], words: str, *, reason: str, day: dt.date, by: User
) -> Voucher:
    summary = words % {"number": voucher.label, "date": voucher.date, "reason": reason}
    written = vouchers.write_voucher(
        date=day,
        summary=summary[:200],
        lines=lines,
        by=by,
        origin=Voucher.Origin.CORRECTION,
        corrects=voucher,
    )
    audit.record("finance.voucher.corrected", voucher, by=by, reason=reason, correction=written.pk)
    return written
