"""Open accounting months, lock them for posting, and keep their balances."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.period.models import Period
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError

log = logging.getLogger(__name__)


class PeriodClosed(DomainError):
    """The month has been closed; nothing is posted or prepared in it any more."""


def require_year(year: int) -> None:
    """Raises ``DomainError`` for what can't be a year of the books (a slip of the pen)."""
    if not 1949 <= year <= 2100:
        raise DomainError(_("%(year)s isn't a year of the books.") % {"year": year})


def not_yet_message(year: int) -> str:
    return _("%(year)d hasn't begun yet. Check the date.") % {"year": year}


def period_of(day: dt.date) -> Period:
    """The month of a day; months open by themselves, but none before one that is closed, and none of a year to come."""
    of_day = Period.objects.filter(year=day.year, month=day.month)
    found = of_day.first()
    if found is not None:
        return found
    if day.year > timezone.localdate().year:
        raise DomainError(not_yet_message(day.year), field="date")
    period = Period(year=day.year, month=day.month)
    if Period.objects.closed().after(period).exists():
        raise PeriodClosed(closed_message(period), field="date")
    Period.objects.bulk_create([period], ignore_conflicts=True)
    return of_day.get()


def closed_message(period: Period) -> str:
    return _("%(month)s has been closed. Use a later date, or ask the bookkeeper to reopen the month.") % {
        "month": period
    }


def lock_open(periods: Iterable[int]) -> dict[int, Period]:
    """Lock the months against closing until the end of the transaction. Raises ``PeriodClosed``."""
    locked = Period.objects.select_for_update(no_key=True).filter(pk__in=set(periods)).order_by("pk")
    found = {period.pk: period for period in locked}
    for period in found.values():
        if period.is_closed:
            raise PeriodClosed(closed_message(period), field="date")
    return found


_SUMS = """
    SELECT v.period_id, v.kind, e.account_id, e.fund_id, e.unit_id, e.item, sum(e.debit) AS debit, sum(e.credit) AS credit
    FROM finance_entry e JOIN finance_voucher v ON v.id = e.voucher_id
    WHERE {condition}
    GROUP BY v.period_id, v.kind, e.account_id, e.fund_id, e.unit_id, e.item
"""


def add_to_balances(vouchers: Iterable[int]) -> None:
    """Add the entries of vouchers just posted to the month balances, always in the same order (no deadlocks)."""
    sums = _SUMS.format(condition="v.id = ANY(%s)")
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO finance_monthbalance AS b (period_id, kind, account_id, fund_id, unit_id, item, debit, credit) {sums}"  # noqa: S608
            " ORDER BY v.period_id, v.kind, e.account_id, e.fund_id, e.unit_id, e.item"
            " ON CONFLICT (period_id, kind, account_id, fund_id, unit_id, item)"
            " DO UPDATE SET debit = b.debit + EXCLUDED.debit, credit = b.credit + EXCLUDED.credit",
            [list(vouchers)],
        )


@dataclass(frozen=True)
class Difference:
    """A month balance that isn't the sum of its entries."""

    month: str
    account: str
    fund: str
    unit: str
    item: str
    kept: tuple[Decimal, Decimal]
    summed: tuple[Decimal, Decimal]


def check_balances(period: Period | None = None) -> list[Difference]:
    """Sum the posted entries (of one month, or all) anew and name every month balance that says something else."""
    within = "period_id = %(period)s" if period else "TRUE"
    sums = _SUMS.format(condition=f"v.state = 'POSTED' AND {'v.' if period else ''}{within}")
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH sums AS ({sums}),"  # noqa: S608
            " kept AS (SELECT *, coalesce(fund_id, 0) AS fund, coalesce(unit_id, 0) AS unit FROM finance_monthbalance"
            f" WHERE {within}),"  # noqa: S608
            " summed AS (SELECT *, coalesce(fund_id, 0) AS fund, coalesce(unit_id, 0) AS unit FROM sums)"
            " SELECT p.year || '-' || lpad(p.month::text, 2, '0'), a.code, coalesce(f.name, ''), coalesce(u.name, ''), item,"
            " coalesce(kept.debit, 0), coalesce(kept.credit, 0),"
            " coalesce(summed.debit, 0), coalesce(summed.credit, 0)"
            " FROM kept FULL JOIN summed USING (period_id, kind, account_id, fund, unit, item)"
            " JOIN finance_period p ON p.id = period_id JOIN finance_account a ON a.id = account_id"
            " LEFT JOIN finance_fund f ON f.id = fund LEFT JOIN finance_unit u ON u.id = unit"
            " WHERE (coalesce(kept.debit, 0), coalesce(kept.credit, 0))"
            " <> (coalesce(summed.debit, 0), coalesce(summed.credit, 0)) ORDER BY 1, 2, 3, 4, 5",
            {"period": period.pk if period else None},
        )
        return [
            Difference(month, account, fund, unit, item, (kept_debit, kept_credit), (debit, credit))
            for month, account, fund, unit, item, kept_debit, kept_credit, debit, credit in cursor.fetchall()
        ]


def report_differences() -> int:
    """Check all balances; a difference is written down where auditors and operators see it. Returns how many."""
    found = check_balances()
    for difference in found:
        log.error("month balance differs from its entries: %s", difference)
    if found:
        audit.record("finance.balances.differ", None, by=None, differences=[str(d) for d in found[:100]])
    return len(found)
