"""Take over vouchers and opening balances from files: whole or not at all, once, with the file as evidence."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import connection, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finance.account import scheme_2009
from finance.account.models import Account, Fund
from finance.imports import reading
from finance.imports.models import VoucherImport
from finance.imports.reading import ImportRefused, Problem, Row
from finance.period import services as periods
from finance.period.models import Period, VoucherKind
from finance.unit.services import units_named
from finance.voucher import services as vouchers
from finance.voucher.models import Entry, Voucher
from finance.voucher.workflow import State
from members.models import User
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.money import LARGEST, ZERO

Scheme = VoucherImport.Scheme
Progress = Callable[[int, int, str], None]
KEPT = 200
"""So many problems of a refused file are kept to be shown."""
LENGTHS = {"voucher": 40, "summary": 200, "fund": 40, "unit": 80, "item": 80}


@dataclass
class PlannedVoucher:
    """A voucher as the file describes it; funds and units by the names that the file uses."""

    line: int
    date: dt.date
    source_no: str
    summary: str
    lines: list[vouchers.Line] = field(default_factory=list)
    funds: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    """Where among its lines it goes on after rows of other vouchers."""

    @property
    def debit(self) -> Decimal:
        return sum((line.debit for line in self.lines), ZERO)

    @property
    def credit(self) -> Decimal:
        return sum((line.credit for line in self.lines), ZERO)

    @property
    def volume(self) -> Decimal:
        """The larger side, red amounts counted as black ones: no sum over some of its lines is larger."""
        return max(sum((abs(getattr(x, side)) for x in self.lines), ZERO) for side in ("debit", "credit"))

    @property
    def begins_again(self) -> int | None:
        """The line where the voucher stands there a second time: its rows all over again, or more of them after it was whole."""
        deals = list(zip(self.lines, self.funds, self.units, strict=True))
        count = len(deals)
        repeats = (
            n for n in range(2, count // 2 + 1) if count % n == 0 and deals[:n] * (count // n) == deals
        )
        for start in (*repeats, *self.blocks):
            if start and not sum((line.debit - line.credit for line in self.lines[:start]), ZERO):
                return self.rows[start]
        return None


@dataclass
class Plan:
    """What a file would bring into the books, and what stands against it."""

    rows: int = 0
    vouchers: list[PlannedVoucher] = field(default_factory=list)
    new_funds: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def total(self) -> Decimal:
        return sum((voucher.debit for voucher in self.vouchers), ZERO)


@dataclass(frozen=True)
class Result:
    """What an import did. ``already``: this very file was taken over before, and nothing was changed."""

    batch: VoucherImport
    already: bool = False


# -- reading ------------------------------------------------------------------------------------------
class _Books:
    """What the rows are held against, read once: accounts, funds, closed months, the year the books open."""

    def __init__(self, scheme: str = Scheme.NOW) -> None:
        self.scheme = scheme
        self.accounts = {account.code: account for account in Account.objects.all()}
        self.funds: dict[str, Fund] = {}
        for fund in Fund.objects.all():
            self.funds[fund.code] = self.funds[fund.name] = fund
        self.closed = {(p.year, p.month) for p in Period.objects.exclude(closed_at=None)}
        self.opens_in = vouchers.opening_year()

    def code(self, row: Row) -> str:
        """The code of today for the one in the file; empty where none follows it."""
        if self.scheme != Scheme.OLD:
            return row["account"]
        return scheme_2009.successor(row["account"], earmarked=bool(row["fund"])) or ""

    def account(self, row: Row) -> Account:
        """The open leaf account that a row means. Raises ``ValueError`` with the reason."""
        if not row["account"]:
            raise ValueError(_("an account is missing."))
        code = self.code(row)
        if not code:
            raise ValueError(_without_successor(row["account"]))
        account = self.accounts.get(code)
        if account is None:
            raise ValueError(_("%(code)s isn't in the chart of accounts of 2021.") % {"code": code})
        if not account.is_leaf:
            leaves = sorted(c for c, a in self.accounts.items() if a.parent_id == account.pk)
            raise ValueError(
                _("%(account)s has sub-accounts. Use one of %(leaves)s.")
                % {"account": account, "leaves": ", ".join(leaves)}
            )
        if account.is_closed:
            raise ValueError(_("%(account)s is closed.") % {"account": account})
        return account


def _without_successor(code: str) -> str:
    """Why a code of 2009 leads to no account of today."""
    if finer := scheme_2009.finer(code):
        return _("%(code)s had sub-accounts in 2009. Use one of %(leaves)s.") % {
            "code": code, "leaves": ", ".join(finer),
        }  # fmt: skip
    if code.startswith(scheme_2009.RESERVE):
        return _("no account of 2021 follows %(code)s of 2009. Book it where the union moved it in 2022.") % {
            "code": code
        }
    return _("%(code)s isn't in the chart of accounts of 2009.") % {"code": code}


class _Reader:
    """Reads rows one by one and collects every problem, so that a file is corrected in one go."""

    def __init__(self, scheme: str) -> None:
        self.books, self.problems = _Books(scheme), list[Problem]()

    def account(self, row: Row) -> Account | None:
        try:
            return self.books.account(row)
        except ValueError as error:
            self.problems.append(Problem(row.line, "account", str(error)))
            return None

    def cell(self, row: Row, column: str, parse: Callable[[str], object]) -> object:
        try:
            return parse(row[column])
        except ValueError as error:
            self.problems.append(Problem(row.line, column, str(error)))
            return None

    def texts(self, row: Row, *columns: str) -> None:
        for column in columns:
            if len(row[column]) > LENGTHS[column]:
                reason = _("more than %(count)d characters.") % {"count": LENGTHS[column]}
                self.problems.append(Problem(row.line, column, reason))

    def sides(self, row: Row, *, may_be_empty: bool = False) -> tuple[Decimal, Decimal]:
        debit = self.cell(row, "debit", reading.amount)
        credit = self.cell(row, "credit", reading.amount)
        if isinstance(debit, Decimal) and isinstance(credit, Decimal):
            if debit and credit:
                self.problems.append(
                    Problem(row.line, reading.SIDES, _("only one of the two sides may be filled."))
                )
            elif not debit and not credit and not may_be_empty:
                self.problems.append(Problem(row.line, reading.SIDES, _("an amount is missing.")))
            return debit, credit
        return ZERO, ZERO

    def funds(self, rows: list[Row], *, opening: bool) -> list[str]:
        """Funds that begin with this file. A fund begins where its money comes in; a name that is only spent is a mistake."""
        comes_in: set[str] = set()
        for row in rows:
            name = row["fund"]
            if not name or name in self.books.funds:
                continue
            code = self.books.code(row)
            if opening or (row["credit"] and (code[:1] == "4" or code[:3] in vouchers.NET_ASSETS)):
                comes_in.add(name)
        for row in rows:
            fund = self.books.funds.get(row["fund"])
            if fund is not None and fund.is_closed:
                self.problems.append(
                    Problem(row.line, "fund", _("the fund “%(fund)s” is closed.") % {"fund": fund})
                )
            elif fund is None and row["fund"] and row["fund"] not in comes_in:
                reason = _("the fund “%(fund)s” isn't known, and no money comes in for it in this file.")
                self.problems.append(Problem(row.line, "fund", reason % {"fund": row["fund"]}))
        return sorted(comes_in)


def plan_vouchers(content: bytes, *, scheme: str = Scheme.NOW) -> Plan:
    """Read a file of vouchers and say what stands against it. Raises ``ImportRefused`` when it can't be read at all."""
    rows = reading.rows(content, columns=reading.VOUCHER_COLUMNS, options=reading.VOUCHER_OPTIONS)
    reader = _Reader(scheme)
    found: dict[tuple[dt.date, str], PlannedVoucher] = {}
    lost: set[str] = set()
    before: PlannedVoucher | None = None
    for row in rows:
        reader.texts(row, *LENGTHS)
        day = reader.cell(row, "date", reading.date)
        account = reader.account(row)
        debit, credit = reader.sides(row)
        for column in ("voucher", "summary"):
            if not row[column]:
                reader.problems.append(Problem(row.line, column, _("this cell must be filled.")))
        if not isinstance(day, dt.date):
            lost.add(row["voucher"])
            continue
        _check_day(reader, row, day)
        voucher = found.setdefault(
            (day, row["voucher"]), PlannedVoucher(row.line, day, row["voucher"], row["summary"])
        )
        if before is not voucher:
            voucher.blocks.append(len(voucher.lines))
        before = voucher
        voucher.rows.append(row.line)
        if isinstance(account, Account):
            line = vouchers.Line(account, debit, credit, row["summary"], item=row["item"])
            voucher.lines.append(line)
            voucher.funds.append(row["fund"])
            voucher.units.append(row["unit"])
    new_funds = reader.funds(rows, opening=False)
    problems = reader.problems
    broken = {problem.line for problem in problems}
    whole = [v for v in found.values() if broken.isdisjoint(v.rows) and v.source_no not in lost]
    problems += [problem for voucher in whole for problem in _unsound(voucher)]
    problems += _too_large(whole)
    problems += _doubled(found)
    ordered = sorted(found.values(), key=lambda v: (v.date, reading.natural(v.source_no)))
    return Plan(len(rows), ordered, new_funds, sorted(problems))


