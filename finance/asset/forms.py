from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from finance.account.models import Fund
from finance.asset import services
from finance.asset.models import Asset, AssetCategory, Disposal, StocktakingItem
from finance.bank.forms import last_month
from finance.payment.models import PaymentRequest
from finance.unit.models import Unit
from members.models import Department, Person, User
from union_portal.core.desk.admin import DeedForm
from union_portal.core.desk.sent import HeedfulForm
from union_portal.core.money import ZERO
from union_portal.core.typed import narrow, numbers_in
from union_portal.core.ui.fields import DayField


def _keeper() -> forms.CharField:
    return forms.CharField(label=_("keeper"), max_length=20, required=False, help_text=_("Staff number."))


class KeeperMixin(forms.Form):
    """The keeper is typed as a staff number."""

    def clean_keeper(self) -> Person | None:
        typed = narrow(self.cleaned_data["keeper"])
        if not typed:
            return None
        person = Person.objects.filter(staff_number=typed).first()
        if person is None:
            raise forms.ValidationError(_("There is nobody with this staff number."))
        return person


class AssetForm(KeeperMixin):
    origin = forms.ChoiceField(
        label=_("came by"), choices=Asset.Origin.choices, initial=Asset.Origin.PURCHASE,
        help_text=_("What the hospital has lent stands in the memo register and is never booked."),
    )  # fmt: skip
    name = forms.CharField(label=_("asset name"), max_length=80)
    category = forms.ModelChoiceField(AssetCategory.objects.all(), label=_("category"))
    model = forms.CharField(label=_("make and model"), max_length=80, required=False)
    quantity = forms.IntegerField(
        label=_("pieces"),
        min_value=1,
        initial=1,
        help_text=_("More than one only for things alike, bought together."),
    )
    cost = forms.DecimalField(
        label=_("original value"), max_digits=14, decimal_places=2, min_value=0,
        help_text=_("Of all pieces together. A gift of unknown value counts one yuan."),
    )  # fmt: skip
    acquired_on = DayField(label=_("acquired"), help_text=_("Depreciation begins with this month."))
    years = forms.IntegerField(
        label=_("years of use"), min_value=1, max_value=100, required=False,
        help_text=_("Empty: the least of the category."),
    )  # fmt: skip
    paid_from = forms.ChoiceField(
        label=_("A purchase was paid"), required=False,
        choices=[
            (services.BOOKED, _("the expense is in the books already")),
            (services.BY_BANK, _("from the bank, not booked yet")),
            (services.BY_CASH, _("in cash, not booked yet")),
        ],
    )  # fmt: skip
    payment = forms.ModelChoiceField(
        PaymentRequest.objects.filter(state="PAID", asset=None, account__code__startswith="507").order_by("-pk"),
        label=_("payment"), required=False, help_text=_("The paid request behind it, if there is one."),
    )  # fmt: skip
    depreciated = forms.DecimalField(
        label=_("depreciated so far"), max_digits=14, decimal_places=2, min_value=0, required=False,
        help_text=_("Only for what is in the books already."),
    )  # fmt: skip
    depreciated_until = DayField(
        label=_("depreciated through the month of"),
        help_text=_("Only for what is in the books already."),
        required=False,
    )
    place = forms.CharField(label=_("place"), max_length=80, help_text=_("Campus, building and room."))
    department = forms.ModelChoiceField(Department.objects.all(), label=_("department"), required=False)
    keeper = _keeper()
    unit = forms.ModelChoiceField(Unit.objects.open(), label=_("accounting unit"), required=False)
    fund = forms.ModelChoiceField(Fund.objects.filter(is_closed=False), label=_("fund"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("payment") and data.get("paid_from"):
            self.add_error("paid_from", _("What a request has paid is in the books already."))
        data["depreciated"] = data.get("depreciated") or ZERO
        return data


class PlaceForm(KeeperMixin, DeedForm):
    place = forms.CharField(label=_("place"), max_length=80)
    department = forms.ModelChoiceField(Department.objects.all(), label=_("department"), required=False)
    keeper = _keeper()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asset: Any = self.obj
        self.fields["place"].initial, self.fields["department"].initial = asset.place, asset.department_id
        self.fields["keeper"].initial = asset.keeper.staff_number if asset.keeper else ""


class DisposalForm(DeedForm):
    kind = forms.ChoiceField(label=_("how"), choices=Disposal.Kind.choices)
    reason = forms.CharField(label=_("reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    proceeds = forms.DecimalField(
        label=_("net proceeds"), max_digits=14, decimal_places=2, min_value=0, required=False,
        help_text=_("What came in for it, costs taken off."),
    )  # fmt: skip


class RefuseForm(DeedForm):
    reason = forms.CharField(label=_("reason"), max_length=300)


class MonthForm(forms.Form):
    month = DayField(label=_("Month"), help_text=_("Any day of the month to be depreciated."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["month"].initial = self.initial.get("month") or last_month()


class CategoryForm(HeedfulForm):
    class Meta:
        model = AssetCategory
        fields = ["code", "name", "kind", "min_years", "expense", "source"]


class CountingForm(forms.Form):
    title = forms.CharField(label=_("title"), max_length=80, help_text=_("E.g. 2026年度固定资产盘点."))
    place = forms.CharField(
        label=_("place"), max_length=80, required=False,
        help_text=_("Empty: everything. Else what the place's name contains."),
    )  # fmt: skip
    counters = forms.CharField(
        label=_("who counts"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Staff numbers, two people at least; one of them shouldn't keep the things."),
    )  # fmt: skip

    def clean_counters(self) -> list[User]:
        typed = set(numbers_in(self.cleaned_data["counters"]))
        found = list(User.objects.filter(staff_number__in=typed, is_active=True))
        unknown = sorted(typed - {user.staff_number for user in found})
        if unknown:
            raise forms.ValidationError(
                _("Nobody has these staff numbers: %(numbers)s.") % {"numbers": "、".join(unknown)}
            )
        if len(found) < 2:
            raise forms.ValidationError(_("Two people count together."))
        return found


class SeenForm(forms.Form):
    """What the counter sees where the label is."""

    result = forms.ChoiceField(
        label=_("count result"), choices=StocktakingItem.Result.choices, widget=forms.RadioSelect
    )
    place = forms.CharField(label=_("found at"), max_length=80, required=False)
    note = forms.CharField(label=_("note"), max_length=200, required=False)
