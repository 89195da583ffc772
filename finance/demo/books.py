"""The demo hospital's books: three years, some 6,000 entries, and last month's vouchers in every step."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import models
from django.utils import timezone

from finance.account.models import Account, Fund
from finance.budget.models import BudgetLine
from finance.demo.dues import Dues, contribution
from finance.imports import services as imports
from finance.period import services as periods
from finance.period.models import MonthBalance, Period, VoucherKind
from finance.unit.services import units_named
from finance.voucher import services as vouchers
from finance.voucher.models import Entry, Voucher
from finance.voucher.workflow import State
from members.models import BranchUnion, Campus, Membership, User
from union_portal.core.base import bond
from union_portal.core.demo import DemoWorld
from union_portal.core.money import ZERO, to_money
from union_portal.core.todo import services as todos

AID, WARMTH = "困难职工帮扶专项", "送温暖专项"
OPENING = """account,debit,credit,fund
102,1462380.57,,
101,3260.00,,
162,286400.00,,
163,,121730.00,
30104,,164670.00,
211,,168240.00,
221,,42615.50,
32104,,86400.00,困难职工帮扶专项
32104,,52000.00,送温暖专项
32205,,1116385.07,
"""
ROOM = {
    "50404": 400_000,
    "50405": 300_000,
    "50105": 500_000,
    "50102": 300_000,
    "50106": 60_000,
    "50101": 80_000,
    "50103": 20_000,
    "50302": 20_000,
    "50304": 20_000,
    "50501": 20_000,
    "50504": 10_000,
}
"""Room in this year's budget beyond what was spent, for the aid cases, visits and activities of the other areas."""

OLD_WEAR = Decimal("2386.67")
"""What the things of the opening balances lose a month: ten years for 286,400 yuan."""
MONTHS = 72
"""Office equipment bought since serves for six years."""

FESTIVALS = {1: ("春节慰问", 500), 3: ("三八妇女节", 60), 6: ("端午节慰问", 300), 9: ("中秋节慰问", 400)}
CLUBS = (
    "篮球俱乐部",
    "羽毛球俱乐部",
    "乒乓球俱乐部",
    "瑜伽社",
    "合唱团",
    "摄影协会",
    "书法社",
    "马拉松俱乐部",
    "足球俱乐部",
    "舞蹈队",
)
CARE = (
    ("住院慰问", 28, (500, 800, 1000)), ("生育慰问", 5, (600,)), ("结婚慰问", 4, (600,)), ("丧葬慰问", 3, (1000, 2000)),
    ("退休慰问", 3, (1000,)),
)  # fmt: skip
ILLNESSES = ("大病救助", "意外致困救助", "子女就学救助", "临时救助")
EVENTS = {
    1: [("50106", "新年联欢会", 26_000), ("50502", "职代会会务", 18_000)],
    2: [("50102", "元宵游园会", 15_000)],
    3: [("50105", "女职工健康讲座", 6_000), ("50302", "职工小家建设", 24_000)],
    4: [("50102", "职工运动会", 68_000), ("50304", "职工书屋购书", 12_000)],
    5: [("50301", "护理技能竞赛", 32_000), ("50104", "职工疗休养", 84_000), ("50106", "五一表彰", 22_000)],
    6: [("50301", "急救技能竞赛", 28_000), ("50104", "职工疗休养", 96_000), ("50106", "六一亲子活动", 18_000)],
    7: [("50106", "七一演出", 16_000), ("50402", "防暑降温劳动保护", 30_000)],
    8: [("50106", "医师节活动", 24_000), ("50305", "心理关爱服务", 20_000)],
    9: [("50104", "职工疗休养", 88_000), ("50102", "羽毛球联赛", 16_000)],
    10: [("50102", "职工文化艺术节", 46_000), ("50104", "职工疗休养", 72_000), ("50501", "工会干部培训", 26_000)],
    11: [("50102", "健步走", 14_000), ("50303", "职工创新工作室", 25_000), ("50304", "职工书屋购书", 9_000)],
    12: [("50103", "先进事迹宣传", 15_000), ("50502", "工会委员会会务", 8_000)],
}  # fmt: skip