def _check_day(reader: _Reader, row: Row, day: dt.date) -> None:
    if day.year > timezone.localdate().year:
        reader.problems.append(Problem(row.line, "date", periods.not_yet_message(day.year)))
    if (day.year, day.month) in reader.books.closed:
        reason = _("%(month)s has been closed.") % {"month": f"{day:%Y-%m}"}
        reader.problems.append(Problem(row.line, "date", reason))
    if reader.books.opens_in and day.year < reader.books.opens_in:
        reader.problems.append(Problem(row.line, "date", vouchers.before_opening(reader.books.opens_in)))
    if reader.books.scheme == Scheme.OLD and day >= scheme_2009.ENDED_ON:
        reader.problems.append(
            Problem(row.line, "date", _("the chart of 2009 ended with 2021. Use that of 2021."))
        )


def _unsound(voucher: PlannedVoucher) -> list[Problem]:
    names: dict[str, object] = {"voucher": voucher.source_no, "day": voucher.date}
    if again := voucher.begins_again:
        names |= {"first": voucher.line, "second": again}
        reason = _(
            "voucher %(voucher)s of %(day)s stands there twice: from line %(first)d and from line %(second)d."
        )
        return [Problem(again, "voucher", reason % names)]
    if voucher.volume > LARGEST:
        reason = _("the entries of voucher %(voucher)s of %(day)s add up to too large a sum.")
        return [Problem(voucher.line, reading.SIDES, reason % names)]
    if voucher.debit != voucher.credit:
        reason = _(
            "voucher %(voucher)s of %(day)s doesn't balance: debit %(debit)s, credit %(credit)s,"
            " difference %(difference)s."
        ) % (
            names
            | {
                "debit": f"{voucher.debit:,.2f}",
                "credit": f"{voucher.credit:,.2f}",
                "difference": f"{voucher.debit - voucher.credit:,.2f}",
            }
        )
        return [Problem(voucher.line, reading.SIDES, reason)]
    if len(voucher.lines) < 2:
        return [
            Problem(voucher.line, "voucher", _("voucher %(voucher)s of %(day)s has only one entry.") % names)
        ]
    return []


