"""Spending rules at the desk: read by all officers, entered and ended by the bookkeeper."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.postgres.forms import SimpleArrayField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from finance.spending_rule import services
from finance.spending_rule.models import SpendingRule
from union_portal.core.desk.admin import Deed, DeedForm, DeskAdmin
from union_portal.core.ui.fields import DayField
from union_portal.core.ui.templatetags.ui import day, yuan


class EndForm(DeedForm):
    last_day = DayField(
        label=_("Last day in force"),
        help_text=_("What was approved under it stays as it is."),
    )  # fmt: skip


class SpendingRuleForm(forms.ModelForm):
    class Meta:
        model = SpendingRule
        fields = [
            "title", "kind", "weight", "accounts", "items", "words", "but_words", "cap", "advice", "source",
            "valid_from", "valid_until",
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Lists may be typed with Chinese commas too."""
        data = super().clean() or {}
        for name, field in self.fields.items():
            if isinstance(field, SimpleArrayField) and data.get(name):
                parts = (
                    part.strip()
                    for text in data[name]
                    for part in text.replace("，", ",").replace("、", ",").split(",")
                )
                data[name] = [part for part in parts if part]
        return data


@admin.register(SpendingRule)
class SpendingRuleAdmin(DeskAdmin):
    view_perm = "finance.view_spendingrule"
    add_perm = "finance.keep_spending_rules"
    position = 19
    unsummed = ["cap"]
    form = SpendingRuleForm
    list_display = ["title", "kind", "weight", "cap", "source", "valid_from", "valid_until"]
    list_filter = ["kind", "weight"]
    search_fields = ["title", "source"]
    deeds = [
        Deed(
            "end", _("Let it end"), perm="finance.keep_spending_rules", form=EndForm, does=services.end_rule,
            when=lambda rule: rule.valid_until is None, tone="danger",
        ),
    ]  # fmt: skip

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [] if obj else super().get_fieldsets(request, obj)

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return [
            (_("kind"), obj.get_kind_display()),
            (_("what happens"), obj.get_weight_display()),
            (_("cap"), yuan(obj.cap) if obj.cap else ""),
            (_("ledger accounts"), "、".join(obj.accounts)),
            (_("occasions"), "、".join(obj.items)),
            (pgettext_lazy("spending rule", "words"), "、".join(obj.words)),
            (_("words that mean something else"), "、".join(obj.but_words)),
            (_("what to do instead"), obj.advice),
            (_("source"), obj.source),
            (_("valid from"), day(obj.valid_from)),
            (_("valid until"), day(obj.valid_until) if obj.valid_until else ""),
        ]
