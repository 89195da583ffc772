from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from union_portal.core.desk.admin import Deed, DeedForm, DeskAdmin
from union_portal.core.errors import DomainError
from union_portal.core.policy import services
from union_portal.core.policy.models import PolicyValue


class NumberField(forms.DecimalField):
    """A number as JSON knows it: whole when it is whole."""

    def to_python(self, value: Any) -> Any:
        number = super().to_python(value)
        if not isinstance(number, Decimal):
            return number
        return int(number) if number == number.to_integral_value() else float(number)

    def validate(self, value: Any) -> None:
        forms.Field.validate(self, value)

    def run_validators(self, value: Any) -> None:
        """Digits don't matter: what is allowed is the service's business."""


class PolicyValueForm(DeedForm):
    """A new value of a parameter: what, from when, by which document."""

    valid_from = forms.DateField(
        label=_("valid from"),
        help_text=_("The value before it ends the day before."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    source = forms.CharField(
        label=_("source"), max_length=200, help_text=_("The document and its number, or the resolution.")
    )
    note = forms.CharField(label=_("note"), max_length=300, required=False)
    field_order = ["new", "valid_from", "source", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row: Any = self.obj
        preset = services.parameters[row.key].preset if row.key in services.parameters else row.value
        label = _("new value")
        match preset:
            case bool():
                choices = [("True", _("Yes")), ("False", _("No"))]
                new: forms.Field = forms.TypedChoiceField(
                    label=label, choices=choices, coerce=lambda text: text == "True"
                )
            case int() | float():
                new = NumberField(label=label)
            case str():
                new = forms.CharField(label=label)
            case _:
                new = forms.JSONField(label=label, initial=row.value)
        self.fields["new"] = new
        self.order_fields(self.field_order)


def set_value(
    row: PolicyValue, *, by: Any, new: Any, valid_from: dt.date, source: str, note: str
) -> PolicyValue:
    """The deed as the desk's form calls it; the form names the value "new"."""
    try:
        return services.set_value(row.key, new, valid_from=valid_from, source=source, note=note, by=by)
    except DomainError as error:
        raise DomainError(error.message, field="new" if error.field == "value" else error.field) from error


class OnDay(admin.SimpleListFilter):
    """What is valid today, or all that ever was and will be."""

    title = _("validity")
    parameter_name = "valid"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("today", _("valid today"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.valid_on(timezone.localdate()) if self.value() == "today" else queryset


@admin.register(PolicyValue)
class PolicyValueAdmin(DeskAdmin):
    """The numbers that decisions follow, each with its time and its source. A new one never changes an old one."""

    view_perm = "core.view_policyvalue"
    position = 20
    list_display = ["label", "value", "unit", "valid_from", "valid_until", "source"]
    list_filter = [OnDay]
    search_fields = ["key", "source", "note"]
    fields = ["label", "key", "value", "unit", "valid_from", "valid_until", "source", "note"]
    deeds = [
        Deed(
            "set",
            _("New value"),
            perm="core.set_policyvalue",
            form=PolicyValueForm,
            does=set_value,
            help=_("Decisions taken before that day keep the value that they used."),
        )
    ]

    @admin.display(description=_("parameter"), ordering="key")
    def label(self, row: PolicyValue) -> Any:
        return services.parameters[row.key].label if row.key in services.parameters else row.key

    @admin.display(description=_("unit"))
    def unit(self, row: PolicyValue) -> Any:
        return services.parameters[row.key].unit if row.key in services.parameters else ""
