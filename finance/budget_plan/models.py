"""Budget plans (预算方案): the year's first budget and its one adjustment, each on the same way to approval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from finance.account.models import Account, Fund
from finance.budget_plan.workflow import NEXT, TONES, State
from finance.unit.models import Unit
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.money import ZERO, MoneyField
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.models import User


class BudgetPlanQuerySet(models.QuerySet["BudgetPlan"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_budgetplan") else self.none()

    def standing(self) -> Self:
        """All but those that were thrown away."""
        return self.exclude(state=State.DISCARDED)

    def approved(self) -> Self:
        return self.filter(state=State.APPROVED)


@track()
class BudgetPlan(Record, Stateful):
    """A whole year's budget as one paper: drafted, reviewed, adopted, approved; then its lines are in force."""

    NEXT = NEXT
    State = State

    class Kind(models.TextChoices):
        ORIGINAL = "ORIGINAL", pgettext_lazy("budget plan", "Budget of the year")
        ADJUSTMENT = "ADJUSTMENT", pgettext_lazy("budget plan", "Adjustment")

    year = models.PositiveSmallIntegerField(_("year"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.ORIGINAL)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    reason = models.CharField(
        _("reason of the adjustment"), max_length=500, blank=True,
        help_text=_("What has changed since the budget was approved. Only an adjustment needs it."),
    )  # fmt: skip
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=pgettext_lazy("budget plan", "drafted by"), on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("reviewed by"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    reviewed_on = models.DateField(_("reviewed on"), null=True, editable=False)
    opinion = models.TextField(
        _("the audit committee's opinion"), max_length=1_000, blank=True, editable=False
    )
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("adoption noted by"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    adopted_on = models.DateField(_("adopted on"), null=True, editable=False)
    meeting = models.CharField(_("meeting that adopted it"), max_length=120, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("approval noted by"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    approved_on = models.DateField(_("approved on"), null=True, editable=False)
    approval = models.CharField(
        _("the higher union's approval or record"), max_length=120, blank=True, editable=False
    )
    returned_because = models.CharField(_("returned because"), max_length=500, blank=True, editable=False)
    created_at = models.DateTimeField(pgettext_lazy("budget plan", "drafted"), auto_now_add=True)

    objects = BudgetPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("budget plan")
        verbose_name_plural = _("budget plans")
        ordering = ["-year", "kind", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "kind"],
                name="budget_plan_once_a_year",
                condition=~Q(state="DISCARDED"),
                violation_error_message=_("A year has one budget and one adjustment."),
            ),
            models.CheckConstraint(
                name="budget_adjustment_has_reason",
                condition=Q(kind="ORIGINAL") | ~Q(reason=""),
                violation_error_message=_("An adjustment needs a reason."),
            ),
            models.CheckConstraint(
                name="budget_plan_reviewed_by_another",
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("drafted_by")),
                violation_error_message=_("Whoever drafted a budget can't review it."),
            ),
            models.CheckConstraint(
                name="budget_plan_went_the_whole_way",
                condition=~Q(state="APPROVED")
                | Q(reviewed_by__isnull=False, adopted_by__isnull=False, approved_by__isnull=False)
                & Q(reviewed_on__isnull=False, adopted_on__isnull=False, approved_on__isnull=False)
                & ~Q(meeting="")
                & ~Q(approval=""),
            ),
        ]
        triggers = [guard_moves(NEXT)]

    def __str__(self) -> str:
        return f"{self.year} {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_budgetplan_change", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT

    @property
    def is_adjustment(self) -> bool:
        return self.kind == self.Kind.ADJUSTMENT

    @property
    def tone(self) -> str:
        return TONES.get(self.state, "info")

    @property
    def decision(self) -> str:
        """What the lines in force name as their source: 工会委员会第三次会议 2026-01-12; 批复〔2026〕7号."""
        return f"{self.meeting} {self.adopted_on}; {self.approval}"[:200]

    def _enter(self, state: str, **changes: Any) -> list[str]:
        """Move in memory and set what comes with it; returns the names of the changed fields."""
        self._move(state)
        for name, value in changes.items():
            setattr(self, name, value)
        return ["state", *changes]


@track()
class PlanItem(models.Model):
    """One line of a plan: account, if need be unit and fund, and the sum. It changes only while the plan is a draft."""

    plan = models.ForeignKey(BudgetPlan, on_delete=models.PROTECT, related_name="items")
    account = models.ForeignKey(
        Account, verbose_name=_("ledger account"), on_delete=models.PROTECT, related_name="+",
        limit_choices_to={"is_leaf": True, "element__in": ["INCOME", "EXPENSE"]},
    )  # fmt: skip
    unit = models.ForeignKey(
        Unit, verbose_name=_("accounting unit"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    fund = models.ForeignKey(
        Fund, verbose_name=_("fund"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    amount = MoneyField(_("amount"), default=ZERO)
    before = MoneyField(_("budget until now"), default=ZERO)
    """In an adjustment the line in force, in a year's first budget the budget of the year before."""
    last_year = MoneyField(_("actual of the year before"), default=ZERO)
    basis = models.CharField(_("basis"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("line of a budget plan")
        verbose_name_plural = _("lines of budget plans")
        ordering = ["account__code", "fund__code", "unit__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "account", "unit", "fund"], name="plan_item_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="plan_item_not_negative",
                condition=Q(amount__gte=0),
                violation_error_message=_("A budget can't be negative."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="only_in_drafts",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                declare=[("key", "BIGINT")],
                func=pgtrigger.Func("""
                    IF TG_OP = 'DELETE' THEN key := OLD.plan_id; ELSE key := NEW.plan_id; END IF;
                    PERFORM 1 FROM finance_budgetplan WHERE id = key AND state = 'DRAFT' FOR SHARE;
                    IF NOT FOUND THEN
                        RAISE EXCEPTION 'a budget plan changes only while it is a draft'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """),
            )
        ]

    def __str__(self) -> str:
        return " · ".join(str(part) for part in (self.account, self.fund, self.unit) if part)

    @property
    def change(self) -> Any:
        """What the plan adds to, or takes from, the budget until now."""
        return self.amount - self.before
