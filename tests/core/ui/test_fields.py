"""A browser's date picker understands ISO alone: in whatever language a form is shown, it keeps its day."""

from __future__ import annotations

import datetime as dt

import pytest
from django import forms
from django.utils import timezone, translation

from finance.voucher.forms import VoucherForm
from union_portal.core.ui.fields import DayField, MomentInput

MORNING = dt.datetime(2026, 11, 23, 8, 5, tzinfo=timezone.get_default_timezone())


class HolidayForm(forms.Form):
    name = forms.CharField()
    day = DayField(initial=dt.date(2026, 11, 23))
    opens = forms.DateTimeField(widget=MomentInput, initial=MORNING)


@pytest.fixture(autouse=True, params=["zh-hans", "en"])
def language(request):
    with translation.override(request.param):
        yield


def value(form: forms.BaseForm, name: str) -> tuple[str, str]:
    widget = form[name].subwidgets[0].data
    return widget["type"], widget["value"]


def test_a_day_is_shown_in_iso():
    form = HolidayForm()
    assert value(form, "day") == ("date", "2026-11-23")
    assert value(form, "opens") == ("datetime-local", "2026-11-23T08:05")


def test_a_day_survives_a_mistake_beside_it():
    form = HolidayForm({"name": "", "day": "2026-11-24", "opens": "2026-11-24T09:00"})
    assert list(form.errors) == ["name"]
    assert value(form, "day") == ("date", "2026-11-24")
    assert value(form, "opens") == ("datetime-local", "2026-11-24T09:00")
    assert form.cleaned_data["day"] == dt.date(2026, 11, 24)


def test_a_saved_day_is_shown_in_iso():
    form = VoucherForm(initial={"date": dt.date(2026, 3, 1)})
    assert value(form, "date") == ("date", "2026-03-01")
