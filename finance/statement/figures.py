"""The two statements of a basic union in the prescribed lines of the Trade Union Accounting System (财会〔2021〕7号).

The lines are the Ministry's own and are printed as they stand, so they are data and not translated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext as _

from finance.sheet.balances import OPENING, Balances
from finance.sheet.kinds import Wanted
from finance.sheet.layout import Check, Column, Figure, Row, Sheet, total
from finance.sheet.links import entries_url, opening_url, stood_url
from union_portal.core.money import ZERO

# -- 工会01表 -------------------------------------------------------------------------------------------------
Line = tuple[str, str, tuple[str, ...]]
"""Name of the line, its words, and its accounts, or for a sum the lines it is made of."""

ASSETS: tuple[Line, ...] = (
    ("head_current", "流动资产：", ()),
    ("money", "货币资金", ("101", "102")),
    ("quota", "零余额账户用款额度", ("111",)),
    ("fiscal", "财政应返还额度", ("121",)),
    ("from_above", "应收上级经费", ("131",)),
    ("from_below", "应收下级经费", ("132",)),
    ("claims", "其他应收款", ("135",)),
    ("goods", "库存物品", ("141",)),
    ("current", "流动资产合计", ("money", "quota", "fiscal", "from_above", "from_below", "claims", "goods")),
    ("invested", "投资", ("151",)),
    ("building", "在建工程", ("161",)),
    ("fixed", "固定资产原值", ("162",)),
    ("fixed_worn", "减：累计折旧", ("163",)),
    ("fixed_net", "固定资产净值", ("fixed", "-fixed_worn")),
    ("intangible", "无形资产原值", ("171",)),
    ("intangible_worn", "减：累计摊销", ("172",)),
    ("intangible_net", "无形资产净值", ("intangible", "-intangible_worn")),
    ("prepaid", "长期待摊费用", ("181",)),
    ("pending", "待处理财产损溢", ("182",)),
    (
        "assets",
        "资产总计",
        ("current", "invested", "building", "fixed_net", "intangible_net", "prepaid", "pending"),
    ),
)
DEBTS: tuple[Line, ...] = (
    ("head_debts", "负债：", ()),
    ("pay", "应付职工薪酬", ("201",)),
    ("to_above", "应付上级经费", ("211",)),
    ("to_below", "应付下级经费", ("212",)),
    ("payable", "其他应付款", ("215",)),
    ("custody", "代管经费", ("221",)),
    ("debts", "负债合计", ("pay", "to_above", "to_below", "payable", "custody")),
    ("head_net", "净资产：", ()),
    ("asset_fund", "资产基金", ("301",)),
    ("special", "专用基金", ("311",)),
    ("carried", "工会资金结转", ("321",)),
    ("free", "工会资金结余", ("322",)),
    ("fiscal_carried", "财政拨款结转", ("331",)),
    ("fiscal_free", "财政拨款结余", ("332",)),
    ("stabilising", "预算稳定调节基金", ("341",)),
    (
        "net",
        "净资产合计",
        ("asset_fund", "special", "carried", "free", "fiscal_carried", "fiscal_free", "stabilising"),
    ),
    ("both", "负债与净资产总计", ("debts", "net")),
)
SUM_ACCOUNTS = {
    "current": ("101", "102", "111", "121", "131", "132", "135", "141"), "fixed_net": ("162", "163"),
    "intangible_net": ("171", "172"), "assets": ("1",), "debts": ("2",), "net": ("3", "4", "5"),
    "both": ("2", "3", "4", "5"),
}  # fmt: skip
"""All accounts behind a sum; results that aren't transferred yet are net assets."""
WORN = frozenset({"fixed_worn", "intangible_worn"})
"""Credit balances among the assets, shown without a sign after 减."""

INTERIM = frozenset({"quota"})
"""Stands on interim statements only."""


def _balance(name: str, accounts: tuple[str, ...], balances: Balances, upto: int) -> Decimal:
    """One line of the balance sheet. Results that aren't transferred yet are part of what is carried over or free."""
    if name == "carried":
        return balances.carry_over(upto=upto)
    if name == "free":
        return balances.free(upto=upto)
    credit = name in WORN or accounts[0][0] in "23"
    return (balances.credit_balance if credit else balances.debit_balance)(*accounts, upto=upto)


def _narrowed(name: str, accounts: tuple[str, ...], balances: Balances) -> dict[str, str]:
    """What the ledger has to be filtered by for one line."""
    if name in {"carried", "free"}:
        return {"net_assets": name}
    return _accounts(balances, *accounts)