def _too_large(planned: list[PlannedVoucher]) -> list[Problem]:
    """No month's sum of a file may outgrow what the books hold; that of the whole file is easily asked."""
    if sum((voucher.volume for voucher in planned), ZERO) <= LARGEST:
        return []
    return [Problem(0, "", _("all entries together add up to too large a sum."))]


def _doubled(found: dict[tuple[dt.date, str], PlannedVoucher]) -> list[Problem]:
    """Vouchers that another file has brought already, by date and number."""
    days = {day for day, _number in found}
    known = Voucher.objects.filter(date__in=days).exclude(source_no="").values_list("date", "source_no")
    brought = {(day, reading.plain_code(number)) for day, number in known}
    reason = _("voucher %(voucher)s of %(day)s has been imported already.")
    return [
        Problem(found[key].line, "voucher", reason % {"voucher": key[1], "day": key[0]})
        for key in sorted(brought & set(found))
    ]


def plan_opening(content: bytes, *, year: int, scheme: str = Scheme.NOW) -> Plan:
    """Read a file of opening balances and say what stands against it."""
    rows = reading.rows(content, columns=reading.OPENING_COLUMNS, options=reading.OPENING_OPTIONS)
    reader = _Reader(scheme)
    day = dt.date(year, 1, 1)
    planned = PlannedVoucher(rows[0].line, day, "", _("Opening balances %(year)d") % {"year": year})
    seen: set[tuple[str, str]] = set()
    for row in rows:
        reader.texts(row, "fund")
        account = reader.account(row)
        debit, credit = reader.sides(row, may_be_empty=True)
        key = (row["account"], row["fund"])
        if key in seen:
            reader.problems.append(
                Problem(row.line, "account", _("this account and fund stands there twice."))
            )
        seen.add(key)
        if isinstance(account, Account) and (debit or credit):
            planned.lines.append(vouchers.Line(account, debit, credit))
            planned.funds.append(row["fund"])
            planned.units.append("")
    new_funds = reader.funds(rows, opening=True)
    problems = reader.problems
    problems += _too_large([planned])
    if not problems and planned.debit != planned.credit:
        reason = _(
            "the balances don't balance: debit %(debit)s, credit %(credit)s, difference %(difference)s."
        ) % {
            "debit": f"{planned.debit:,.2f}",
            "credit": f"{planned.credit:,.2f}",
            "difference": f"{planned.debit - planned.credit:,.2f}",
        }
        problems.append(Problem(rows[-1].line, reading.SIDES, reason))
    elif not problems and len(planned.lines) < 2:
        problems.append(Problem(rows[-1].line, reading.SIDES, _("at least two accounts need a balance.")))
    problems += _opening_problems(year)
    return Plan(len(rows), [planned], new_funds, sorted(problems))


