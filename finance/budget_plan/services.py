"""Draft a budget from last year's figures, take it through review, adoption and approval, and put it in force."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.account.models import Account, Fund
from finance.budget import services as budget
from finance.budget.models import BudgetLine
from finance.budget_plan.figures import balances, past
from finance.budget_plan.models import BudgetPlan, PlanItem
from finance.budget_plan.reading import read_lines
from finance.budget_plan.workflow import State
from finance.unit.models import Unit
from members.models import User
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.todo import services as todos

Kind = BudgetPlan.Kind
REVIEW, ADOPT, CORRECT = "finance.budget_review", "finance.budget_adopt", "finance.budget_correct"


def auditors() -> list[int]:
    """Members of the audit committee (经审会)."""
    kinds = ("COMMITTEE_CHAIR", "COMMITTEE_SECRETARY", "COMMITTEE_MEMBER")
    return list(User.objects.holding(*kinds, committee__kind="AUDIT").values_list("pk", flat=True))


def chairs() -> list[int]:
    """The union's chairs (工会主席), who decide on a plan once the audit committee has reviewed it."""
    return list(User.objects.holding("UNION_CHAIR").values_list("pk", flat=True))


# -- drafting -------------------------------------------------------------------------------------------
def check_may_draft(*, year: int, kind: str, reason: str) -> None:
    """Raises ``DomainError`` unless such a plan may be begun: an adjustment once, and only of an approved budget."""
    plans = BudgetPlan.objects.standing().filter(year=year)
    if plans.filter(kind=kind).exists():
        raise DomainError(
            _("%(year)s has its budget already. Draft an adjustment instead.") % {"year": year}
            if kind == Kind.ORIGINAL
            else _("The budget of %(year)s has been adjusted already, or its adjustment is under way.")
            % {"year": year},
            field="year",
        )
    if kind == Kind.ADJUSTMENT:
        if not plans.approved().filter(kind=Kind.ORIGINAL).exists():
            raise DomainError(
                _("Only an approved budget is adjusted; %(year)s has none yet.") % {"year": year},
                field="year",
            )
        if not reason.strip():
            raise DomainError(_("An adjustment needs a reason."), field="reason")


@transaction.atomic
def draft_plan(*, year: int, kind: str = Kind.ORIGINAL, reason: str = "", by: User) -> BudgetPlan:
    """Begin a plan (编制预算): a first budget with last year's figures, an adjustment with the lines in force."""
    check_may_draft(year=year, kind=kind, reason=reason)
    plan = BudgetPlan.objects.create(year=year, kind=kind, reason=reason.strip(), drafted_by=by)
    items = _lines_in_force(plan) if plan.is_adjustment else _last_year(plan)
    PlanItem.objects.bulk_create(items)
    audit.record("finance.budget_plan.drafted", plan, by=by, lines=len(items))
    return plan


def _last_year(plan: BudgetPlan) -> list[PlanItem]:
    return [
        PlanItem(
            plan=plan, account_id=account, unit_id=unit, fund_id=fund, amount=max(row.actual, Decimal(0)),
            before=row.planned, last_year=row.actual,
        )
        for (account, unit, fund), row in past(plan.year - 1).items()
    ]  # fmt: skip


def _lines_in_force(plan: BudgetPlan) -> list[PlanItem]:
    before = past(plan.year - 1)
    return [
        PlanItem(
            plan=plan, account_id=line.account_id, unit_id=line.unit_id, fund_id=line.fund_id, amount=line.amount,
            before=line.amount,
            last_year=before[key].actual if (key := (line.account_id, line.unit_id, line.fund_id)) in before else 0,
        )
        for line in BudgetLine.objects.filter(year=plan.year)
    ]  # fmt: skip


def _lock(plan: BudgetPlan) -> BudgetPlan:
    return BudgetPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)


def _lock_draft(plan: BudgetPlan) -> BudgetPlan:
    plan = _lock(plan)
    if not plan.is_draft:
        raise NotNow(_("Only a draft is changed. Have it returned first."))
    return plan


