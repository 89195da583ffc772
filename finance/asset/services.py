"""Register assets, depreciate them, count them and end them. The books follow by vouchers that the portal proposes.

Paired entries (工会会计制度, 固定资产): a purchase is an expense and a thing at once, Dr 507 / Cr 102 and Dr 162 / Cr 301;
depreciation lessens the thing and the asset fund alone, Dr 301 / Cr 163.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.account.models import Account, Fund
from finance.asset.categories import PRESETS, SOURCE
from finance.asset.models import (
    NOMINAL,
    Asset,
    AssetCategory,
    Depreciation,
    DepreciationLine,
    Disposal,
    Stocktaking,
    StocktakingItem,
    months_between,
)
from finance.asset.workflow import ON_HAND, CountState, State
from finance.period import services as periods
from finance.period.models import Period
from finance.voucher import services as vouchers
from finance.voucher.models import Voucher
from members.models import User
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.money import ZERO, to_money
from union_portal.core.number.services import next_number
from union_portal.core.policy import services as policy
from union_portal.core.todo import services as todos

if TYPE_CHECKING:
    from finance.payment.models import PaymentRequest
    from finance.unit.models import Unit
    from members.models import Department, Person

FIXED, WORN, FUND, LIMBO, GAIN = "162", "163", "30104", "182", "408"
BY_BANK, BY_CASH, BOOKED = "102", "101", ""


def load_presets() -> None:
    """Put the categories that are missing into the database; what is there stays as it is."""
    known = set(AssetCategory.objects.values_list("code", flat=True))
    accounts = {account.code: account for account in Account.objects.filter(code__startswith="507")}
    AssetCategory.objects.bulk_create(
        AssetCategory(
            code=code, name=name, kind=kind, min_years=years, expense=accounts[expense], source=SOURCE
        )
        for code, name, kind, years, expense in PRESETS
        if code not in known and expense in accounts
    )


def _account(code: str) -> Account:
    return Account.objects.get(code=code)


# -- coming in ----------------------------------------------------------------------------------------
@transaction.atomic
def register(
    *, origin: str, name: str, category: AssetCategory, cost: Decimal, acquired_on: dt.date, place: str, by: User,
    years: int | None = None, quantity: int = 1, model: str = "", department: Department | None = None,
    keeper: Person | None = None, unit: Unit | None = None, fund: Fund | None = None,
    paid_from: str = BOOKED, payment: PaymentRequest | None = None, depreciated: Decimal = ZERO,
    depreciated_until: dt.date | None = None,
) -> Asset:  # fmt: skip
    """Enter a thing in the register. What the books don't hold yet is proposed as a voucher, with both pairs of entries.

    ``paid_from`` names the money account of a purchase that no voucher has booked; empty: the expense is in the books
    already, e.g. by a payment request. Things of the hospital are entered without booking (备查簿).
    """
    lent = origin == Asset.Origin.LENT
    _check_value(origin, category, to_money(cost), quantity)
    if acquired_on > timezone.localdate():
        raise DomainError(_("A thing can't have been acquired in the future."), field="acquired_on")
    if payment is not None and payment.amount != to_money(cost):
        raise DomainError(
            _("%(number)s paid %(paid)s, not %(cost)s. Register each thing that it paid for without it, or correct the value.")
            % {"number": payment.number, "paid": f"{payment.amount:,.2f}", "cost": f"{cost:,.2f}"},
            field="payment",
        )  # fmt: skip
    opening = origin == Asset.Origin.OPENING
    asset = Asset(
        origin=origin, owner=Asset.Owner.HOSPITAL if lent else Asset.Owner.UNION, name=name, category=category,
        model=model, quantity=quantity, cost=to_money(cost), acquired_on=acquired_on, place=place.strip(),
        years=None if lent else _years(category, years, to_money(cost)), department=department, keeper=keeper,
        unit=unit, fund=fund, payment=payment, registered_by=by,
        state=State.IN_USE if lent or opening else State.PENDING,
    )  # fmt: skip
    if opening:
        _as_in_books(asset, to_money(depreciated), depreciated_until)
    asset.number = f"ZC-{acquired_on.year}-{next_number('finance.asset', within=str(acquired_on.year)):04}"
    asset.save()
    if asset.state == State.PENDING:
        _propose_purchase(asset, paid_from)
    audit.record("finance.asset.registered", asset, by=by, origin=origin, cost=asset.cost)
    return asset


def _check_value(origin: str, category: AssetCategory, cost: Decimal, quantity: int) -> None:
    """What costs less is used up at once, unless many of a kind are bought together (批量同类) or its value is unknown."""
    if origin not in {Asset.Origin.PURCHASE, Asset.Origin.SURPLUS, Asset.Origin.DONATION}:
        return
    if cost <= 0:
        raise DomainError(
            _("The value must be more than zero; a gift of unknown value counts one yuan."), field="cost"
        )
    key = f"finance.asset_{category.kind.lower()}_from"
    least = Decimal(str(policy.value(key)))
    if (
        cost < least
        and quantity == 1
        and not (cost == NOMINAL and origin == Asset.Origin.DONATION)
        and category.min_years
    ):
        raise DomainError(
            _("%(kind)s counts as a fixed asset from %(least)s yuan a piece. Book it as used up, or enter all pieces bought together.")
            % {"kind": category.get_kind_display(), "least": f"{least:,.2f}"},
            field="cost",
        )  # fmt: skip


def _years(category: AssetCategory, years: int | None, cost: Decimal) -> int | None:
    if category.min_years is None or cost == NOMINAL:
        return None
    years = years or category.min_years
    if years < category.min_years:
        raise DomainError(
            _("%(category)s serves for at least %(years)d years (%(source)s).")
            % {"category": category, "years": category.min_years, "source": category.source},
            field="years",
        )
    return years


def _as_in_books(asset: Asset, depreciated: Decimal, until: dt.date | None) -> None:
    """What was booked before the register: how much of it is worn off, and through which month."""
    if not 0 <= depreciated <= asset.cost:
        raise DomainError(_("More than the value can't be depreciated."), field="depreciated")
    if asset.years is None:
        return
    if until is None:
        raise DomainError(_("Say through which month it was depreciated."), field="depreciated_until")
    asset.depreciated = depreciated
    asset.months_done = max(0, min(months_between(asset.acquired_on, until), asset.years * 12))


def _propose_purchase(asset: Asset, paid_from: str) -> Voucher:
    lines = []
    if asset.origin == Asset.Origin.PURCHASE and paid_from:
        money = asset.cost
        lines = [
            vouchers.Line(
                asset.category.expense, debit=money, fund=asset.fund, unit=asset.unit, item=asset.name
            ),
            vouchers.Line(_account(paid_from), credit=money, fund=asset.fund, unit=asset.unit),
        ]
    lines += [
        vouchers.Line(_account(FIXED), debit=asset.cost, unit=asset.unit),
        vouchers.Line(_account(FUND), credit=asset.cost, unit=asset.unit),
    ]
    summary = _("%(origin)s: %(asset)s") % {"origin": asset.get_origin_display(), "asset": asset}
    return vouchers.propose_voucher(asset, date=asset.acquired_on, summary=summary, lines=lines, documents=1)


# -- keeping ------------------------------------------------------------------------------------------
def _lock(asset: Asset) -> Asset:
    return Asset.objects.select_for_update(of=("self",)).select_related("category").get(pk=asset.pk)


@transaction.atomic
def hand_over(
    asset: Asset, *, place: str, department: Department | None, keeper: Person | None, by: User
) -> Asset:
    """Another place, department or keeper."""
    asset = _lock(asset)
    if asset.state not in ON_HAND:
        raise NotNow(_("%(asset)s isn't in the register any more.") % {"asset": asset})
    was = [asset.place, str(asset.keeper or "")]
    asset.place, asset.department, asset.keeper = place.strip(), department, keeper
    asset.save(update_fields=["place", "department", "keeper"])
    audit.record("finance.asset.handed_over", asset, by=by, was=was, now=[asset.place, str(keeper or "")])
    return asset


@transaction.atomic
def give_back(asset: Asset, *, by: User) -> Asset:
    """A thing of the hospital goes back to it; nothing is booked."""
    asset = _lock(asset)
    if asset.owner != Asset.Owner.HOSPITAL:
        raise DomainError(_("The union's own things are disposed of with the chair's approval."))
    asset._move(State.DISPOSED)
    asset.ended_on = timezone.localdate()
    asset.save(update_fields=["state", "ended_on"])
    audit.record("finance.asset.given_back", asset, by=by)
    return asset


# -- depreciation -------------------------------------------------------------------------------------
@transaction.atomic
def depreciate(period: Period, *, by: User) -> Depreciation:
    """A month's depreciation of all assets, as one proposed voucher. Each month once, in their order."""
    period = Period.objects.select_for_update(no_key=True).get(pk=period.pk)
    if period.is_closed:
        raise periods.PeriodClosed(periods.closed_message(period), field="month")
    if period.starts_on > timezone.localdate():
        raise DomainError(_("A month that hasn't come can't be depreciated."), field="month")
    if Depreciation.objects.filter(period=period).exists():
        raise NotNow(_("%(month)s has been depreciated already.") % {"month": period})
    if _later_run(period):
        raise NotNow(_("A later month has been depreciated already."))
    assets = list(Asset.objects.select_for_update(of=("self",)).depreciable().order_by("pk"))
    due = [(asset, *asset.depreciation_for(period)) for asset in assets]
    due = [(asset, months, amount) for asset, months, amount in due if months]
    total = sum((amount for _asset, _months, amount in due), ZERO)
    if not total:
        raise DomainError(_("No asset is to be depreciated in %(month)s.") % {"month": period})
    run = Depreciation.objects.create(period=period, total=total, made_by=by)
    DepreciationLine.objects.bulk_create(
        DepreciationLine(run=run, asset=asset, months=months, amount=amount) for asset, months, amount in due
    )
    for asset, months, amount in due:
        asset.months_done, asset.depreciated = asset.months_done + months, asset.depreciated + amount
    Asset.objects.bulk_update(assets, ["months_done", "depreciated"], batch_size=500)
    lines = [*_by_unit(due, FUND, debit=True), *_by_unit(due, WORN, debit=False)]
    last_day = (period.starts_on + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    vouchers.propose_voucher(
        run,
        date=last_day,
        summary=_("Depreciation of %(month)s") % {"month": period},
        lines=lines,
        documents=1,
    )
    audit.record("finance.asset.depreciated", run, by=by, total=total, assets=len(due))
    return run


def _later_run(period: Period) -> bool:
    later = Depreciation.objects.filter(period__year=period.year, period__month__gt=period.month)
    return later.exists() or Depreciation.objects.filter(period__year__gt=period.year).exists()


def _by_unit(due: Sequence[tuple[Asset, int, Decimal]], code: str, *, debit: bool) -> list[vouchers.Line]:
    """One entry for each accounting unit."""
    account, sums = _account(code), dict[int | None, Decimal]()
    units = {asset.unit_id: asset.unit for asset, _months, _amount in due}
    for asset, _months, amount in due:
        sums[asset.unit_id] = sums.get(asset.unit_id, ZERO) + amount
    return [
        vouchers.Line(
            account, debit=amount if debit else ZERO, credit=ZERO if debit else amount, unit=units[key]
        )
        for key, amount in sorted(sums.items(), key=lambda pair: pair[0] or 0)
        if amount
    ]


def depreciate_month(*, month: dt.date, by: User) -> Depreciation:
    """The same by any day of the month."""
    return depreciate(periods.period_of(month), by=by)


# -- going out ----------------------------------------------------------------------------------------
@transaction.atomic
def ask_disposal(asset: Asset, *, kind: str, reason: str, proceeds: Decimal | None, by: User) -> Disposal:
    """Ask the chair to let an asset go."""
    asset = _lock(asset)
    if asset.owner == Asset.Owner.HOSPITAL:
        raise DomainError(_("This belongs to the hospital. Give it back instead."))
    if asset.state != State.IN_USE:
        raise NotNow(_("Only what is in use is disposed of."))
    asset._move(State.ASKED)
    asset.save(update_fields=["state"])
    disposal = Disposal.objects.create(
        asset=asset, kind=kind, reason=reason, proceeds=to_money(proceeds or 0), asked_by=by
    )
    _ask_chair(asset, disposal)
    audit.record("finance.asset.disposal_asked", asset, by=by, kind=kind, reason=reason)
    return disposal


def _ask_chair(asset: Asset, disposal: Disposal) -> None:
    chairs = User.objects.holding("UNION_CHAIR").exclude(pk=disposal.asked_by_id).values_list("pk", flat=True)
    todos.open_todo(asset, "finance.approve_disposal", for_users=chairs, url=asset.desk_url)


def _asked(asset: Asset) -> Disposal:
    return Disposal.objects.select_for_update().get(asset=asset, refused_because="")


@transaction.atomic
def approve_disposal(asset: Asset, *, by: User) -> Disposal:
    """The chair lets it go; the voucher is proposed. What it still was worth leaves the asset fund through 182."""
    asset = _lock(asset)
    asset._move(State.DISPOSING)
    disposal = _asked(asset)
    if by.pk == disposal.asked_by_id:
        raise DomainError(_("Whoever asks for a disposal can't approve it."))
    asset.save(update_fields=["state"])
    disposal.approved_by, disposal.approved_at = by, timezone.now()
    disposal.save(update_fields=["approved_by", "approved_at"])
    _propose_disposal(asset, disposal)
    todos.close_todo(asset)
    audit.record("finance.asset.disposal_approved", asset, by=by, net=asset.net, proceeds=disposal.proceeds)
    return disposal


def _propose_disposal(asset: Asset, disposal: Disposal) -> Voucher:
    limbo, unit = _account(LIMBO), asset.unit
    lines = []
    if asset.depreciated:
        lines.append(vouchers.Line(_account(WORN), debit=asset.depreciated, unit=unit))
    if asset.net:
        lines.append(vouchers.Line(limbo, debit=asset.net, unit=unit))
    lines.append(vouchers.Line(_account(FIXED), credit=asset.cost, unit=unit))
    if asset.net:
        lines += [
            vouchers.Line(_account(FUND), debit=asset.net, unit=unit),
            vouchers.Line(limbo, credit=asset.net, unit=unit),
        ]
    if disposal.proceeds:
        lines += [
            vouchers.Line(_account(BY_BANK), debit=disposal.proceeds, unit=unit),
            vouchers.Line(_account(GAIN), credit=disposal.proceeds, unit=unit),
        ]
    summary = _("Disposal of %(asset)s: %(reason)s") % {"asset": asset, "reason": disposal.reason}
    return vouchers.propose_voucher(
        disposal, date=timezone.localdate(), summary=summary, lines=lines, documents=1
    )


@transaction.atomic
def refuse_disposal(asset: Asset, *, reason: str, by: User) -> Disposal:
    """The chair keeps it."""
    asset = _lock(asset)
    asset._move(State.IN_USE)
    disposal = _asked(asset)
    disposal.refused_because = reason[:300]
    disposal.save(update_fields=["refused_because"])
    asset.save(update_fields=["state"])
    todos.close_todo(asset)
    audit.record("finance.asset.disposal_refused", asset, by=by, reason=reason)
    return disposal


# -- what became of the vouchers ----------------------------------------------------------------------
def follow_posted(voucher: Voucher) -> None:
    """The purchase is in the books: the thing is in use. The disposal is: it is gone."""
    match voucher.about:
        case Asset() as asset:
            asset = _lock(asset)
            if asset.state == State.PENDING:
                asset._move(State.IN_USE)
                asset.save(update_fields=["state"])
        case Disposal() as disposal:
            asset = _lock(disposal.asset)
            asset._move(State.DISPOSED)
            asset.ended_on = voucher.date
            asset.save(update_fields=["state", "ended_on"])


def follow_undone(voucher: Voucher) -> bool:
    """The draft was thrown away, or the posted voucher was reversed: what it stood for is undone. False for other vouchers."""
    match voucher.about:
        case Asset() as asset:
            asset = _lock(asset)
            if asset.months_done and voucher.is_posted:
                raise NotNow(
                    _("%(asset)s has been depreciated since. Reverse its depreciation first.")
                    % {"asset": asset}
                )
            asset._move(State.CANCELLED)
            asset.payment = None
            asset.save(update_fields=["state", "payment"])
        case Disposal() as disposal:
            asset = _lock(disposal.asset)
            asset._move(State.ASKED)
            asset.ended_on = None
            asset.save(update_fields=["state", "ended_on"])
            disposal.approved_by = disposal.approved_at = None
            disposal.save(update_fields=["approved_by", "approved_at"])
            _ask_chair(asset, disposal)
        case Depreciation() as run:
            _undo_run(run)
        case _:
            return False
    return True


def _undo_run(run: Depreciation) -> None:
    if _later_run(run.period):
        raise NotNow(_("A later month has been depreciated already. Discard or reverse its voucher first."))
    for line in run.lines.select_related("asset"):
        Asset.objects.filter(pk=line.asset_id).update(
            months_done=F("months_done") - line.months, depreciated=F("depreciated") - line.amount
        )
    run.delete()


# -- stocktaking --------------------------------------------------------------------------------------
@transaction.atomic
def start_stocktaking(*, title: str, place: str, counters: Iterable[User], by: User) -> Stocktaking:
    """Begin to count: everything, or what stands at one place. The counters find it on their phones."""
    assets = Asset.objects.on_hand().filter(place__icontains=place.strip())
    if not assets.exists():
        raise DomainError(_("No asset of the register stands there."), field="place")
    counting = Stocktaking.objects.create(title=title, place=place.strip(), started_by=by)
    counting.counters.set(counters)
    StocktakingItem.objects.bulk_create(
        StocktakingItem(stocktaking=counting, asset=asset, expected_at=asset.place)
        for asset in assets.order_by("pk")
    )
    todos.open_todo(counting, "finance.count_assets", for_users=[user.pk for user in counters])
    audit.record("finance.asset.counting_started", counting, by=by, assets=counting.items.count())
    return counting


@transaction.atomic
def note_seen(item: StocktakingItem, *, result: str, place: str, note: str, by: User) -> StocktakingItem:
    """What the counter found where the label is; counting again corrects it."""
    item = (
        StocktakingItem.objects.select_for_update(of=("self",)).select_related("stocktaking").get(pk=item.pk)
    )
    if item.stocktaking.state != CountState.OPEN:
        raise NotNow(_("This stocktaking is finished."))
    item.result, item.seen_at_place, item.note = result, place.strip()[:80], note.strip()[:200]
    if result == StocktakingItem.Result.MISSING:
        item.seen_at_place = ""
    item.seen_by, item.seen_at = by, timezone.now()
    item.save(update_fields=["result", "seen_at_place", "note", "seen_by", "seen_at"])
    return item


@transaction.atomic
def finish_stocktaking(counting: Stocktaking, *, by: User) -> Stocktaking:
    """Finish: what nobody saw is missing; what stood elsewhere gets its new place in the register."""
    counting = Stocktaking.objects.select_for_update(of=("self",)).get(pk=counting.pk)
    counting._move(CountState.DONE)
    now = timezone.now()
    unseen = counting.items.filter(result="")
    unseen.update(result=StocktakingItem.Result.MISSING, seen_by=by, seen_at=now)
    for item in counting.items.exclude(seen_at_place="").exclude(seen_at_place=F("expected_at")):
        Asset.objects.filter(pk=item.asset_id).update(place=item.seen_at_place)
    counting.finished_by, counting.finished_at = by, now
    counting.save(update_fields=["state", "finished_by", "finished_at"])
    todos.close_todo(counting)
    audit.record(
        "finance.asset.counting_finished", counting, by=by,
        missing=counting.items.filter(result=StocktakingItem.Result.MISSING).count(),
    )  # fmt: skip
    return counting