def _opening_problems(year: int) -> list[Problem]:
    """The books open once, and nothing may lie before that day."""
    opened = vouchers.opening_year()
    if year > timezone.localdate().year:
        return [Problem(0, "", periods.not_yet_message(year))]
    if opened == year:
        reason = _("the opening balances of %(year)d have been entered already. Reverse their voucher first.")
        return [Problem(0, "", reason % {"year": year})]
    if opened:
        reason = _("the books open with the balances of %(opened)d; those of %(year)d follow from them.")
        return [Problem(0, "", reason % {"opened": opened, "year": year})]
    if Voucher.objects.posted().filter(date__lt=dt.date(year, 1, 1)).exists():
        reason = _("there are posted vouchers before %(year)d; its opening balances follow from them.")
        return [Problem(0, "", reason % {"year": year})]
    if Period.objects.filter(year=year, month=1).exclude(closed_at=None).exists():
        return [Problem(0, "", _("%(month)s has been closed.") % {"month": f"{year}-01"})]
    return []


# -- taking over --------------------------------------------------------------------------------------
def import_vouchers(content: bytes, *, name: str, by: User, post: bool, scheme: str = Scheme.NOW) -> Result:
    """A whole file in one go, as the command does. Raises ``ImportRefused``; the same file again changes nothing."""
    return _import(VoucherImport.Kind.VOUCHERS, content, name=name, by=by, post=post, scheme=scheme)


def import_opening(content: bytes, *, year: int, name: str, by: User, scheme: str = Scheme.NOW) -> Result:
    """The opening balances (年初余额) of the first year kept in the portal; posted at once."""
    periods.require_year(year)
    return _import(VoucherImport.Kind.OPENING, content, year=year, name=name, by=by, post=True, scheme=scheme)


@transaction.atomic
def _import(
    kind: str, content: bytes, *, name: str, by: User, post: bool, scheme: str, year: int | None = None
) -> Result:
    _one_at_a_time()
    digest = hashlib.sha256(content).hexdigest()
    if before := taken(kind, digest, year, scheme):
        return Result(before, already=True)
    batch = VoucherImport(
        kind=kind, year=year, scheme=scheme, name=name[:200], sha256=digest, content=content, uploaded_by=by
    )
    plan = _plan(batch)
    if plan.problems:
        raise ImportRefused(plan.problems)
    batch.save()
    _take(batch, plan, by=by, post=post)
    return Result(batch)


