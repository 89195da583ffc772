"""Close a month, open it again as an exception, and propose the vouchers of the year-end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.account.models import Account, Fund
from finance.closing import figures
from finance.closing.checklist import check_list
from finance.closing.models import Reopening, YearEnd
from finance.period.models import Period
from finance.voucher import services as vouchers
from finance.voucher.models import Voucher, VoucherQuerySet
from members.models import Committee, Post, User
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox


class NotReady(DomainError):
    """The check list of the month names something that stands against closing it."""


# -- months -------------------------------------------------------------------------------------------
@transaction.atomic
def close_period(period: Period, *, by: User) -> Period:
    """Close a month (结账): nothing on its check list may stand against it. No voucher enters it any more."""
    period = Period.objects.select_for_update().get(pk=period.pk)
    if period.is_closed:
        raise NotNow(_("%(month)s has been closed already.") % {"month": period})
    lines = check_list(period)
    against = [finding.text for line in lines if line.refuses for finding in line.findings]
    if against:
        raise NotReady(" ".join(against[:5]))
    period.closed_at, period.closed_by = timezone.now(), by
    period.save(update_fields=["closed_at", "closed_by"])
    noted = [finding.text for line in lines for finding in line.findings]
    audit.record("finance.period.closed", period, by=by, **({"noted": noted} if noted else {}))
    return period


@transaction.atomic
def reopen_period(period: Period, *, reason: str, by: User) -> Period:
    """Open a closed month again (反结账): an exception by another person than who closed it, which the union chair and the
    audit committee are told of. The last closed month first."""
    period = Period.objects.select_for_update().get(pk=period.pk)
    if period.closed_at is None or period.closed_by is None:
        raise NotNow(_("%(month)s is open already.") % {"month": period})
    if by.pk == period.closed_by_id:
        raise DomainError(
            _("You closed %(month)s yourself. Ask another bookkeeper or the union chair to reopen it.")
            % {"month": period}
        )
    if later := Period.objects.closed().after(period).last():
        raise DomainError(_("%(month)s comes later and is closed. Reopen it first.") % {"month": later})
    Reopening.objects.create(
        period=period, closed_at=period.closed_at, closed_by=period.closed_by, reopened_by=by, reason=reason
    )
    period.closed_at = period.closed_by = None
    period.save(update_fields=["closed_at", "closed_by"])
    audit.record("finance.period.reopened", period, by=by, reason=reason)
    told = _overseers().exclude(pk=by.pk).values_list("pk", flat=True)
    outbox.notify(
        "finance.period.reopened", to=told, about=period, reason=reason, who=str(by),
        key=outbox.this_time(),
    )  # fmt: skip
    return period


def _overseers() -> QuerySet[User]:
    """The union chair and the members of the audit committee (经审会)."""
    chair = User.objects.holding("UNION_CHAIR")
    auditors = User.objects.holding(*Post.Kind.values, committee__kind=Committee.Kind.AUDIT)
    return User.objects.filter(Q(pk__in=chair.values("pk")) | Q(pk__in=auditors.values("pk")))


# -- the year-end -------------------------------------------------------------------------------------
@transaction.atomic
def begin_year_end(*, year: int, by: User) -> YearEnd:
    """Begin a year's year-end (年终结账), once the year has come to December."""
    if timezone.localdate() < dt.date(year, 12, 1):
        raise DomainError(_("%(year)d hasn't come to its end yet.") % {"year": year}, field="year")
    if not Period.objects.filter(year=year).exists():
        raise DomainError(_("There are no books of %(year)d.") % {"year": year}, field="year")
    if YearEnd.objects.filter(year=year).exists():
        raise NotNow(_("The year-end of %(year)d has been begun already.") % {"year": year})
    year_end = YearEnd.objects.create(year=year, begun_by=by)
    audit.record("finance.yearend.begun", year_end, by=by)
    return year_end


@transaction.atomic
def propose_transfers(year_end: YearEnd, *, by: User) -> list[Voucher]:
    """Propose the transfers of income and expense (结转收支): to 32203, and to 32103 for each earmarked fund."""
    year_end = _lock(year_end)
    if figures.results(year_end.year - 1):
        raise DomainError(
            _("Income and expense of %(year)d haven't been transferred yet. Do its year-end first.")
            % {"year": year_end.year - 1}
        )
    transfers = figures.result_transfers(year_end.year)
    if not transfers:
        raise NotNow(_("Income and expense stand at zero; there is nothing to transfer."))
    return _propose(year_end, transfers, _("Transfer of the results of %(year)d"), by=by)


@transaction.atomic
def propose_folding(year_end: YearEnd, *, finished: Iterable[Fund] = (), by: User) -> list[Voucher]:
    """Propose folding 321 and 322 into what is carried over; what finished projects leave over becomes free money."""
    year_end = _lock(year_end)
    if figures.results(year_end.year):
        raise DomainError(
            _("Income and expense aren't transferred yet. Propose these transfers and post them first.")
        )
    left = figures.carried_for(year_end.year)
    done: dict[int, Decimal] = {}
    for fund in finished:
        if fund.pk not in left:
            raise DomainError(_("Nothing is left of the fund “%(fund)s”.") % {"fund": fund}, field="finished")
        done[fund.pk] = left[fund.pk]
    transfers = list(figures.folding(year_end.year, done))
    if not transfers:
        raise NotNow(_("321 and 322 are folded already."))
    return _propose(year_end, transfers, _("Carry-over of %(year)d"), by=by)


def to_fold(year_end: YearEnd) -> bool:
    """Whether something stands on sub-accounts of 321 and 322 that isn't carried over."""
    return bool(figures.unfolded(figures.standing(until=Period(year=year_end.year, month=12))))


def _lock(year_end: YearEnd) -> YearEnd:
    """Nobody else proposes meanwhile, and nothing proposed before still waits, or it would be moved twice."""
    year_end = YearEnd.objects.select_for_update().get(pk=year_end.pk)
    if waiting := proposed(year_end).unposted().count():
        raise NotNow(
            _("%(count)d proposed vouchers of this year-end aren't posted yet. Post or discard them first.")
            % {"count": waiting}
        )
    open_before = Period.objects.open().before(Period(year=year_end.year, month=12))
    if month := open_before.last():
        raise DomainError(_("%(month)s isn't closed yet. Close it first.") % {"month": month})
    return year_end


def proposed(year_end: YearEnd) -> VoucherQuerySet:
    """The vouchers that this year-end has proposed."""
    return Voucher.objects.about(year_end)


def _propose(
    year_end: YearEnd, transfers: Iterable[figures.Transfer], words: str, *, by: User
) -> list[Voucher]:
    accounts = {account.code: account for account in Account.objects.all()}
    funds = Fund.objects.in_bulk()
    day, made = dt.date(year_end.year, 12, 31), []
    for transfer in transfers:
        summary = f"{words % {'year': year_end.year}} → {accounts[transfer.into]}"
        if transfer.fund:
            summary += f" ({funds[transfer.fund]})"
        lines = [
            vouchers.Line(accounts[m.account], m.debit, m.credit, fund=funds[m.fund] if m.fund else None)
            for m in transfer.moves
        ]
        made.append(vouchers.propose_voucher(year_end, date=day, summary=summary, lines=lines))
    audit.record("finance.yearend.proposed", year_end, by=by, vouchers=[v.pk for v in made])
    return made