@transaction.atomic
def set_item(
    plan: BudgetPlan, *, account: Account, amount: Decimal, by: User, unit: Unit | None = None,
    fund: Fund | None = None, basis: str = "",
) -> PlanItem:  # fmt: skip
    """Write one line of a draft, new or anew."""
    plan = _lock_draft(plan)
    if amount < 0:
        raise DomainError(_("A budget can't be negative."), field="amount")
    item, created = PlanItem.objects.get_or_create(
        plan=plan, account=account, unit=unit, fund=fund, defaults={"amount": amount, "basis": basis}
    )
    was = None if created else item.amount
    if not created:
        item.amount, item.basis = amount, basis or item.basis
        item.save(update_fields=["amount", "basis"])
    audit.record(
        "finance.budget_plan.line_set", plan, by=by, line=str(item), was=was, amount=amount, basis=basis
    )
    return item


@transaction.atomic
def set_amounts(plan: BudgetPlan, *, by: User, **amounts: Decimal) -> BudgetPlan:
    """Write the sums of many lines at once: ``item_12=Decimal("500")`` by the lines' keys."""
    plan = _lock_draft(plan)
    items = {f"item_{item.pk}": item for item in plan.items.select_related("account", "unit", "fund")}
    changed = {}
    for name, amount in amounts.items():
        item = items[name]
        if amount is not None and amount != item.amount:
            changed[str(item)] = [item.amount, amount]
            item.amount = amount
            item.save(update_fields=["amount"])
    if changed:
        audit.record("finance.budget_plan.amounts_set", plan, by=by, changed=changed)
    return plan


@transaction.atomic
def read_file(plan: BudgetPlan, *, file: Any, by: User) -> BudgetPlan:
    """Write the lines that a table names, all or none; lines that it doesn't name stay as they are."""
    plan = _lock_draft(plan)
    lines = read_lines(file.name, file.read())
    for line in lines:
        PlanItem.objects.update_or_create(
            plan=plan, account=line.account, unit=line.unit, fund=line.fund,
            defaults={"amount": line.amount} | ({"basis": line.basis} if line.basis else {}),
        )  # fmt: skip
    audit.record("finance.budget_plan.file_read", plan, by=by, name=file.name, lines=len(lines))
    return plan


@transaction.atomic
def remove_item(plan: BudgetPlan, *, item: PlanItem, by: User) -> None:
    """Take a line out of a draft. What an adjustment takes out holds nothing any more once it is approved."""
    plan = _lock_draft(plan)
    item = plan.items.get(pk=item.pk)
    audit.record("finance.budget_plan.line_removed", plan, by=by, line=str(item), was=item.amount)
    item.delete()


@transaction.atomic
def discard_plan(plan: BudgetPlan, *, by: User) -> BudgetPlan:
    """Throw a draft away; the year may be drafted anew."""
    plan = _lock(plan)
    plan.save(update_fields=plan._enter(State.DISCARDED))
    todos.close_todo(plan)
    audit.record("finance.budget_plan.discarded", plan, by=by)
    return plan


# -- the way to approval ----------------------------------------------------------------------------------
@transaction.atomic
def submit_plan(plan: BudgetPlan, *, by: User) -> BudgetPlan:
    """Hand a draft to the audit committee. Refused when it spends money that isn't there (量入为出)."""
    plan = _lock(plan)
    changed = plan._enter(State.IN_REVIEW, returned_because="")
    if not plan.items.filter(amount__gt=0).exists():
        raise DomainError(_("This budget is empty. Enter its lines first."))
    for row in balances(plan):
        if row.left < 0:
            raise DomainError(
                _("%(fund)s: %(missing)s yuan more would be spent than comes in and was carried over.")
                % {"fund": row.fund or _("All funds together"), "missing": f"{-row.left:,.2f}"}
            )
    plan.save(update_fields=changed)
    todos.close_todo(plan)
    todos.open_todo(plan, REVIEW, for_users=set(auditors()) - {plan.drafted_by_id})
    audit.record("finance.budget_plan.submitted", plan, by=by)
    return plan


