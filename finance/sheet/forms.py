"""Which year, month and account of a book is wanted, from the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account, Fund
from finance.period.models import MonthBalance, Period
from finance.sheet.kinds import SheetKind, Wanted
from finance.unit.models import Unit


def years() -> list[int]:
    """Years with books, the newest first; the current one in any case."""
    found = set(Period.objects.order_by().values_list("year", flat=True).distinct())
    return sorted(found | {timezone.localdate().year}, reverse=True)


class WantedForm(forms.Form):
    """The choices above a book; it goes by GET, so that an address says what it shows."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    month = forms.TypedChoiceField(label=_("Month"), coerce=int, empty_value=None, required=False)
    account = forms.ChoiceField(label=_("Ledger account"), required=False)
    fund = forms.ChoiceField(label=_("Fund"), required=False)
    unit = forms.ChoiceField(label=_("Accounting unit"), required=False)

    def __init__(self, kind: SheetKind, data: Any) -> None:
        found, today = years(), timezone.localdate()
        given = {name: data.get(name, "") for name in ("year", "month", "account", "fund", "unit")}
        given["year"] = given["year"] or str(today.year if today.year in found else found[0])
        if kind.by_month and "month" not in data and given["year"] == str(today.year):
            given["month"] = str(today.month)  # a year that still runs has no year's end to show
        given["account"] = given["account"] or kind.needs_account
        super().__init__(given)
        fields: Any = self.fields
        fields["year"].choices = [(year, str(year)) for year in found]
        months = [(month, str(month)) for month in range(1, 13)]
        fields["month"].choices = [("", _("the whole year")), *months]
        if not kind.by_month:
            del self.fields["month"]
        if kind.by_account:
            fields["account"].choices = [("", _("all accounts"))][bool(kind.needs_account) :] + _accounts()
            fields["fund"].choices = [("", _("all money")), *Fund.objects.values_list("code", "name")]
            fields["unit"].choices = [("", _("all units")), *_units()]
        else:
            del self.fields["account"], self.fields["fund"], self.fields["unit"]

    @property
    def wanted(self) -> Wanted:
        return Wanted(**{name: value for name, value in self.cleaned_data.items() if value})


def _units() -> list[tuple[str, str]]:
    """Units for which something was ever booked."""
    used = MonthBalance.objects.order_by().values("unit").distinct()
    return [(unit.name, str(unit)) for unit in Unit.objects.filter(pk__in=used).order_by("name")]


def _accounts() -> list[tuple[str, str]]:
    """Accounts that were ever used, with those above them."""
    used = MonthBalance.objects.order_by().values("account").distinct()
    shown = Account.objects.filter(Q(pk__in=used) | Q(children__in=used) | Q(children__children__in=used))
    return [(account.code, str(account)) for account in shown.distinct().order_by("code")]
