"""The books: trial balance, general ledger, detail book, journal, and the budget's execution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from finance.account.models import Account, Fund
from finance.budget.figures import ExecutionLine, Sums, execution
from finance.period.models import VoucherKind
from finance.sheet.balances import OPENING, Balances
from finance.sheet.kinds import Wanted
from finance.sheet.layout import Check, Column, Figure, Row, Sheet, ratio, span, total
from finance.sheet.links import moved_url, opening_url, stood_url
from finance.voucher.models import Entry
from union_portal.core.money import ZERO


def _period(wanted: Wanted) -> str:
    return f"{wanted.year}年{wanted.month}月" if wanted.month else f"{wanted.year}年度"


def _sides(balance: Decimal) -> tuple[Decimal, Decimal]:
    """A balance on its side: debit or credit."""
    return max(balance, ZERO), max(-balance, ZERO)


def _direction(balance: Decimal) -> str:
    return "借" if balance > 0 else "贷" if balance < 0 else "平"


# -- 科目余额表 -----------------------------------------------------------------------------------------------
PARTS = ("opening", "moved", "year", "closing")


def trial_balance(wanted: Wanted) -> Sheet:
    """Each account's balance before, what moved, and its balance after; sums must agree on both sides."""
    balances = Balances(wanted.year)
    names = dict(Account.objects.values_list("code", "name"))
    leaves = [code for code in balances.codes if _ever(balances, code, wanted)]
    shown = sorted({*leaves, *(above for code in leaves for above in _above(code, names))})
    parts = tuple(part for part in PARTS if wanted.month or part != "year")
    rows = [_trial_row(code, names[code], leaves, balances, wanted, parts) for code in shown]
    words = {
        "opening": _("Balance before"), "moved": _("Moved"), "year": _("Year so far"), "closing": _("Balance after"),
    }  # fmt: skip
    money = [
        Column(side, "money", 15, group)
        for group in (words[part] for part in parts)
        for side in (_("Debit"), _("Credit"))
    ]
    tops = [code for code in shown if len(code) == 3]
    totals_url = _trial_links(wanted)
    sums = [
        Figure(
            sum((row.figures_by_name[f"{code}.{part}.{side}"] for code, row in _tops(rows)), ZERO),
            f"total.{part}.{side}",
            total(*(f"{code}.{part}.{side}" for code in tops)),
            totals_url[part],
        )
        for part in parts
        for side in "dc"
    ]
    values = {figure.name: figure.value or ZERO for figure in sums}
    return Sheet(
        title=_("Trial balance"),
        subtitle=_period(wanted),
        columns=[Column(_("Account code"), width=10), Column(_("Ledger account"), width=28), *money],
        rows=[*(row.row for row in rows), Row([_("Total"), "", *sums], "total")],
        checks=[
            Check(label, f"={{total.{part}.d}}", values[f"total.{part}.d"], f"={{total.{part}.c}}", values[f"total.{part}.c"])
            for part, label in (
                ("opening", _("Opening balances: debit is credit")), ("moved", _("What moved: debit is credit")),
                ("year", _("The year so far: debit is credit")), ("closing", _("Closing balances: debit is credit")),
            )
            if part in parts
        ],
        notes=[_("Accounts of the first level in bold; the total adds these up.")],
        landscape=True,
        signed=True,
        summary=[(_("What moved"), values["total.moved.d"])],
    )  # fmt: skip


class _TrialRow:
    """A row with its code, so that totals find it."""

    def __init__(self, code: str, row: Row) -> None:
        self.code, self.row = code, row
        self.figures_by_name = {figure.name: figure.value or ZERO for figure in row.figures}


def _tops(rows: Sequence[_TrialRow]) -> Iterator[tuple[str, _TrialRow]]:
    return ((row.code, row) for row in rows if len(row.code) == 3)


def _ever(balances: Balances, code: str, wanted: Wanted) -> bool:
    """Whether the account had a balance or moved until the end of what is wanted."""
    return bool(balances.debit_balance(code, upto=OPENING)) or any(balances.moved(code, last=wanted.last))


def _above(code: str, names: dict[str, str]) -> list[str]:
    return [code[:length] for length in range(3, len(code)) if code[:length] in names]


