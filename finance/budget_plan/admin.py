"""Budget plans at the desk: drafted line by line, then moved on by deeds of three hands."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from finance.account.models import Account
from finance.budget_plan import forms, services
from finance.budget_plan.figures import balances
from finance.budget_plan.models import BudgetPlan
from finance.budget_plan.workflow import State
from members.models import User
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.money import ZERO
from union_portal.core.ui.page import Panel, Step


def _is_draft(plan: BudgetPlan) -> bool:
    return plan.is_draft


def _lines(user: User, plan: BudgetPlan) -> dict[str, Any]:
    """The lines by income and expense with their sums, and whether the money is there."""
    items = list(plan.items.select_related("account", "unit", "fund"))
    parts = [
        (element, [i for i in items if i.account.element == element]) for element in ("INCOME", "EXPENSE")
    ]
    names = dict(Account.Element.choices)
    sums = ("amount", "before", "last_year", "change")
    return {
        "plan": plan,
        "parts": [
            {
                "name": names[element], "items": rows,
                "total": {name: sum((getattr(i, name) for i in rows), ZERO) for name in sums},
            }
            for element, rows in parts
        ],
        "balances": balances(plan) if items else [],
    }  # fmt: skip


@admin.register(BudgetPlan)
class BudgetPlanAdmin(DeskAdmin):
    view_perm = "finance.view_budgetplan"
    add_perm = "finance.draft_budgetplan"
    position = 30
    list_display = ["__str__", "state", "drafted_by", "reviewed_on", "adopted_on", "approved_on"]
    list_select_related = ["drafted_by__person"]
    list_filter = ["year", "kind", "state"]
    panels = [Panel("finance/desk/_budget_plan.html", _lines)]
    deeds = [
        Deed(
            "amounts", _("Enter the sums"), perm="finance.draft_budgetplan", form=forms.AmountsForm,
            does=services.set_amounts, when=_is_draft,
        ),
        Deed(
            "line", _("Add a line"), perm="finance.draft_budgetplan", form=forms.ItemForm, does=services.set_item,
            when=_is_draft, tone="secondary",
        ),
        Deed(
            "file", _("Read lines from a file"), perm="finance.draft_budgetplan", form=forms.FileForm,
            does=services.read_file, when=_is_draft, tone="secondary",
            help=_("Whole or not at all; lines that the file doesn't name stay as they are."),
        ),
        Deed(
            "submit", _("Hand in for review"), perm="finance.draft_budgetplan", does=services.submit_plan,
            when=_is_draft, tone="secondary", done=_("The audit committee has it on its list."),
            help=_("From now on the lines stay as they are, unless it is returned."),
        ),
        Deed(
            "remove", _("Take a line out"), perm="finance.draft_budgetplan", form=forms.RemoveForm,
            does=services.remove_item, when=_is_draft, tone="secondary",
        ),
        Deed(
            "review", _("Reviewed"), perm="finance.review_budgetplan", form=forms.OpinionForm,
            does=services.review_plan, when=lambda plan: plan.state == State.IN_REVIEW,
        ),
        Deed(
            "adopt", _("Adopted by the committee"), perm="finance.adopt_budgetplan", form=forms.MeetingForm,
            does=services.adopt_plan, when=lambda plan: plan.state == State.REVIEWED,
        ),
        Deed(
            "approve", _("Approved by the higher union"), perm="finance.adopt_budgetplan",
            form=forms.ApprovalForm, does=services.approve_plan, when=lambda plan: plan.state == State.ADOPTED,
            done=_("The budget is in force."), help=_("From this moment the lines bind all payments."),
        ),
        Deed(
            "return", _("Return to the drafter"), perm="finance.return_budgetplan", form=forms.ReasonForm,
            does=services.return_plan, tone="danger",
            when=lambda plan: plan.state in {State.IN_REVIEW, State.REVIEWED, State.ADOPTED},
        ),
        Deed(
            "discard", _("Discard the draft"), perm="finance.draft_budgetplan", does=services.discard_plan,
            when=_is_draft, tone="danger",
        ),
    ]  # fmt: skip

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, **kwargs | {"form": forms.DraftForm})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A form only to begin a plan; afterwards the page shows it and deeds change it."""
        return super().get_fieldsets(request, obj) if obj is None else []

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        user: Any = request.user
        plan = services.draft_plan(year=obj.year, kind=obj.kind, reason=obj.reason, by=user)
        obj.__dict__.update(plan.__dict__)

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {"number": "", "state_label": obj.get_state_display(), "tone": obj.tone}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        pairs = [
            (_("reason of the adjustment"), obj.reason),
            (_("returned because"), obj.returned_because),
            (_("the audit committee's opinion"), obj.opinion),
            (_("meeting that adopted it"), obj.meeting),
            (_("the higher union's approval or record"), obj.approval),
        ]
        return [(label, value) for label, value in pairs if value]

    def steps(self, request: HttpRequest, obj: Any) -> list[Step]:
        if obj.state == State.DISCARDED:
            return [Step(pgettext_lazy("budget plan", "Discarded"), "now")]
        at = [State.DRAFT, State.IN_REVIEW, State.REVIEWED, State.ADOPTED, State.APPROVED].index(obj.state)
        words: list[tuple[Any, Any, Any]] = [
            (_("Drafted"), obj.drafted_by, obj.created_at),
            (_("Reviewed by the audit committee"), obj.reviewed_by, obj.reviewed_on),
            (_("Adopted by the committee"), obj.meeting, obj.adopted_on),
            (_("Approved by the higher union"), obj.approval, obj.approved_on),
        ]
        return [
            Step(
                label, "done" if n < at else "now" if n == at else "next", who or "", when if n < at else None
            )
            for n, (label, who, when) in enumerate(words)
        ]