def _accounts(balances: Balances, *prefixes: str) -> dict[str, str]:
    """The ledger filtered by accounts of any level."""
    if len(prefixes) == 1:
        return {"account__code__startswith": prefixes[0]}
    leaves = [code for code in balances.codes if code.startswith(prefixes)]
    return {"account__code__in": ",".join(leaves or prefixes)}


def _column(
    lines: tuple[Line, ...], balances: Balances, upto: int, link: Callable[..., str], tail: str
) -> dict[str, Figure]:
    """One column of the balance sheet: its figures by line."""
    values: dict[str, Decimal] = {}
    figures: dict[str, Figure] = {}
    for name, _words, parts in lines:
        if not parts:
            continue
        if name in SUM_ACCOUNTS:
            parts = tuple(part for part in parts if part.lstrip("-") in values)
            values[name] = sum(
                (-values[part[1:]] if part[0] == "-" else values[part] for part in parts), ZERO
            )
            formula = total(*(f"{part}.{tail}" for part in parts))
            url = link(**_accounts(balances, *SUM_ACCOUNTS[name]))
            figures[name] = Figure(values[name], f"{name}.{tail}", formula, url)
        else:
            values[name] = _balance(name, parts, balances, upto)
            url = link(**_narrowed(name, parts, balances))
            figures[name] = Figure(values[name], f"{name}.{tail}", url=url)
    return figures


def balance_sheet(wanted: Wanted) -> Sheet:
    """资产负债表 (工会01表): what stood at the year's beginning and at the end of a month, or of the year."""
    balances, last = Balances(wanted.year), wanted.last
    yearly = not wanted.month

    def opened(**lookups: str) -> str:
        return opening_url(wanted.year, **lookups)

    def stood(**lookups: str) -> str:
        return stood_url(wanted.year, last, **lookups)

    left = [
        line
        for line in ASSETS
        if not (yearly and line[0] in INTERIM and not any(balances.moved(*line[2], first=OPENING)))
    ]
    columns = {
        tail: _column((*left, *DEBTS), balances, upto, link, tail)
        for tail, upto, link in (("opening", OPENING, opened), ("closing", last, stood))
    }
    rows = []
    for place in range(max(len(left), len(DEBTS))):
        cells: list[str | Figure | None] = []
        for side, end in ((left[:-1], left[-1]), (DEBTS[:-1], DEBTS[-1])):
            height = max(len(left), len(DEBTS)) - 1
            line = end if place == height else side[place] if place < len(side) else None
            if line is None:
                cells += [None, None, None]
            else:
                name, words, _parts = line
                indent = "" if name in SUM_ACCOUNTS or name.startswith("head_") else "　"
                cells += [
                    f"{indent}{words}",
                    columns["opening"].get(name),
                    columns["closing"].get(name),
                ]
        rows.append(Row(cells, tone="total" if place == max(len(left), len(DEBTS)) - 1 else ""))
    end_label = "年末余额" if yearly else "期末余额"
    amounts = [
        Column("年初余额", "money", 17),
        Column(end_label, "money", 17),
    ]
    closing = columns["closing"]
    return Sheet(
        title="资产负债表",
        subtitle=_day(wanted.ends_on),
        form="工会01表",
        columns=[Column("资产", width=24), *amounts, Column("负债与净资产", width=24), *amounts],
        rows=rows,
        checks=_balance_checks(columns, wanted),
        notes=_balance_notes(balances, last),
        signed=True,
        summary=[(name, closing[key].value or ZERO) for key, name in (("assets", "资产总计"), ("debts", "负债合计"), ("net", "净资产合计"))],
    )  # fmt: skip


def _day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _balance_checks(columns: dict[str, dict[str, Figure]], wanted: Wanted) -> list[Check]:
    def value(name: str, tail: str) -> Decimal:
        return columns[tail][name].value or ZERO

    checks = [
        Check(label, f"={{assets.{tail}}}", value("assets", tail), f"={{both.{tail}}}", value("both", tail))
        for tail, label in (
            ("opening", _("At the beginning assets are debts and net assets")),
            ("closing", _("At the end assets are debts and net assets")),
        )
    ]
    if not value("pending", "closing"):
        held = ("goods", "invested", "building", "fixed_net", "intangible_net", "prepaid")
        checks.append(
            Check(
                _("The asset fund is what is held in things: 141 + 151 + 161 + (162 − 163) + (171 − 172) + 181"),
                "={asset_fund.closing}",
                value("asset_fund", "closing"),
                total(*(f"{name}.closing" for name in held)),
                sum((value(name, "closing") for name in held), ZERO),
            )
        )  # fmt: skip
    if not wanted.month:
        checks.append(
            Check(
                _("Nothing waits for a decision at the year's end (182 is nought)"),
                "={pending.closing}",
                value("pending", "closing"),
                "=0",
                ZERO,
            )
        )
    before = Balances(wanted.year - 1)
    if before.rows:
        ended = before.debit_balance("1")
        checks.append(
            Check(
                _("Assets at the beginning are those at the end of the year before"),
                "={assets.opening}", value("assets", "opening"), f"={ended:.2f}", ended,
            )
        )  # fmt: skip
    return checks