def _trial_links(wanted: Wanted, **lookups: Any) -> dict[str, str]:
    """Where the figures of each part lead; without an account to all entries."""
    year, first, last = wanted.year, wanted.first, wanted.last
    return {
        "opening": opening_url(year, **lookups) if first == 1 else stood_url(year, first - 1, **lookups),
        "moved": moved_url(year, first, last, **lookups),
        "year": moved_url(year, 1, last, **lookups),
        "closing": stood_url(year, last, **lookups),
    }


def _trial_row(
    code: str, name: str, leaves: list[str], balances: Balances, wanted: Wanted, parts: Sequence[str]
) -> _TrialRow:
    """A leaf has its own sums; an account above adds up the leaves below it, each on the side where it stands."""
    below = [leaf for leaf in leaves if leaf.startswith(code) and code not in leaves]
    first, last = wanted.first, wanted.last
    before = balances.debit_balance(code, upto=first - 1)
    moved = balances.moved(code, first=first, last=last)
    so_far = balances.moved(code, last=last)
    after = balances.debit_balance(code, upto=last)
    links = _trial_links(wanted, account__code__startswith=code)
    pairs = {"opening": _sides(before), "moved": moved, "year": so_far, "closing": _sides(after)}
    figures = []
    for part in parts:
        for side, value in zip("dc", pairs[part], strict=True):
            figures.append(
                Figure(value, f"{code}.{part}.{side}", _trial_formula(code, part, side, below), links[part])
            )
    top = len(code) == 3
    return _TrialRow(code, Row([code, name, *figures], "subtotal" if top else "", indent=0 if top else 1))


def _trial_formula(code: str, part: str, side: str, below: list[str]) -> str:
    if part == "closing":
        other = "c" if side == "d" else "d"
        after = [f"{code}.{name}.{side}" for name in ("opening", "moved")]
        after += [f"-{code}.{name}.{other}" for name in ("opening", "moved")]
        return f"=MAX(0,{total(*after)[1:]})"
    if not below:
        return ""
    if part == "opening":
        other = "c" if side == "d" else "d"
        names = [f"{leaf}.{part}.{side}" for leaf in below] + [f"-{leaf}.{part}.{other}" for leaf in below]
        return f"=MAX(0,{total(*names)[1:]})"
    return total(*(f"{leaf}.{part}.{side}" for leaf in below))


# -- 总账 -----------------------------------------------------------------------------------------------------
def general_ledger(wanted: Wanted) -> Sheet:
    """Each account of the first level, month by month: what moved, the year so far, and the balance."""
    balances, narrowed = Balances(wanted.year, condition=_condition(wanted)), _narrowed(wanted)
    names = dict(Account.objects.values_list("code", "name"))
    chosen = wanted.account or None
    codes = [chosen] if chosen else sorted({code[:3] for code in balances.codes})
    rows: list[Row] = []
    ends: list[tuple[str, int]] = []
    for code in codes:
        if not chosen and not _ever(balances, code, wanted):
            continue
        block, last_moved = _ledger_of(code, names[code], balances, wanted.year, narrowed)
        rows += block
        ends.append((code, last_moved))
    debit, credit = (sum((balances.moved(code)[side] for code, _month in ends), ZERO) for side in (0, 1))
    checks = []
    if not chosen and not narrowed:
        checks = [
            Check(
                _("All that moved in the year: debit is credit"),
                total(*(f"{code}.so_far.d.{month}" for code, month in ends)), debit,
                total(*(f"{code}.so_far.c.{month}" for code, month in ends)), credit,
            )
        ]  # fmt: skip
    return Sheet(
        title=_("General ledger"),
        subtitle=_subtitle(wanted),
        columns=[
            Column(_("Month"), width=12), Column(_("Ledger account"), width=24),
            Column(_("Debit"), "money", 16, _("In the month")), Column(_("Credit"), "money", 16, _("In the month")),
            Column(_("Debit"), "money", 16, _("Year so far")), Column(_("Credit"), "money", 16, _("Year so far")),
            Column(_("Side"), width=6), Column(_("Running balance"), "money", 17),
        ],
        rows=rows, checks=checks, landscape=True, signed=True, summary=[(_("What moved"), debit)],
    )  # fmt: skip


