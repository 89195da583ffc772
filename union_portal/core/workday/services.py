"""Count in working days. Beyond the last known year of the calendar only weekends count, and pages say so."""

from __future__ import annotations

import datetime as dt

import chinese_calendar
from chinese_calendar.constants import holidays, workdays
from django.core.cache import cache

from union_portal.core.workday.models import CalendarDay

SOURCE = "国务院办公厅节假日安排 (chinesecalendar)"
ONE_DAY = dt.timedelta(days=1)
CACHE_KEY = "core.workday.days"


def load_presets() -> None:
    """Fill an empty calendar with the published holidays."""
    if CalendarDay.objects.exists():
        return
    CalendarDay.objects.bulk_create(
        CalendarDay(
            day=day,
            is_working=chinese_calendar.is_workday(day),
            name=str(chinese_calendar.get_holiday_detail(day)[1] or "")[:60] or "调休",
            source=SOURCE,
        )
        for day in sorted({*holidays, *workdays})
        if chinese_calendar.is_workday(day) != (day.weekday() < 5)
    )
    cache.delete(CACHE_KEY)


def _exceptions() -> dict[dt.date, bool]:
    found: dict[dt.date, bool] | None = cache.get(CACHE_KEY)
    if found is None:
        found = dict(CalendarDay.objects.values_list("day", "is_working"))
        cache.set(CACHE_KEY, found, 3600)
    return found


def known_until() -> dt.date:
    """The last day of the last year whose holidays are known."""
    days = _exceptions()
    return dt.date(max(days).year if days else 2000, 12, 31)


def is_working_day(day: dt.date) -> bool:
    return _exceptions().get(day, day.weekday() < 5)


def add(day: dt.date, working_days: int) -> dt.date:
    """The day that lies so many working days after (or before) ``day``; zero gives the day itself."""
    exceptions = _exceptions()
    step = ONE_DAY if working_days > 0 else -ONE_DAY
    left = abs(working_days)
    while left:
        day += step
        left -= exceptions.get(day, day.weekday() < 5)
    return day


def between(start: dt.date, end: dt.date) -> int:
    """Working days after ``start`` up to and including ``end``; negative when ``end`` lies before."""
    if end < start:
        return -between(end, start)
    exceptions = _exceptions()
    days = (start + dt.timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(exceptions.get(day, day.weekday() < 5) for day in days)