@dataclass
class _Deal:
    """One voucher in the making."""

    day: dt.date
    summary: str
    lines: list[tuple[str, Decimal, Decimal, str, str, str]] = field(default_factory=list)
    about: models.Model | None = None

    def debit(self, code: str, amount: Decimal, *, fund: str = "", unit: str = "", item: str = "") -> _Deal:
        self.lines.append((code, amount, ZERO, fund, unit, item))
        return self

    def credit(self, code: str, amount: Decimal, *, fund: str = "", unit: str = "") -> _Deal:
        self.lines.append((code, ZERO, amount, fund, unit, ""))
        return self


class _Year:
    """Makes up one year of deals, month by month."""

    def __init__(self, world: DemoWorld, year: int, first: int, dues: Dues, bought: list[Decimal]) -> None:
        self.world, self.random, self.year, self.dues, self.bought = world, world.random, year, dues, bought
        self.growth = Decimal("1.03") ** (year - first)
        self.branches = [branch.name for branch in BranchUnion.objects.order_by("pk")] or ["机关分工会"]
        self.campuses = [campus.name for campus in Campus.objects.order_by("pk")] or ["本部院区"]
        self.members = Membership.objects.standing().count() or 500

    def month(self, month: int) -> list[_Deal]:
        deals = [
            *self._income(month),
            *self._benefits(month),
            *self._care(month),
            *self._activities(month),
            *self._office(month),
        ]
        return sorted(deals, key=lambda deal: deal.day)

    def _day(self, month: int, day: int | None = None) -> dt.date:
        return dt.date(self.year, month, day or self.random.randint(3, 27))

    def _around(self, amount: float, spread: float = 0.15) -> Decimal:
        return to_money(Decimal(str(amount * self.random.uniform(1 - spread, 1 + spread))) * self.growth)

    def _spend(self, month: int, summary: str, code: str, amount: Decimal, *, item: str = "", unit: str = "", fund: str = "", day: int | None = None) -> _Deal:  # fmt: skip
        deal = _Deal(self._day(month, day), summary)
        return deal.debit(code, amount, fund=fund, unit=unit, item=item or summary).credit(
            "102", amount, fund=fund
        )

    def _income(self, month: int) -> list[_Deal]:
        dues = _Deal(self._day(month, 10), f"{month}月会费")
        shares = [
            (branch, self._around(self.members * 20 / len(self.branches), 0.3)) for branch in self.branches
        ]
        if came := self.dues.of(self.year, month):
            dues.about, shares = came
        dues.debit("102", sum((share for _branch, share in shares), ZERO))
        for branch, share in shares:
            dues.credit("401", share, unit=branch)
        paid = self._around(self.members * 300, 0.05)
        kept = to_money(paid * Decimal("0.6"))
        due = _Deal(self._day(month, 15), f"{month}月行政拨缴工会经费").debit("102", paid)
        due.credit("402", kept).credit("211", paid - kept)
        sent = (
            _Deal(self._day(month, 18), f"上缴{month}月经费")
            .debit("211", paid - kept)
            .credit("102", paid - kept)
        )
        due.about, sent.about = contribution(self.world, due.day, paid=paid, kept=kept, sent_on=sent.day)
        found = [dues, due, sent]
        if month % 3 == 0:
            interest = self._around(900, 0.2)
            found.append(
                _Deal(self._day(month, 21), "银行存款利息").debit("102", interest).credit("408", interest)
            )
        for at, text, code, amount, fund in (
            (2, "上级工会帮扶专项补助", "40302", 60_000, AID), (8, "上级工会帮扶专项补助", "40302", 40_000, AID),
            (11, "上级工会送温暖专项补助", "40302", 50_000, WARMTH), (4, "行政补助职工运动会", "405", 80_000, ""),
            (5, "行政补助技能竞赛", "405", 50_000, ""), (10, "行政补助文化艺术节", "405", 60_000, ""),
            (6, "上级工会回拨补助", "40301", 30_000, ""),
        ):  # fmt: skip
            if month == at:
                grant = Decimal(amount)
                found.append(
                    _Deal(self._day(month), text)
                    .debit("102", grant, fund=fund)
                    .credit(code, grant, fund=fund)
                )
        fees = self._around(2_400, 0.4)
        found.append(_Deal(self._day(month), "俱乐部会员活动费代管").debit("102", fees).credit("221", fees))
        return found

    def _benefits(self, month: int) -> list[_Deal]:
        found = []
        birthdays = _Deal(self._day(month, 5), f"{month}月会员生日慰问")
        shares = [self._around(self.members * 200 / 12 / len(self.campuses)) for _campus in self.campuses]
        for campus, share in zip(self.campuses, shares, strict=True):
            birthdays.debit("50105", share, unit=campus, item="会员生日慰问")
        found.append(birthdays.credit("102", sum(shares, ZERO)))
        if month in FESTIVALS:
            item, each = FESTIVALS[month]
            festival = _Deal(self._day(month, 20 if month != 3 else 6), item)
            total = ZERO
            for campus in self.campuses:
                share = to_money(Decimal(self.members * each // len(self.campuses)))
                festival.debit("50105", share, unit=campus, item=item)
                total += share
            found.append(festival.credit("102", total))
        return found

    def _care(self, month: int) -> list[_Deal]:
        found = []
        for item, often, sums in CARE:
            for _n in range(max(1, round(often * self.random.uniform(0.75, 1.25)))):
                branch = self.random.choice(self.branches)
                found.append(
                    self._spend(month, item, "50105", Decimal(self.random.choice(sums)), unit=branch)
                )
        for _n in range(self.random.randint(2, 4)):
            item = self.random.choice(ILLNESSES)
            amount = Decimal(self.random.choice((1000, 2000, 3000, 5000)))
            found.append(
                self._spend(month, item, "50404", amount, fund=AID, unit=self.random.choice(self.branches))
            )
        if month in {1, 12}:
            amount = Decimal(20_000)
            found.append(self._spend(month, "冬送温暖", "50405", amount, fund=WARMTH, day=16))
        if month == 7:
            for campus in self.campuses:
                found.append(
                    self._spend(month, "夏送清凉", "50405", self._around(36_000), unit=campus, day=12)
                )
        if month == 8:
            found.append(self._spend(month, "金秋助学", "50405", self._around(24_000), day=25))
        return found

    def _activities(self, month: int) -> list[_Deal]:
        found = [self._spend(month, item, code, self._around(amount)) for code, item, amount in EVENTS[month]]
        for club in self.random.sample(CLUBS, 9):
            found.append(self._spend(month, f"{club}活动", "50102", self._around(1_800, 0.5), unit=club))
        for _n in range(8):
            branch = self.random.choice(self.branches)
            found.append(self._spend(month, "工会小组活动", "50106", self._around(1_200, 0.4), unit=branch))
        if month not in {1, 2, 7, 8}:
            for item in ("职工学堂", "职工英语班"):
                found.append(self._spend(month, item, "50101", self._around(3_200, 0.3)))
        found.append(self._spend(month, "宣传栏与简报", "50103", self._around(1_600, 0.3)))
        found.append(self._spend(month, "法律咨询服务", "50403", self._around(1_500, 0.2)))
        return found

    def _office(self, month: int) -> list[_Deal]:
        found = [self._spend(month, "兼职工会干部补贴", "50504", self._around(9_600, 0.02), day=25)]
        if month in {5, 11}:
            self.bought.append(self._around(12_800))
        depreciation = OLD_WEAR + sum((to_money(price / MONTHS) for price in self.bought), ZERO)
        found.append(
            _Deal(self._day(month, 22), f"{month}月折旧")
            .debit("30104", depreciation)
            .credit("163", depreciation)
        )
        if month in {5, 11}:
            price = self.bought[-1]
            found.append(
                _Deal(self._day(month), "购置办公设备").debit("50702", price, item="办公设备").credit("102", price)
                .debit("162", price).credit("30104", price)
            )  # fmt: skip
        return found


def load(world: DemoWorld, dues: Dues) -> None:
    """Opening balances, three years of posted vouchers, year-end transfers, budgets, and the drafts of last month."""
    first = world.today.year - 2
    imports.import_opening(OPENING.encode(), year=first, name="年初余额.csv", by=User.objects.system())
    accounts = {account.code: account for account in Account.objects.all()}
    funds = {fund.code: fund for fund in Fund.objects.all()}
    month_now = world.today.replace(day=1)
    last_month = (month_now - dt.timedelta(days=1)).replace(day=1)
    bought: list[Decimal] = []
    for year in range(first, world.today.year + 1):
        maker = _Year(world, year, first, dues, bought)
        for month in range(1, 13):
            start = dt.date(year, month, 1)
            if start > last_month:
                break
            deals = maker.month(month)
            keep = deals[-18:] if start == last_month else []
            _post(world, deals[: len(deals) - len(keep)], accounts, funds)
            _leave_in_steps(world, keep, accounts, funds)
        if year < world.today.year:
            _correct(world, year)
            _transfer(world, year, accounts, funds)
    _budgets(world, first, accounts)
    closed_until = last_month - dt.timedelta(days=1)
    Period.objects.filter(year__lt=closed_until.year).update(
        closed_at=timezone.now(), closed_by=world.people["bookkeeper"]
    )
    Period.objects.filter(year=closed_until.year, month__lt=closed_until.month).update(
        closed_at=timezone.now(), closed_by=world.people["bookkeeper"]
    )
    if periods.check_balances():
        raise ValueError("the demo's month balances differ from its entries")


def _deals(
    world: DemoWorld, deals: list[_Deal], state: str, accounts: dict[str, Account], funds: dict[str, Fund]
) -> list[vouchers.Deal]:
    people = world.people
    period = {day: periods.period_of(day) for day in {deal.day.replace(day=1) for deal in deals}}
    units = units_named(unit for deal in deals for *_line, unit, _item in deal.lines)
    made: list[vouchers.Deal] = []
    for deal in deals:
        moves_money = any(code in vouchers.MONEY_ACCOUNTS for code, *_rest in deal.lines)
        voucher = Voucher(
            date=deal.day, period=period[deal.day.replace(day=1)], summary=deal.summary, state=state, documents=2,
            kind=vouchers.kind_of([vouchers.Line(accounts[code]) for code, *_rest in deal.lines]),
            preparer=people["preparer"], checker=people["checker"] if state == State.CHECKED else None,
            cashier=people["cashier"] if moves_money and state != State.DRAFT else None,
            **(bond(deal.about) if deal.about else {}),
        )  # fmt: skip
        entries = [
            Entry(
                position=position, summary=deal.summary, account=accounts[code], debit=debit, credit=credit,
                fund=funds.get(fund), unit=units.get(unit), item=item,
            )
            for position, (code, debit, credit, fund, unit, item) in enumerate(deal.lines, start=1)
        ]  # fmt: skip
        made.append((voucher, entries))
    return made


def _post(world: DemoWorld, deals: list[_Deal], accounts: dict[str, Account], funds: dict[str, Fund]) -> None:
    made = _deals(world, deals, State.CHECKED, accounts, funds)
    for voucher, _entries in made:
        voucher.posted_at = timezone.make_aware(
            dt.datetime.combine(voucher.date + dt.timedelta(days=2), dt.time(16, 20))
        )
    vouchers.enter_into_books(made, by=world.people["bookkeeper"])


def _leave_in_steps(
    world: DemoWorld, deals: list[_Deal], accounts: dict[str, Account], funds: dict[str, Fund]
) -> None:
    """A third waits for each of preparer, checker and bookkeeper."""
    steps = [
        (State.DRAFT, None, ""),
        (State.PREPARED, "finance.check", "checker"),
        (State.CHECKED, "finance.post", "bookkeeper"),
    ]
    for n, (state, todo, who) in enumerate(steps):
        made = _deals(world, deals[n::3], state, accounts, funds)
        vouchers.write_in_bulk(made)
        for voucher, _entries in made:
            if todo:
                todos.open_todo(voucher, todo, for_users=[world.people[who].pk])


def _correct(world: DemoWorld, year: int) -> None:
    """A visit was booked twice: a red voucher undoes it, on the usual way through four hands."""
    people = world.people
    twice = Voucher.objects.filter(date__year=year, date__month=9, summary="住院慰问").order_by("pk")[0]
    red = vouchers.reverse_voucher(twice, by=people["preparer"], reason="重复入账", date=dt.date(year, 9, 28))
    vouchers.prepare_voucher(red, by=people["preparer"])
    vouchers.sign_voucher(red, by=people["cashier"])
    vouchers.check_voucher(red, by=people["checker"])
    vouchers.post_voucher(red, by=people["bookkeeper"])


def _transfer(world: DemoWorld, year: int, accounts: dict[str, Account], funds: dict[str, Fund]) -> None:
    """The year-end transfer (年终结转): income and expense to 32103 or 32203, these folded into 32104 and 32205."""
    results: dict[tuple[str, str], Decimal] = defaultdict(lambda: ZERO)
    rows = MonthBalance.objects.filter(
        period__year=year, kind=VoucherKind.GENERAL, account__code__regex="^[45]"
    )
    for code, fund, debit, credit in rows.values_list("account__code", "fund__code", "debit", "credit"):
        results[code, fund or ""] += credit - debit
    day = dt.date(year, 12, 31)
    deals = []
    for fund in sorted({fund for _code, fund in results}):
        here, there = ("32103", "32104") if fund else ("32203", "32205")
        close, gain = _Deal(day, f"结转{year}年收支{'（' + fund + '）' if fund else ''}"), ZERO
        for (code, of), amount in sorted(results.items()):
            if of == fund and amount:
                close.lines.append(
                    (
                        code,
                        amount if code[0] == "4" else ZERO,
                        ZERO if code[0] == "4" else -amount,
                        fund,
                        "",
                        "",
                    )
                )
                gain += amount
        close.lines.append((here, ZERO, gain, fund, "", ""))
        fold = _Deal(day, f"结转{year}年累计结余")
        fold.lines += [(here, gain, ZERO, fund, "", ""), (there, ZERO, gain, fund, "", "")]
        deals += [close, fold]
    _post(world, deals, accounts, funds)


def _budgets(world: DemoWorld, first: int, accounts: dict[str, Account]) -> None:
    """Each year's budget a little above what was spent, this year with room for what is still to come."""
    spent: dict[tuple[int, str], Decimal] = defaultdict(lambda: ZERO)
    rows = MonthBalance.objects.filter(kind=VoucherKind.GENERAL, account__code__regex="^[45]")
    for year, code, debit, credit in rows.values_list("period__year", "account__code", "debit", "credit"):
        spent[year, code] += (debit - credit) if code[0] == "5" else (credit - debit)
    this_year = world.today.year
    codes = sorted({code for _year, code in spent} | set(ROOM))
    lines = []
    for year in range(first, this_year + 1):
        for code in codes:
            base = spent[year, code] * Decimal(str(round(world.random.uniform(1.02, 1.12), 3)))
            if year == this_year:
                base = max(base, spent[year - 1, code] * Decimal("1.05")) + ROOM.get(code, 0)
            amount = to_money(round(base / 1000 + Decimal("0.5")) * 1000)
            if amount:
                lines.append(
                    BudgetLine(
                        year=year,
                        account=accounts[code],
                        amount=amount,
                        source=f"{year}年1月12日工会委员会全体会议",
                    )
                )
    BudgetLine.objects.bulk_create(lines)