def _ledger_of(
    code: str, name: str, balances: Balances, year: int, narrowed: dict[str, Any]
) -> tuple[list[Row], int]:
    """One account's page of the general ledger, and the last month that it shows."""
    link: dict[str, Any] = {"account__code__startswith": code, **narrowed}
    opened = balances.debit_balance(code, upto=OPENING)
    rows = [
        Row([f"{code} {name}"], "head"),
        Row([
            _("Brought forward"), "", None, None, None, None, _direction(opened),
            Figure(opened, f"{code}.balance.0", url=opening_url(year, **link)),
        ], "minor"),
    ]  # fmt: skip
    shown = [month for month in range(1, 13) if any(r[1] >= month for r in balances.rows)] or [1]
    for month in shown:
        debit, credit = balances.moved(code, first=month, last=month)
        so_far = balances.moved(code, last=month)
        before = month - 1
        here = moved_url(year, month, month, **link)
        until = moved_url(year, 1, month, **link)
        rows.append(
            Row([
                f"{year}-{month:02}", "",
                Figure(debit, f"{code}.d.{month}", url=here), Figure(credit, f"{code}.c.{month}", url=here),
                *(
                    Figure(
                        value, f"{code}.so_far.{side}.{month}",
                        total(f"{code}.so_far.{side}.{before}", f"{code}.{side}.{month}") if before else total(f"{code}.{side}.{month}"),
                        until,
                    )
                    for side, value in zip("dc", so_far, strict=True)
                ),
                _direction(balances.debit_balance(code, upto=month)),
                Figure(
                    balances.debit_balance(code, upto=month), f"{code}.balance.{month}",
                    total(f"{code}.balance.{before}", f"{code}.d.{month}", f"-{code}.c.{month}"),
                    stood_url(year, month, **link),
                ),
            ])
        )  # fmt: skip
    return rows, shown[-1]


# -- 明细账 and 序时账 ----------------------------------------------------------------------------------------
def _entries(wanted: Wanted) -> QuerySet[Entry]:
    """Posted entries of the months wanted, in the order of the books."""
    return (
        Entry.objects.posted()
        .filter(voucher__date__gte=wanted.starts_on, voucher__date__lt=wanted.ends_before)
        .exclude(voucher__kind=VoucherKind.OPENING)
        .select_related("voucher", "account", "fund", "unit")
        .order_by("voucher__date", "voucher__kind", "voucher__word", "voucher__number", "position")
    )


def _narrowed(wanted: Wanted) -> dict[str, Any]:
    """The fund and the unit that are wanted, as the links to the entries say them."""
    asked = {"fund__code": wanted.fund, "unit__name": wanted.unit}
    return {lookup: value for lookup, value in asked.items() if value}


def _condition(wanted: Wanted) -> Q:
    """The same narrowing for entries and balances."""
    condition = Q(account__code__startswith=wanted.account) if wanted.account else Q()
    return condition & Q(**_narrowed(wanted))


def _subtitle(wanted: Wanted) -> str:
    """The months, and what the book is narrowed to."""
    fund = Fund.objects.filter(code=wanted.fund).first() if wanted.fund else None
    return " · ".join(str(part) for part in (_period(wanted), fund, wanted.unit) if part)


def detail_book(wanted: Wanted) -> Sheet:
    """Every entry of an account with the running balance, the sums of each month, and the year so far."""
    account = Account.objects.filter(code=wanted.account).first()
    balances, narrowed = Balances(wanted.year, condition=_condition(wanted)), _narrowed(wanted)
    found = _entries(wanted).filter(_condition(wanted))
    count = found.count()
    before = wanted.first - 1
    running = balances.debit_balance(wanted.account, upto=before)
    link: dict[str, Any] = {"account__code__startswith": wanted.account, **narrowed}
    start = opening_url(wanted.year, **link) if not before else stood_url(wanted.year, before, **link)
    rows = [
        Row(
            ["", "", _("Brought forward"), "", None, None, _direction(running), Figure(running, "balance.0", url=start)],
            "minor",
        )
    ]  # fmt: skip
    month = last = first = 0
    for number, entry in enumerate(found[: wanted.most].iterator(chunk_size=2_000), start=1):
        if entry.voucher.date.month != month:
            rows += _month_sums(balances, wanted, month, link, (first, last)) if month else []
            first = number
        month, last = entry.voucher.date.month, number
        running += entry.debit - entry.credit
        rows.append(_detail_row(number, entry, running))
    if month and last == count:
        rows += _month_sums(balances, wanted, month, link, (first, last))
    debit, credit = balances.moved(wanted.account, first=wanted.first, last=wanted.last)
    after = balances.debit_balance(wanted.account, upto=wanted.last)
    checks = []
    if last == count:
        checks = [
            Check(
                _("The last balance is the balance kept for the account"), f"={{balance.{last}}}", running, f"={after:.2f}", after
            ),
            Check(
                _("The entries add up to what moved"),
                total(f"balance.{last}", "-balance.0"),
                running - (rows[0].cells[7].value or ZERO),  # type: ignore[union-attr]
                f"={debit - credit:.2f}", debit - credit,
            ),
        ]  # fmt: skip
    words = f"{account.code} {account.full_name}" if account else _("all accounts")
    return Sheet(
        title=_("Detail book"),
        subtitle=f"{words} {_subtitle(wanted)}",
        columns=[
            Column(_("Date"), width=12), Column(_("Voucher"), width=17), Column(_("Voucher summary"), width=34),
            Column(_("Ledger account"), width=24), Column(_("Debit"), "money", 15), Column(_("Credit"), "money", 15),
            Column(_("Side"), width=6), Column(_("Running balance"), "money", 16),
        ],
        rows=rows, checks=checks, landscape=True, signed=True, left_out=count - last,
        summary=[(_("Debit"), debit), (_("Credit"), credit), (_("Running balance"), after)],
    )  # fmt: skip