def _balance_notes(balances: Balances, last: int) -> list[str]:
    results = balances.debit_balance("4", "5", upto=last)
    if not results:
        return []
    return [
        _(
            "Income and expense that weren't transferred yet (%(amount)s yuan) are part of what is carried over or free: earmarked money of the first, all other of the second."
        )
        % {"amount": f"{-results:,.2f}"}
    ]


# -- 工会02表 -------------------------------------------------------------------------------------------------
INCOME: tuple[tuple[str, str], ...] = (
    ("401", "（一）会费收入"), ("402", "（二）拨缴经费收入"), ("403", "（三）上级补助收入"), ("404", "（四）政府补助收入"),
    ("405", "（五）行政补助收入"), ("406", "（六）附属单位上缴收入"), ("407", "（七）投资收益"), ("408", "（八）其他收入"),
    ("411", "（九）动用预算稳定调节基金"),
)  # fmt: skip
EXPENSE: tuple[tuple[str, str], ...] = (
    ("501", "（一）职工活动支出"), ("502", "（二）职工活动组织支出"), ("503", "（三）职工服务支出"), ("504", "（四）维权支出"),
    ("505", "（五）业务支出"), ("506", "（六）行政支出"), ("507", "（七）资本性支出"), ("508", "（八）补助下级支出"),
    ("509", "（九）对附属单位的支出"), ("510", "（十）其他支出"), ("521", "（十一）安排预算稳定调节基金"),
)  # fmt: skip
INVESTMENTS = "151"
"""Bought straight out of 322 and not through expense."""


class _Side:
    """One column of the statement: the lines of some months of one year."""

    def __init__(self, balances: Balances, first: int, last: int, tail: str) -> None:
        self.balances, self.first, self.last, self.tail = balances, first, last, tail
        self.year = balances.year

    def gained(self, code: str) -> Decimal:
        debit, credit = self.balances.moved(code, first=self.first, last=self.last, transfers=False)
        return credit - debit

    @property
    def adjusted(self) -> Decimal:
        """What entered or left 321 and 322 otherwise than by the year's results or by investments."""
        debit, credit = self.balances.moved("321", "322", first=self.first, last=self.last, transfers=False)
        return credit - debit + self.invested

    @property
    def invested(self) -> Decimal:
        debit, credit = self.balances.moved(INVESTMENTS, first=self.first, last=self.last)
        return debit - credit

    def result(self, code: str) -> Figure:
        value = self.gained(code) if code[0] == "4" else -self.gained(code)
        return Figure(value + ZERO, f"{code}.{self.tail}", url=self.ran(code))

    def ran(self, *prefixes: str) -> str:
        """What moved on some accounts without the year-end transfer."""
        found = _accounts(self.balances, *prefixes)
        return entries_url(span=f"ran-{self.year}-{self.first}-{self.last}", **found)

    def line(self, name: str, value: Decimal, formula: str = "", url: str = "") -> Figure:
        return Figure(value + ZERO, f"{name}.{self.tail}", formula, url)

    def names(self, *names: str) -> tuple[str, ...]:
        return tuple(f"{name}.{self.tail}" for name in names)


def income_statement(wanted: Wanted) -> Sheet:
    """收入支出表 (工会02表): a month with the year so far, or a whole year with the year before."""
    balances = Balances(wanted.year)
    if wanted.month:
        sides = [
            _Side(balances, wanted.month, wanted.month, "month"),
            _Side(balances, 1, wanted.month, "year"),
        ]
        labels = ["本月数", "本年累计数"]
    else:
        sides = [_Side(balances, 1, 12, "year"), _Side(Balances(wanted.year - 1), 1, 12, "before")]
        labels = ["本年数", "上年数"]
    rows = _income_rows(sides, yearly=not wanted.month)
    period = f"{wanted.year}年{wanted.month}月" if wanted.month else f"{wanted.year}年度"
    main = sides[0]
    income, expense = _totals(main)
    return Sheet(
        title="收入支出表",
        subtitle=period,
        form="工会02表",
        columns=[Column("项目", width=36), *(Column(label, "money", 20) for label in labels)],
        rows=rows,
        checks=_income_checks(sides, yearly=not wanted.month),
        notes=_income_notes(main),
        signed=True,
        summary=[("收入合计", income), ("支出合计", expense), ("本期收支差额", income - expense)],
    )


