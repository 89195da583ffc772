"""The demo's budgets with their way to approval, the clubs with their members, allowances, draws and custody money."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from finance.account.models import Account, Fund
from finance.allowance import services as allowances
from finance.allowance.models import Allowance
from finance.budget.models import BudgetLine
from finance.budget_plan import services as plans
from finance.budget_plan.figures import balances, past
from finance.budget_plan.models import BudgetPlan, PlanItem
from finance.budget_plan.workflow import State
from finance.custody import services as custodies
from finance.custody.figures import agreement
from finance.demo.books import CLUBS, WARMTH
from finance.unit.models import Unit, UnitMember
from members.models import Membership
from union_portal.core.demo import DemoWorld
from union_portal.core.money import ZERO, to_money
from union_portal.core.policy import services as policy

RATES = {"BRANCH": 60, "GROUP": 20, "CLUB": 120, "CAMPUS": 0, "OTHER": 0}
"""Yuan per member and year, as this made-up hospital's union committee decided."""

BUDGET_SEASON = 9
"""From September on next year's budget is being drafted."""


def load(world: DemoWorld) -> None:
    year = world.today.year
    _clubs(world)
    _lines_apart(year)
    for each in range(year - 2, year + 1):
        _approved_plan(world, each)
    if world.today.month >= BUDGET_SEASON:
        _next_years_plan(world, year + 1)
    _allowances(world, year)
    _custody(world)


def _clubs(world: DemoWorld) -> None:
    """Each club has its list; the account of the plain staff belongs to two of them and keeps one's money."""
    Unit.objects.filter(name__in=CLUBS).update(kind=Unit.Kind.CLUB)
    clubs = list(Unit.objects.filter(name__in=CLUBS).order_by("pk"))
    people = list(
        Membership.objects.standing(on=world.today)
        .order_by("person")
        .values_list("person", flat=True)
        .distinct()
    )
    staff, delegate = world.people["staff"].person_id, world.people["delegate"].person_id
    since = dt.date(world.today.year - 1, 3, 1)
    rows = []
    for n, club in enumerate(clubs):
        for key in world.random.sample(people, min(len(people), world.random.randint(24, 70))):
            if key not in {staff, delegate}:
                rows.append(UnitMember(unit=club, person_id=key, since=since))
        if club.name == "羽毛球俱乐部":
            rows.append(UnitMember(unit=club, person_id=staff, since=since, role=UnitMember.Role.KEEPER))
        if n < 2:
            rows.append(UnitMember(unit=club, person_id=delegate, since=since))
    UnitMember.objects.bulk_create(rows)


def _lines_apart(year: int) -> None:
    """This year's budget names two clubs and the earmarked winter money in lines of their own."""
    account = {code: Account.objects.get(code=code) for code in ("50102", "50405")}
    source = BudgetLine.objects.filter(year=year).values_list("source", flat=True)[0]
    warmth = Fund.objects.get(code=WARMTH)
    apart = [
        BudgetLine(year=year, account=account["50405"], fund=warmth, amount=Decimal(60_000), source=source)
    ]
    apart += [
        BudgetLine(year=year, account=account["50102"], unit=club, amount=Decimal(48_000), source=source)
        for club in Unit.objects.filter(name__in=("篮球俱乐部", "羽毛球俱乐部"))
    ]
    BudgetLine.objects.bulk_create(apart)


def _items(plan: BudgetPlan) -> list[PlanItem]:
    """The lines in force, beside the figures of the year before."""
    before = past(plan.year - 1)
    items = []
    for line in BudgetLine.objects.filter(year=plan.year):
        row = before.get((line.account_id, line.unit_id, line.fund_id))
        items.append(
            PlanItem(
                plan=plan, account_id=line.account_id, unit_id=line.unit_id, fund_id=line.fund_id, amount=line.amount,
                before=row.planned if row else ZERO, last_year=row.actual if row else ZERO,
            )
        )  # fmt: skip
    return items


def _approved_plan(world: DemoWorld, year: int) -> None:
    """Drafted in December, reviewed and adopted in January, approved in February."""
    people = world.people
    plan = BudgetPlan.objects.create(year=year, drafted_by=people["bookkeeper"])
    PlanItem.objects.bulk_create(_items(plan))
    rows = BudgetPlan.objects.filter(pk=plan.pk)
    reviewed, adopted, approved = dt.date(year, 1, 8), dt.date(year, 1, 12), dt.date(year, 2, 10)
    rows.update(state=State.IN_REVIEW)
    rows.update(
        state=State.REVIEWED, reviewed_by=people["auditor"], reviewed_on=reviewed, opinion="收支安排合理，同意提交审议。",
    )  # fmt: skip
    rows.update(
        state=State.ADOPTED, adopted_by=people["chair"], adopted_on=adopted, meeting="工会委员会全体会议",
    )  # fmt: skip
    rows.update(
        state=State.APPROVED, approved_by=people["chair"], approved_on=approved,
        approval=f"市总工会批复〔{year}〕18号",
    )  # fmt: skip
    plan.refresh_from_db()
    told: list[tuple[str, Any, dt.date, dict[str, Any]]] = [
        ("drafted", people["bookkeeper"], dt.date(year - 1, 12, 15), {}),
        ("submitted", people["bookkeeper"], dt.date(year - 1, 12, 20), {}),
        ("reviewed", people["auditor"], reviewed, {"opinion": plan.opinion}),
        ("adopted", people["chair"], adopted, {"meeting": plan.meeting}),
        ("approved", people["chair"], approved, {"approval": plan.approval}),
    ]
    for what, by, at, details in told:
        world.recall(f"finance.budget_plan.{what}", plan, by=by, at=at, **details)


