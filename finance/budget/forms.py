from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _

from finance.account.models import Account
from finance.budget.models import BudgetLine


class BudgetForm(forms.ModelForm):
    """One line of the budget as the committee decided it."""

    class Meta:
        model = BudgetLine
        fields = ["year", "account", "amount", "source"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        line = self.instance
        if line.pk and "amount" in data and line.account.element == Account.Element.EXPENSE:
            with transaction.atomic():
                now = BudgetLine.objects.with_execution().get(pk=line.pk)
            if data["amount"] < now.reserved:
                self.add_error(
                    "amount",
                    _("%(reserved)s yuan of this line are reserved already; it can't be set below that.")
                    % {"reserved": f"{now.reserved:,.2f}"},
                )
        return data