def _one_at_a_time() -> None:
    """Two files at once could both pass the check for doubled vouchers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('finance.import'))")


def taken(kind: str, digest: str, year: int | None, scheme: str) -> VoucherImport | None:
    """The same file read by the same chart, if it was taken over before."""
    same = VoucherImport.objects.filter(
        kind=kind, sha256=digest, year=year, scheme=scheme, state=VoucherImport.State.TAKEN
    )
    return same.defer("content").first()


def _plan(batch: VoucherImport) -> Plan:
    if batch.kind == VoucherImport.Kind.OPENING:
        return plan_opening(bytes(batch.content), year=batch.year or 0, scheme=batch.scheme)
    return plan_vouchers(bytes(batch.content), scheme=batch.scheme)


def _take(
    batch: VoucherImport,
    plan: Plan,
    *,
    by: User,
    post: bool,
    progress: Progress = lambda done, total, step: None,
) -> None:
    """Write the planned vouchers. Either all of it stands at the end, or (by the transaction) nothing."""
    funds = _Books().funds
    for name in plan.new_funds:
        funds[name] = Fund.objects.create(code=name, name=name)
        audit.record("finance.fund.opened", funds[name], by=by, file=batch.sha256)
    units = units_named(unit for voucher in plan.vouchers for unit in voucher.units)
    opening = batch.kind == VoucherImport.Kind.OPENING
    months = {(v.date.year, v.date.month): v.date for v in plan.vouchers}
    period = {key: periods.period_of(day) for key, day in months.items()}
    progress(0, plan.rows, _("Writing the vouchers"))
    deals = [
        (
            Voucher(
                date=v.date, period=period[v.date.year, v.date.month], summary=v.summary, source_no=v.source_no,
                kind=VoucherKind.OPENING if opening else vouchers.kind_of(v.lines), origin=Voucher.Origin.IMPORTED,
                state=State.PREPARED, file_hash=batch.sha256, preparer=by,
            ),
            [
                Entry(
                    position=position, summary=line.summary or v.summary, account=line.account, debit=line.debit,
                    credit=line.credit, fund=funds.get(fund), unit=units.get(unit), item=line.item,
                )
                for position, (line, fund, unit) in enumerate(zip(v.lines, v.funds, v.units, strict=True), start=1)
            ],
        )
        for v in plan.vouchers
    ]  # fmt: skip
    if post:
        vouchers.enter_into_books(deals, by=by)
    else:
        vouchers.write_in_bulk(deals)
    batch.state, batch.is_posted, batch.problems = VoucherImport.State.TAKEN, post, []
    batch.rows, batch.vouchers_count, batch.total = plan.rows, len(deals), plan.total
    batch.new_funds, batch.taken_by, batch.taken_at = plan.new_funds, by, timezone.now()
    batch.save()
    audit.record(
        "finance.import.taken", batch, by=by, sha256=batch.sha256, vouchers=len(deals), rows=plan.rows,
        posted=post, total=plan.total,
    )  # fmt: skip


# -- at the desk: upload, preview, confirm ------------------------------------------------------------
@transaction.atomic
def upload(
    kind: str, content: bytes, *, name: str, by: User, year: int | None = None, scheme: str = Scheme.NOW
) -> VoucherImport:
    """Put a file on the desk; it is read in the background, and nothing enters the books yet."""
    digest = hashlib.sha256(content).hexdigest()
    if before := taken(kind, digest, year, scheme):
        raise DomainError(
            _("This very file was taken over on %(day)s already; nothing was changed.")
            % {"day": date_format(timezone.localtime(before.taken_at)) if before.taken_at else ""},
            field="file",
        )
    batch = VoucherImport.objects.create(
        kind=kind, year=year, scheme=scheme, name=name[:200], sha256=digest, content=content, uploaded_by=by
    )
    audit.record("finance.import.uploaded", batch, by=by, sha256=digest)
    return batch


@transaction.atomic
def preview(batch: VoucherImport) -> Plan:
    """Read an uploaded file and keep what was found: the sums when it is sound, else its problems, the first 200 each.

    Raises ``NotNow`` when it was taken over or dropped meanwhile.
    """
    batch = VoucherImport.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if batch.state in {VoucherImport.State.TAKEN, VoucherImport.State.DROPPED}:
        raise NotNow(_("This file has been taken over or dropped already."))
    try:
        plan = _plan(batch)
    except ImportRefused as refused:
        plan = Plan(problems=refused.problems)
    batch.rows, batch.vouchers_count, batch.total = plan.rows, len(plan.vouchers), plan.total
    batch.new_funds = plan.new_funds
    batch.problems = [[p.line, p.column, p.reason] for p in plan.problems[:KEPT]]
    if more := len(plan.problems[KEPT:]):
        batch.problems.append([0, "", _("… and %(count)d more.") % {"count": more}])
    batch.state = VoucherImport.State.REFUSED if plan.problems else VoucherImport.State.READY
    batch.save()
    return plan


@transaction.atomic
def give_up(batch: VoucherImport) -> None:
    """Reading broke off by a fault of ours: the file isn't left to be read for ever."""
    batch = VoucherImport.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if batch.state == VoucherImport.State.READING:
        reason = _(
            "The portal couldn't read this file. Tell the system administrator; nothing was taken over."
        )
        batch.state, batch.problems = VoucherImport.State.REFUSED, [[0, "", reason]]
        batch.save(update_fields=["state", "problems"])