def _detail_row(number: int, entry: Entry, running: Decimal) -> Row:
    return Row(
        [
            entry.voucher.date, entry.voucher.label, entry.summary, str(entry.account),
            Figure(entry.debit or None, f"d.{number}"), Figure(entry.credit or None, f"c.{number}"),
            _direction(running),
            Figure(running, f"balance.{number}", total(f"balance.{number - 1}", f"d.{number}", f"-c.{number}")),
        ],
        url=entry.voucher.get_absolute_url(),
    )  # fmt: skip


def _month_sums(
    balances: Balances, wanted: Wanted, month: int, link: dict[str, Any], lines: tuple[int, int]
) -> list[Row]:
    """本月合计 and 本年累计 (会计基础工作规范 art. 63). ``lines``: the month's first and last entry."""
    year, code = wanted.year, wanted.account
    here, until = moved_url(year, month, month, **link), moved_url(year, 1, month, **link)
    moved = zip("dc", balances.moved(code, first=month, last=month), strict=True)
    sums = [
        Figure(value, formula=span(*(f"{side}.{number}" for number in lines)), url=here)
        for side, value in moved
    ]
    so_far = [Figure(value, url=until) for value in balances.moved(code, last=month)]
    return [
        Row(["", "", _("Sum of the month (%(month)d)") % {"month": month}, "", *sums], "subtotal"),
        Row(["", "", _("The year so far"), "", *so_far], "subtotal"),
    ]


def journal(wanted: Wanted) -> Sheet:
    """All entries in the order of their vouchers."""
    found = _entries(wanted)
    count = found.count()
    rows: list[Row] = []
    debit = credit = ZERO
    for number, entry in enumerate(found[: wanted.most].iterator(chunk_size=2_000), start=1):
        debit, credit = debit + entry.debit, credit + entry.credit
        rows.append(_journal_row(number, entry))
    last = len(rows)
    whole, everything = last == count, moved_url(wanted.year, wanted.first, wanted.last)
    sums = [
        Figure(value, f"total.{side}", span(f"{side}.1", f"{side}.{last}") if last else "=0", everything)
        for side, value in (("d", debit), ("c", credit))
    ]
    rows.append(Row(["", "", _("Total"), "", *sums], "total"))
    checks = []
    if whole:
        kept = Balances(wanted.year).moved("", first=wanted.first, last=wanted.last)
        checks = [
            Check(_("Debit is credit"), "={total.d}", debit, "={total.c}", credit),
            Check(_("The entries are the month balances"), "={total.d}", debit, f"={kept[0]:.2f}", kept[0]),
        ]
    return Sheet(
        title=_("Journal"),
        subtitle=_period(wanted),
        columns=[
            Column(_("Date"), width=12), Column(_("Voucher"), width=17), Column(_("Voucher summary"), width=32),
            Column(_("Ledger account"), width=30), Column(_("Debit"), "money", 15), Column(_("Credit"), "money", 15),
            Column(_("Fund"), width=16), Column(_("Accounting unit"), width=16), Column(_("Occasion"), width=16),
        ],
        rows=rows, checks=checks, landscape=True, signed=True, left_out=count - last,
        summary=[(_("Debit"), debit), (_("Credit"), credit)],
    )  # fmt: skip


