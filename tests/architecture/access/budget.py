"""Budgets, allowances, units and custody money: who drafts, decides, pays, and which members read which books."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone

from finance.allowance import services as allowances
from finance.allowance.models import AllowanceYear, Draw
from finance.budget.models import BudgetLine
from finance.budget_plan import services as plans
from finance.budget_plan.models import BudgetPlan
from finance.custody import services as custodies
from finance.unit import services as units
from finance.unit.models import Unit, UnitMember
from members.models import Committee
from tests.architecture.access import desk
from tests.factories.core import upload
from tests.factories.finance import account
from tests.factories.finance_units import give_allowance
from tests.factories.members import CommitteeFactory, UserFactory
from union_portal.core.policy.models import PolicyValue

PEOPLE = ("audit_member", "club_member", "club_keeper")
BOOKS = ["PREPARER", "CHECKER", "BOOKKEEPER", "CASHIER", "UNION_CHAIR", "audit_member"]
UNITS = [*BOOKS, "UNION_OFFICER", "ACTIVITY_OFFICER"]
DRAWS = [*BOOKS, "UNION_OFFICER"]
OFFICERS = ["UNION_OFFICER", "UNION_CHAIR", "ACTIVITY_OFFICER"]
YEAR = timezone.localdate().year
TODAY = timezone.localdate()


def _plan(drafter: Any, year: int, steps: int, auditor: Any, chair: Any) -> BudgetPlan:
    plan = plans.draft_plan(year=year, by=drafter)
    plans.set_item(plan, account=account("401"), amount=Decimal(5), by=drafter)
    if steps > 0:
        plan = plans.submit_plan(plan, by=drafter)
    if steps > 1:
        plan = plans.review_plan(plan, opinion="同意", reviewed_on=TODAY, by=auditor)
    if steps > 2:
        plan = plans.adopt_plan(plan, meeting="第三次会议", adopted_on=TODAY, by=chair)
    return plan


def build(people: dict[str, Any]) -> dict[str, Any]:
    """A budget plan in each state, a club with members, a draw in each state, and custody money."""
    committee = CommitteeFactory(kind=Committee.Kind.AUDIT)
    people["audit_member"] = UserFactory(posts=["COMMITTEE_MEMBER"], posts__committee=committee)
    people["club_member"], people["club_keeper"] = UserFactory(), UserFactory()
    officer, auditor, cashier = UserFactory(), UserFactory(), UserFactory(posts=["CASHIER"])
    club = units.open_unit(name="篮球俱乐部", kind=Unit.Kind.CLUB, by=officer)
    for role, who in (("MEMBER", "club_member"), ("KEEPER", "club_keeper")):
        units.add_people(club, people=[people[who].person], role=role, since=TODAY, by=officer)
    allowance = give_allowance(club, "1000", by=officer)
    BudgetLine.objects.create(year=YEAR, account=account("50102"), amount=1000, source="x")

    def draw() -> Draw:
        return allowances.request_draw(
            allowance, account=account("50102"), amount=Decimal(100), purpose="联赛", by=people["club_keeper"]
        )

    approved, drawn, reported = (allowances.approve_draw(draw(), by=officer) for _n in range(3))
    drawn, reported = (
        allowances.pay_draw(each, paid_on=TODAY, method="CASH", by=cashier) for each in (drawn, reported)
    )
    reported = allowances.report_draw(
        reported, spent=Decimal(90), report="饮用水", receipts=[upload()], by=people["club_keeper"]
    )
    draft_year = AllowanceYear.objects.create(
        year=YEAR + 1, policy=PolicyValue.objects.get(key=allowances.RATE), worked_out_by=officer
    )
    custody = custodies.open_custody(name="会员活动费", owner="篮球俱乐部", unit=club, by=officer)
    custodies.take_over(custody, amount=Decimal(50), by=officer)
    return {
        "draft": _plan(officer, 2031, 0, auditor, officer),
        "in_review": _plan(officer, 2032, 1, auditor, officer),
        "reviewed": _plan(officer, 2033, 2, auditor, officer),
        "adopted": _plan(officer, 2034, 3, auditor, officer),
        "club": club,
        "draft_year": draft_year,
        "requested": draw(),
        "approved": approved,
        "drawn": drawn,
        "reported": reported,
        "custody": custody,
        "empty": custodies.open_custody(name="互助保障", owner="市总工会", by=officer),
        "ordered": custodies.order(custody, amount=Decimal(5), party="张三", summary="退费", by=officer),
    }


def members(status: int, refused: int = 404, *, others: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    """The club's people and the desk; for everybody else the page isn't there."""
    return {
        "staff": refused,
        "club_member": status,
        "club_keeper": status,
        **dict.fromkeys(others, status),
        **more,
    }


ROWS: dict[str, dict[str, Any]] = {
    "finance:budget-execution": {"staff": 403, **dict.fromkeys(BOOKS, 302)},
    "finance:budget-execution-page": {"staff": 403, **dict.fromkeys(BOOKS, 200), "kwargs": {"year": YEAR}},
    "finance:budget-execution-xlsx": {"staff": 403, **dict.fromkeys(BOOKS, 200), "kwargs": {"year": YEAR}},
    "finance:budget-plan-xlsx": {"staff": 403, **dict.fromkeys(BOOKS, 200), "of": "draft"},
    "finance:unit-list": {"staff": 200},
    "finance:unit": members(200, others=tuple(UNITS), of="club"),
    "finance:draw-new": members(200, of="club", club_member=403, **dict.fromkeys(UNITS, 403)),
    "finance:draw-new POST": members(422, of="club", club_member=403, **dict.fromkeys(UNITS, 403)),
    "finance:draw": members(200, others=tuple(DRAWS), of="drawn"),
    "finance:draw-withdraw POST": members(302, of="requested", club_member=403, **dict.fromkeys(DRAWS, 403)),
    "finance:draw-report": members(200, of="drawn", club_member=403, **dict.fromkeys(DRAWS, 403)),
    "finance:draw-report POST": members(422, of="drawn", club_member=403, **dict.fromkeys(DRAWS, 403)),
}

DRAFTER = ["BOOKKEEPER"]
DESK = {
    "finance.budgetplan": desk(
        of="draft", see=BOOKS, add=DRAFTER,
        deeds={
            "amounts": DRAFTER, "line": DRAFTER, "file": DRAFTER, "submit": DRAFTER, "remove": DRAFTER, "discard": DRAFTER,
            "review": ("in_review", ["audit_member"]), "adopt": ("reviewed", ["UNION_CHAIR"]),
            "approve": ("adopted", ["UNION_CHAIR"]), "return": ("adopted", ["UNION_CHAIR"]),
        },
    ),
    "finance.unit": desk(
        of="club", see=UNITS, add=OFFICERS, deeds={"add": OFFICERS, "remove": OFFICERS, "kind": OFFICERS}
    ),
    "finance.allowanceyear": desk(
        of="draft_year", see=DRAWS, add=["UNION_OFFICER", "BOOKKEEPER"],
        deeds={"adopt": ["UNION_CHAIR"], "count": ["UNION_OFFICER", "BOOKKEEPER"]},
    ),
    "finance.draw": desk(
        of="requested", see=DRAWS,
        deeds={
            "approve": ["UNION_OFFICER", "UNION_CHAIR"], "refuse": ["UNION_OFFICER", "UNION_CHAIR"],
            "pay": ("approved", ["CASHIER"]), "cancel": ("approved", ["CASHIER"]),
            "settle": ("reported", ["UNION_OFFICER", "UNION_CHAIR"]),
            "return": ("reported", ["UNION_OFFICER", "UNION_CHAIR"]),
        },
    ),
    "finance.custody": desk(
        of="custody", see=UNITS, add=DRAFTER,
        deeds={"receive": ["CASHIER"], "order": OFFICERS, "take-over": DRAFTER, "close": ("empty", DRAFTER)},
    ),
    "finance.custodymove": desk(
        of="ordered", see=UNITS, deeds={"pay": ["CASHIER"], "cancel": [*OFFICERS, "CASHIER"]}
    ),
}  # fmt: skip


def more_plans(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    BudgetPlan.objects.bulk_create(
        BudgetPlan(year=1900 + count + n, drafted_by=people["BOOKKEEPER"]) for n in range(count)
    )


def more_units(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    made = Unit.objects.bulk_create(Unit(name=f"{count}-{n}", kind="CLUB") for n in range(count))
    UnitMember.objects.bulk_create(
        UnitMember(unit=unit, person=people["staff"].person, since=dt.date(2020, 1, 1)) for unit in made
    )


def more_years(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    rate = PolicyValue.objects.get(key=allowances.RATE)
    AllowanceYear.objects.bulk_create(
        AllowanceYear(year=1900 + count + n, policy=rate, worked_out_by=people["BOOKKEEPER"])
        for n in range(count)
    )


def more_draws(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    first = objects["requested"]
    Draw.objects.bulk_create(
        Draw(
            number=f"{count}-{n}", allowance=first.allowance, account=first.account, purpose="联赛", amount=1,
            keeper=first.keeper, requested_by=first.requested_by,
        )
        for n in range(count)
    )  # fmt: skip


def more_custodies(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for n in range(count):
        custodies.open_custody(name=f"{count}-{n}", owner="x", by=people["BOOKKEEPER"])


def more_moves(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for _n in range(count):
        custodies.take_over(objects["custody"], amount=Decimal(1), by=people["BOOKKEEPER"])


LISTS = {
    "admin:finance_budgetplan_changelist": ("BOOKKEEPER", more_plans),
    "admin:finance_unit_changelist": ("BOOKKEEPER", more_units),
    "admin:finance_allowanceyear_changelist": ("BOOKKEEPER", more_years),
    "admin:finance_draw_changelist": ("BOOKKEEPER", more_draws),
    "admin:finance_custody_changelist": ("BOOKKEEPER", more_custodies),
    "admin:finance_custodymove_changelist": ("BOOKKEEPER", more_moves),
    "finance:unit-list": ("staff", more_units),
}