@transaction.atomic
def take_over(
    batch: VoucherImport, *, post: bool, by: User, progress: Progress = lambda done, total, step: None
) -> VoucherImport:
    """Take an uploaded file over: as vouchers to be checked, or (by another person) posted at once as imported."""
    _one_at_a_time()
    batch = VoucherImport.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if batch.state != VoucherImport.State.READY:
        raise NotNow(_("This file isn't ready to be taken over."))
    if post:
        check_poster(batch, by=by)
    plan = _plan(batch)
    if plan.problems:
        raise ImportRefused(plan.problems)
    _take(batch, plan, by=by, post=post or batch.kind == VoucherImport.Kind.OPENING, progress=progress)
    return batch


def check_poster(batch: VoucherImport, *, by: User) -> None:
    """Posting at once skips the checker, so it takes two people all the same."""
    if batch.uploaded_by_id == by.pk:
        raise DomainError(_("Whoever uploaded a file can't post it at once. Leave it to another bookkeeper."))


def first_vouchers(batch: VoucherImport, *, count: int) -> list[PlannedVoucher]:
    """The first vouchers of a file, for its preview."""
    return _plan(batch).vouchers[:count]


@transaction.atomic
def drop(batch: VoucherImport, *, reason: str, by: User) -> VoucherImport:
    """Drop a file; vouchers that it brought go too, as long as none of them is posted."""
    batch = VoucherImport.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if batch.state == VoucherImport.State.DROPPED:
        raise NotNow(_("This file has been dropped already."))
    if batch.state == VoucherImport.State.TAKEN:
        brought = batch.vouchers.select_for_update(of=("self",)).order_by("pk")
        if any(voucher.is_posted for voucher in brought):
            raise NotNow(_("Vouchers of this file are posted; they can only be reversed one by one."))
        brought.delete()
    batch.state = VoucherImport.State.DROPPED
    batch.save(update_fields=["state"])
    audit.record("finance.import.dropped", batch, by=by, reason=reason)
    return batch


def sentence(result: Result) -> str:
    """What an import did, in one sentence, for whoever started it."""
    batch = result.batch
    if result.already:
        day = date_format(timezone.localtime(batch.taken_at), "DATETIME_FORMAT") if batch.taken_at else ""
        said = _("This very file was taken over on %(day)s already (%(count)d vouchers); nothing was changed.") % {
            "day": day, "count": batch.vouchers_count,
        }  # fmt: skip
        if waiting := batch.vouchers.unposted().count():
            said += " " + _(
                "%(count)d of them aren't posted yet: have them checked and posted at the desk, or drop the file there"
                " and import it anew with --post."
            ) % {"count": waiting}  # fmt: skip
        return said
    words = {"count": batch.vouchers_count, "rows": batch.rows, "total": f"{batch.total:,.2f}"}
    text = (
        _("%(count)d vouchers with %(rows)d entries taken over and posted, %(total)s yuan on each side.") % words
        if batch.is_posted
        else _("%(count)d vouchers with %(rows)d entries taken over, to be checked and posted; %(total)s yuan on each side.") % words
    )  # fmt: skip
    if batch.new_funds:
        text += " " + _("New earmarked funds: %(names)s.") % {"names": ", ".join(batch.new_funds)}
    return f"{text} SHA-256 {batch.sha256}"
