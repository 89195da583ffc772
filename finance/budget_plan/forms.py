from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account, Fund
from finance.budget_plan import services
from finance.budget_plan.models import BudgetPlan, PlanItem
from finance.unit.models import Unit
from union_portal.core.desk.admin import DeedForm
from union_portal.core.errors import DomainError
from union_portal.core.ui.fields import DayField
from union_portal.core.ui.templatetags.ui import figure


class DraftForm(forms.ModelForm):
    """Which year, and whether it is the first budget or its adjustment."""

    class Meta:
        model = BudgetPlan
        fields = ["year", "kind", "reason"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if {"year", "kind"} <= set(data):
            try:
                services.check_may_draft(year=data["year"], kind=data["kind"], reason=data.get("reason", ""))
            except DomainError as error:
                self.add_error(error.field, str(error))
        return data


class AmountsForm(DeedForm):
    """All lines of the draft below each other, each with last year's figures."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in self.obj.items.select_related("account", "unit", "fund"):  # type: ignore[attr-defined]
            self.fields[f"item_{item.pk}"] = forms.DecimalField(
                label=str(item), initial=item.amount, min_value=Decimal(0), max_digits=14, decimal_places=2,
                help_text=_("Budget until now %(before)s, actual of the year before %(actual)s")
                % {"before": figure(item.before), "actual": figure(item.last_year)},
            )  # fmt: skip


class ItemForm(DeedForm):
    """One line: new, or anew."""

    account = forms.ModelChoiceField(
        label=_("Ledger account"), queryset=Account.objects.open().filter(element__in=["INCOME", "EXPENSE"])
    )
    fund = forms.ModelChoiceField(
        label=_("Fund"), queryset=Fund.objects.filter(is_closed=False), required=False,
        help_text=_("Earmarked money has a line of its own."),
    )  # fmt: skip
    unit = forms.ModelChoiceField(
        label=_("Accounting unit"), queryset=Unit.objects.open(), required=False,
        help_text=_("Only if this unit has a budget of its own; all others share the account's line."),
    )  # fmt: skip
    amount = forms.DecimalField(label=_("Amount"), min_value=Decimal(0), max_digits=14, decimal_places=2)
    basis = forms.CharField(label=_("Basis"), max_length=200, required=False)


class FileForm(DeedForm):
    file = forms.FileField(
        label=_("File"), help_text=_("XLSX or CSV with the columns 科目编码, 预算 and, if used, 专款, 核算单位, 编制说明."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )  # fmt: skip


class RemoveForm(DeedForm):
    item = forms.ModelChoiceField(label=_("Budget line"), queryset=PlanItem.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["item"]
        field.queryset = self.obj.items.select_related("account", "unit", "fund")  # type: ignore[attr-defined]


class OpinionForm(DeedForm):
    opinion = forms.CharField(
        label=_("The audit committee's opinion"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The union committee reads it before it decides."),
    )  # fmt: skip
    reviewed_on = DayField(label=_("Reviewed on"), initial=timezone.localdate)


class ReasonForm(DeedForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The drafter reads this."),
    )  # fmt: skip


class MeetingForm(DeedForm):
    meeting = forms.CharField(label=_("Meeting that adopted it"), max_length=120)
    adopted_on = DayField(label=_("Adopted on"), initial=timezone.localdate)


class ApprovalForm(DeedForm):
    approval = forms.CharField(
        label=_("Approval or record"), max_length=120,
        help_text=_("The higher union's document number, or where it was put on record."),
    )  # fmt: skip
    approved_on = DayField(label=_("Approved on"), initial=timezone.localdate)