@transaction.atomic
def review_plan(plan: BudgetPlan, *, opinion: str, reviewed_on: dt.date, by: User) -> BudgetPlan:
    """The audit committee has reviewed it (经审会审查); its opinion goes with it to the union committee."""
    plan = _lock(plan)
    _check_day(reviewed_on, None, "reviewed_on")
    if by.pk == plan.drafted_by_id:
        raise DomainError(_("Whoever drafted a budget can't review it."))
    plan.save(
        update_fields=plan._enter(
            State.REVIEWED, reviewed_by=by, reviewed_on=reviewed_on, opinion=opinion.strip()
        )
    )
    todos.close_todo(plan)
    todos.open_todo(plan, ADOPT, for_users=chairs())
    audit.record("finance.budget_plan.reviewed", plan, by=by, opinion=opinion)
    return plan


@transaction.atomic
def adopt_plan(plan: BudgetPlan, *, meeting: str, adopted_on: dt.date, by: User) -> BudgetPlan:
    """The union committee has adopted it at a meeting (工会委员会审议通过); it goes to the higher union."""
    plan = _lock(plan)
    _check_day(adopted_on, plan.reviewed_on, "adopted_on")
    plan.save(
        update_fields=plan._enter(
            State.ADOPTED, adopted_by=by, adopted_on=adopted_on, meeting=re.sub(r"\s+", " ", meeting).strip()
        )
    )
    audit.record("finance.budget_plan.adopted", plan, by=by, meeting=meeting, adopted_on=adopted_on)
    return plan


@transaction.atomic
def approve_plan(plan: BudgetPlan, *, approval: str, approved_on: dt.date, by: User) -> BudgetPlan:
    """The higher union has approved it or put it on record (批准、备案): from now on its lines are in force.

    Raises ``OverBudget`` when an adjustment takes away what is spent or reserved.
    """
    plan = _lock(plan)
    _check_day(approved_on, plan.adopted_on, "approved_on")
    plan.save(
        update_fields=plan._enter(
            State.APPROVED, approved_by=by, approved_on=approved_on, approval=approval.strip()
        )
    )
    amounts = {
        budget.Key(item.account, item.unit, item.fund): item.amount
        for item in plan.items.select_related("account", "unit", "fund")
    }
    budget.put_in_force(year=plan.year, amounts=amounts, source=plan.decision, by=by)
    todos.close_todo(plan)
    audit.record("finance.budget_plan.approved", plan, by=by, approval=approval, approved_on=approved_on)
    told = User.objects.holding("PREPARER", "BOOKKEEPER", "CASHIER").values_list("pk", flat=True)
    outbox.notify("finance.budget_plan.approved", to=[*told, plan.drafted_by_id], about=plan)
    return plan


def _check_day(day: dt.date, earliest: dt.date | None, field: str) -> None:
    if day > timezone.localdate() or (earliest and day < earliest):
        raise DomainError(_("This day lies between the step before it and today."), field=field)


@transaction.atomic
def return_plan(plan: BudgetPlan, *, reason: str, by: User) -> BudgetPlan:
    """Send it back to be drafted again; reviews and decisions so far are void."""
    plan = _lock(plan)
    void: dict[str, Any] = {
        "reviewed_by": None, "reviewed_on": None, "opinion": "", "adopted_by": None, "adopted_on": None, "meeting": "",
    }  # fmt: skip
    plan.save(update_fields=plan._enter(State.DRAFT, returned_because=reason.strip(), **void))
    todos.close_todo(plan)
    todos.open_todo(plan, CORRECT, for_users=[plan.drafted_by_id])
    audit.record("finance.budget_plan.returned", plan, by=by, reason=reason)
    outbox.notify(
        "finance.budget_plan.returned", to=[plan.drafted_by_id], about=plan, reason=reason,
        key=outbox.this_time(),
    )  # fmt: skip
    return plan