def _journal_row(number: int, entry: Entry) -> Row:
    return Row(
        [
            entry.voucher.date, entry.voucher.label, entry.summary, str(entry.account),
            Figure(entry.debit or None, f"d.{number}"), Figure(entry.credit or None, f"c.{number}"),
            str(entry.fund or ""), str(entry.unit or ""), entry.item,
        ],
        url=entry.voucher.get_absolute_url(),
    )  # fmt: skip


# -- 预算执行情况表 --------------------------------------------------------------------------------------------
def budget_execution(wanted: Wanted) -> Sheet:
    """The budget of a year beside what was booked and what is reserved, line by line."""
    found, balances = execution(wanted.year), Balances(wanted.year)
    rows: list[Row] = []
    checks: list[Check] = []
    for digit, words, lines, sign in (
        ("4", _("Income"), found.income, -1),
        ("5", _("Expense"), found.expense, 1),
    ):
        names = [f"{digit}.{number}" for number in range(len(lines))]
        part = [_budget_row(name, line, wanted.year) for name, line in zip(names, lines, strict=True)]
        sums = _budget_sums(digit, words, names, Sums.of(lines), wanted.year)
        rows += [Row([words], "head"), *part, sums]
        debit, credit = balances.moved(digit, transfers=False)
        booked = (debit - credit) * sign
        checks.append(
            Check(
                _("What was booked on all accounts: %(element)s") % {"element": words},
                f"={{total{digit}.actual}}", Sums.of(lines).actual, f"={booked:.2f}", booked,
            )
        )  # fmt: skip
    return Sheet(
        title=_("Budget execution"),
        subtitle=_period(wanted),
        columns=[
            Column(_("Account code"), width=10), Column(_("Ledger account"), width=30), Column(_("Fund, unit"), width=20),
            Column(_("Budget"), "money", 16), Column(_("Actual"), "money", 16), Column(_("Reserved"), "money", 16),
            Column(_("Still available"), "money", 16), Column(_("Reached"), "percent", 10),
        ],
        rows=rows, checks=checks, landscape=True, signed=True,
        summary=[(_("Budgeted expense"), found.expense_sums.amount), (_("Expense"), found.expense_sums.actual)],
    )  # fmt: skip


def _budget_row(name: str, line: ExecutionLine, year: int) -> Row:
    narrowed = {"fund__code": line.fund_code} if line.fund_code else {}
    narrowed |= {"unit__name": line.unit} if line.unit else {}
    link: dict[str, Any] = {"account__code__startswith": line.account, **narrowed}
    url = moved_url(year, 1, 12, transfers=False, **link)
    page = reverse("admin:finance_budgetline_change", args=[line.key]) if line.key else url
    figures = [
        Figure(line.amount, f"{name}.budget", url=page),
        Figure(line.actual, f"{name}.actual", url=url),
        Figure(line.reserved, f"{name}.reserved", url=page),
        *_what_is_left(name, line, page),
    ]
    where = " ".join(part for part in (line.fund, line.unit) if part)
    return Row([line.account, line.name, where, *figures], "minor" if line.key is None else "")


def _what_is_left(name: str, line: ExecutionLine | Sums, page: str) -> list[Figure]:
    """``page`` shows what is planned and reserved; a line without a budget has only its entries."""
    formula = total(f"{name}.budget", f"-{name}.actual", f"-{name}.reserved")
    share = ratio(f"{name}.actual", f"{name}.budget")
    return [
        Figure(line.available, f"{name}.left", formula, page),
        Figure(line.share, f"{name}.share", share, page, kind="percent"),
    ]


def _budget_sums(digit: str, words: str, names: Sequence[str], sums: Sums, year: int) -> Row:
    name, element = f"total{digit}", "INCOME" if digit == "4" else "EXPENSE"
    query = urlencode({"year": str(year), "account__element__exact": element})
    page = f"{reverse('admin:finance_budgetline_changelist')}?{query}"
    booked = moved_url(year, 1, 12, transfers=False, account__code__startswith=digit)
    figures = [
        Figure(
            value,
            f"{name}.{what}",
            total(*(f"{line}.{what}" for line in names)),
            booked if what == "actual" else page,
        )
        for what, value in (("budget", sums.amount), ("actual", sums.actual), ("reserved", sums.reserved))
    ]
    label = _("Total of %(element)s") % {"element": words}
    return Row(["", label, "", *figures, *_what_is_left(name, sums, page)], "total")