def _next_years_plan(world: DemoWorld, year: int) -> None:
    """Next year's draft, from this year's figures so far; if the money is there it lies with the audit committee."""
    plan = plans.draft_plan(year=year, by=world.people["bookkeeper"])
    items, months = list(plan.items.all()), max(1, world.today.month - 1)
    for item in items:
        item.amount = to_money(round(item.last_year * 12 / months / 1000) * 1000)
        if item.amount:
            item.basis = f"按本年前{months}个月执行数测算全年"
    PlanItem.objects.bulk_update(items, ["amount", "basis"])
    if items and all(row.left >= 0 for row in balances(plan)):
        plans.submit_plan(plan, by=world.people["bookkeeper"])


def _allowances(world: DemoWorld, year: int) -> None:
    people, counted_on = world.people, dt.date(year, 1, 1)
    policy.set_value(
        allowances.RATE,
        RATES,
        valid_from=dt.date(year - 2, 1, 1),
        source="工会委员会会议纪要",
        by=people["chair"],
    )
    shares = allowances.work_out(year=year, counted_on=counted_on, by=people["officer"])
    allowances.adopt_year(shares, by=people["chair"])
    _draws(world)


def _draws(world: DemoWorld) -> None:
    """The badminton club's draws: one settled, one with receipts handed in, one paid out, one just asked for."""
    people, today = world.people, world.today
    keeper, officer, cashier = people["staff"], people["officer"], people["cashier"]
    allowance = Allowance.objects.get(unit__name="羽毛球俱乐部", year__year=today.year)
    account = Account.objects.get(code="50102")
    part = to_money(allowance.share / 8)

    def asked(purpose: str) -> Any:
        return allowances.request_draw(allowance, account=account, amount=part, purpose=purpose, by=keeper)

    def paid(purpose: str) -> Any:
        draw = allowances.approve_draw(asked(purpose), by=people["chair"])
        return allowances.pay_draw(draw, paid_on=today, method="TRANSFER", by=cashier)

    settled = allowances.report_draw(
        paid("双打联赛场地费"), spent=part - 40, report="体育馆场地费三次，发票一张。", by=keeper,
        receipts=[_receipt("场地费发票.png", part - 40)],
    )  # fmt: skip
    allowances.settle_draw(settled, settled_on=today, method="CASH", documents=1, by=officer)
    allowances.report_draw(
        paid("训练用球"), spent=part, report="羽毛球二十筒，发票一张。", by=keeper,
        receipts=[_receipt("训练用球发票.png", part)],
    )  # fmt: skip
    paid("冬季友谊赛")
    asked("教练课时费")


def _receipt(name: str, amount: Decimal) -> ContentFile[bytes]:
    """The photo of a receipt, with its sum."""
    paper, out = Image.new("RGB", (480, 270), "#fdfdf8"), io.BytesIO()
    ImageDraw.Draw(paper).text((60, 100), f"CNY {amount:,.2f}", fill="#333333", font_size=48)
    paper.save(out, "PNG")
    return ContentFile(out.getvalue(), name=name)


def _custody(world: DemoWorld) -> None:
    """What stands on 221, told apart by whose money it is; something came in today, something is to be paid out."""
    people = world.people
    books = agreement().difference
    clubs = list(Unit.objects.filter(name__in=CLUBS).order_by("pk"))
    each = to_money(books * Decimal("0.6") / len(clubs))
    for club in clubs:
        fees = custodies.open_custody(
            name=f"{club.name}会员活动费", owner=club.name, unit=club, by=people["bookkeeper"]
        )
        custodies.take_over(fees, amount=each, by=people["bookkeeper"])
    mutual = custodies.open_custody(name="职工医疗互助金", owner="市职工互助保障会", by=people["bookkeeper"])
    custodies.take_over(mutual, amount=books - each * len(clubs), by=people["bookkeeper"])
    custodies.receive(
        mutual, amount=Decimal(2_400), party="参保职工", summary="代收互助金", done_on=world.today, method="TRANSFER",
        by=people["cashier"],
    )  # fmt: skip
    custodies.order(
        mutual, amount=Decimal(8_000), party="市职工互助保障会", summary="上缴互助金", by=people["officer"]
    )
