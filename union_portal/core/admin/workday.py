from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from union_portal.core.desk.admin import DeskAdmin
from union_portal.core.errors import DomainError
from union_portal.core.workday import services
from union_portal.core.workday.models import CalendarDay


class CalendarDayForm(forms.ModelForm):
    """A day that differs from its weekday."""

    class Meta:
        model = CalendarDay
        fields = ["day", "is_working", "name", "source"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "day" in cleaned:
            try:
                services.check_day(cleaned["day"], is_working=cleaned["is_working"])
            except DomainError as error:
                self.add_error(error.field, str(error))
        return cleaned


@admin.register(CalendarDay)
class CalendarDayAdmin(DeskAdmin):
    """Holidays and worked weekends; the days of a new year are entered here when the State Council has published them."""

    view_perm = "core.view_calendarday"
    position = 21
    add_perm = change_perm = "core.set_calendarday"
    form = CalendarDayForm
    list_display = ["day", "name", "is_working", "source"]
    list_filter = ["is_working"]
    date_hierarchy = "day"
    ordering = ["-day"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["day"] if obj else []

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        user: Any = request.user
        obj.pk = services.set_day(
            obj.day, is_working=obj.is_working, name=obj.name, source=obj.source, by=user
        ).pk