def _totals(side: _Side) -> tuple[Decimal, Decimal]:
    income = sum((side.gained(code) for code, _words in INCOME), ZERO)
    return income, -sum((side.gained(code) for code, _words in EXPENSE), ZERO) + ZERO


def _income_rows(sides: list[_Side], *, yearly: bool) -> list[Row]:
    def block(number: str, words: str, table: tuple[tuple[str, str], ...], index: int) -> list[Row]:
        codes = [code for code, _words in table]
        sums = [
            side.line(number, _totals(side)[index], total(*side.names(*codes)), side.ran(codes[0][0]))
            for side in sides
        ]
        lines = [Row([label, *(side.result(code) for side in sides)], indent=1) for code, label in table]
        return [Row([words, *sums], "subtotal"), *lines]

    adjusted = [side.line("2", side.adjusted, url=side.ran("321", "322")) for side in sides]
    left = [
        side.line(
            "5",
            _totals(side)[0] - _totals(side)[1],
            total(f"3.{side.tail}", f"-4.{side.tail}"),
            side.ran("4", "5"),
        )
        for side in sides
    ]
    return [
        *(_stood_rows("1", "一、年初资金结转结余", "年初", sides, at_end=False) if yearly else []),
        Row(["二、资金结转结余调整及变动", *adjusted], "subtotal"),
        *block("3", "三、收入合计", INCOME, 0),
        *block("4", "四、支出合计", EXPENSE, 1),
        Row(["五、本期收支差额", *left], "subtotal"),
        *(_stood_rows("6", "六、年末资金结转结余", "年末", sides, at_end=True) if yearly else []),
    ]


def _stood_rows(number: str, words: str, when: str, sides: list[_Side], *, at_end: bool) -> list[Row]:
    """Line 1 or 6: what was carried over, and what was free, at the year's beginning or end."""
    upto = 12 if at_end else OPENING

    def link(side: _Side, kind: str) -> str:
        found = {"net_assets": kind} if kind else _accounts(side.balances, "321", "322", "4", "5")
        return stood_url(side.year, 12, **found) if at_end else opening_url(side.year, **found)

    both, carried, free = [], [], []
    for side in sides:
        kept, left = side.balances.carry_over(upto=upto), side.balances.free(upto=upto)
        formula = total(*side.names(f"{number}.1", f"{number}.2"))
        both.append(side.line(number, kept + left, formula, link(side, "")))
        carried.append(side.line(f"{number}.1", kept, url=link(side, "carried")))
        free.append(side.line(f"{number}.2", left, url=link(side, "free")))
    return [
        Row([words, *both], "subtotal"),
        Row([f"（一）{when}资金结转", *carried], indent=1),
        Row([f"（二）{when}资金结余", *free], indent=1),
    ]


def _income_checks(sides: list[_Side], *, yearly: bool) -> list[Check]:
    checks = []
    for side in sides:
        income, expense = _totals(side)
        booked_in, booked_out = side.gained("4"), -side.gained("5") + ZERO
        named = {"year": side.year}
        checks += [
            Check(_("All income accounts stand in a line (%(year)d)") % named, f"={{3.{side.tail}}}", income, f"={booked_in:.2f}", booked_in),
            Check(_("All expense accounts stand in a line (%(year)d)") % named, f"={{4.{side.tail}}}", expense, f"={booked_out:.2f}", booked_out),
        ]  # fmt: skip
        if yearly:
            left = side.balances.carry_over() + side.balances.free()
            opened = side.balances.carry_over(upto=OPENING) + side.balances.free(upto=OPENING)
            right = opened + side.adjusted + income - expense - side.invested
            formula = total(*side.names("1", "2", "5"))
            checks.append(
                Check(
                    _("Line 6 is lines 1, 2 and 5 (%(year)d), less what was put into investments") % named,
                    f"={{6.{side.tail}}}", left,
                    f"{formula}-({side.invested:.2f})" if side.invested else formula, right,
                )
            )  # fmt: skip
    if yearly and len(sides) > 1:
        this, last = sides
        opened = this.balances.carry_over(upto=OPENING) + this.balances.free(upto=OPENING)
        closed = last.balances.carry_over() + last.balances.free()
        if last.balances.rows:
            checks.append(
                Check(_("Line 1 is line 6 of the year before"), "={1.year}", opened, "={6.before}", closed)
            )
    return checks


def _income_notes(side: _Side) -> list[str]:
    if not side.invested:
        return []
    return [
        _(
            "%(amount)s yuan net were put into investments straight out of account 322; line 6 is less by this."
        )
        % {"amount": f"{side.invested:,.2f}"}
    ]
