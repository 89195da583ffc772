from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from union_portal.core.desk.admin import Deed, DeedForm, DeskAdmin
from union_portal.core.errors import DomainError
from union_portal.core.policy import services
from union_portal.core.policy.models import PolicyValue
from union_portal.core.policy.parameters import Parameter
from union_portal.core.ui.fields import DayField

NEW = "new"


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


class LinesField(forms.CharField):
    """Texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]

    def run_validators(self, value: Any) -> None:
        """Which texts are allowed is the service's business."""


class LadderField(forms.JSONField):
    """Steps within steps, as they are kept; an empty input stays empty."""

    widget = forms.Textarea(attrs={"rows": 12, "spellcheck": "false"})

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data or ""


def field_for(parameter: Parameter, preset: Any, present: Any, label: Any) -> forms.Field:
    """The input for a value, or for a part of one, that is like its preset."""
    common: dict[str, Any] = {"label": label, "initial": present}
    words = list(parameter.words.items())
    unit = _("Unit: %(unit)s") % {"unit": parameter.unit} if parameter.unit else ""
    match preset:
        case bool():
            choices = [("True", _("Yes")), ("False", _("No"))]
            return forms.TypedChoiceField(
                choices=choices, coerce=lambda text: text == "True", widget=forms.RadioSelect, **common
            )
        case int() | float():
            return NumberField(required=not parameter.is_table, help_text=unit, **common)
        case str() if parameter.is_choice:
            return forms.ChoiceField(choices=words, widget=forms.RadioSelect, **common)
        case str():
            return forms.CharField(help_text=unit, **common)
        case list() if parameter.is_list_of_texts and words:
            return forms.MultipleChoiceField(choices=words, widget=forms.CheckboxSelectMultiple, **common)
        case list() if parameter.is_list_of_texts:
            return LinesField(required=False, help_text=_("One a line."), **common)
        case _:
            codes = "；".join(f"{code} {word}" for code, word in words if code)
            return LadderField(help_text=codes, **common | {"initial": parameter.in_order(present)})


class PolicyValueForm(DeedForm):
    """A new value of a parameter: what, from when, by which document."""

    valid_from = DayField(
        label=_("valid from"),
        help_text=_(
            "The value before it ends the day before. A value that begins today or later can be put right by entering "
            "another one from the same day."
        ),
    )
    source = forms.CharField(
        label=_("source"), max_length=200, help_text=_("The document and its number, or the resolution.")
    )
    note = forms.CharField(label=_("note"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row: Any = self.obj
        self.parameter: Parameter = row.parameter
        if self.parameter.is_record or self.parameter.is_table:
            keys = self.parameter.preset or self.parameter.words
            self.parts = {f"{NEW}.{key}": key for key in keys}
            new = {
                name: field_for(
                    self.parameter, self.parameter.preset.get(key, 0), row.value.get(key), self.parameter.words.get(key, key)
                )
                for name, key in self.parts.items()
            }  # fmt: skip
        else:
            self.parts = {}
            new = {NEW: field_for(self.parameter, self.parameter.preset, row.value, _("new value"))}
        self.fields = new | self.fields

    def clean(self) -> dict[str, Any]:
        """The parts of a record are one value."""
        data = super().clean() or self.cleaned_data
        if self.parts:
            parts = {key: data.pop(name, None) for name, key in self.parts.items()}
            data[NEW] = {key: part for key, part in parts.items() if part is not None}
        return data


def set_value(
    row: PolicyValue, *, by: Any, new: Any, valid_from: dt.date, source: str, note: str
) -> PolicyValue:
    """The deed as the desk's form calls it; the form names the value "new"."""
    try:
        return services.set_value(row.key, new, valid_from=valid_from, source=source, note=note, by=by)
    except DomainError as error:
        name = (error.field or "").replace("value", NEW, 1)
        raise DomainError(error.message, field=name) from error


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
    list_display = ["label", "in_words", "valid_from", "until", "source"]
    list_filter = [OnDay]
    search_fields = ["key", "source", "note"]
    fields = ["label", "in_words", "valid_from", "until", "source", "note"]
    deeds = [
        Deed(
            "set",
            _("New value"),
            perm="core.set_policyvalue",
            form=PolicyValueForm,
            does=set_value,
            when=lambda row: row.key in services.parameters,
            help=_("Decisions taken before that day keep the value that they used."),
        )
    ]

    @admin.display(description=_("parameter"), ordering="key")
    def label(self, row: PolicyValue) -> Any:
        return row.parameter.label

    @admin.display(description=_("value"))
    def in_words(self, row: PolicyValue) -> Any:
        return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in row.lines))

    @admin.display(description=_("valid until"), ordering="valid_until")
    def until(self, row: PolicyValue) -> Any:
        if row.replaced_at:
            return _("put right by another from the same day")
        return date_format(row.valid_until) if row.valid_until else "–"

    def after_deed(self, request: HttpRequest, obj: Any, deed: Deed) -> str:
        """To the value that was entered."""
        return self.change_url(PolicyValue.objects.filter(key=obj.key).latest("pk"))
