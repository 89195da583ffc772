"""The right amount of each entry, beside what is booked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from union_portal.core.desk.admin import DeedForm
from union_portal.core.ui.fields import DayField
from union_portal.core.ui.templatetags.ui import figure


class RightAmountsForm(DeedForm):
    """One field for each entry; nothing booked rightly is zero."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        voucher: Any = self.obj
        self.names = []
        for entry in voucher.entries.select_related("account"):
            booked, side = (entry.debit, _("debit")) if entry.debit else (entry.credit, _("credit"))
            name = f"amount_{entry.position}"
            self.names.append(name)
            self.fields[name] = forms.DecimalField(
                label=_("%(account)s, %(side)s, right amount") % {"account": entry.account, "side": side},
                help_text=_("Booked: %(amount)s") % {"amount": figure(booked)},
                initial=booked, max_digits=14, decimal_places=2,
            )  # fmt: skip
        self.fields["reason"] = forms.CharField(label=_("Reason"), max_length=120)
        self.fields["date"] = DayField(
            label=_("Date of the correction"), initial=timezone.localdate,
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """What the service takes."""
        data = super().clean() or {}
        if self.errors:
            return data
        right = [data[name] for name in self.names]
        return {"right": right, "reason": data["reason"], "date": data["date"]}
