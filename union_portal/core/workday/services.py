"""Count in working days. Beyond the last known year of the calendar only weekends count, and pages say so."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import chinese_calendar
from chinese_calendar.constants import Holiday, holidays, workdays
from django.core.cache import cache
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError
from union_portal.core.workday.models import CalendarDay

if TYPE_CHECKING:
    from members.models import User

log = logging.getLogger(__name__)

SOURCE = "国务院办公厅节假日安排 (chinesecalendar)"
ONE_DAY = dt.timedelta(days=1)
CACHE_KEY = "core.workday.days"


def load_presets() -> None:
    """Fill an empty calendar with the published holidays."""
    if CalendarDay.objects.exists():
        return
    words = {holiday.value: holiday.chinese for holiday in Holiday}
    CalendarDay.objects.bulk_create(
        CalendarDay(
            day=day,
            is_working=chinese_calendar.is_workday(day),
            name=words[name] + ("调休上班" if chinese_calendar.is_workday(day) else ""),
            source=SOURCE,
        )
        for day, name in sorted((holidays | workdays).items())
        if chinese_calendar.is_workday(day) != (day.weekday() < 5)
    )
    forget()


@transaction.atomic
def set_day(day: dt.date, *, is_working: bool, name: str, source: str, by: User) -> CalendarDay:
    """Enter or correct a day of the calendar, as the State Council's notice says (节假日安排通知)."""
    check_day(day, is_working=is_working)
    row, _created = CalendarDay.objects.update_or_create(
        day=day, defaults={"is_working": is_working, "name": name, "source": source}
    )
    audit.record("core.workday.set", row, by=by, day=day, is_working=is_working, name=name)
    transaction.on_commit(forget)
    return row


def check_day(day: dt.date, *, is_working: bool) -> None:
    """Raises ``DomainError`` for a day that needs no entry, since it is as its weekday says."""
    if is_working == (day.weekday() < 5):
        raise DomainError(
            _("%(day)s is like any such weekday. Only days that differ from their weekday are entered.")
            % {"day": date_format(day)},
            field="is_working",
        )


def forget() -> None:
    """The calendar has changed: whatever was remembered of it is old."""
    try:
        cache.delete(CACHE_KEY)
    except (RedisError, OSError) as error:
        log.warning("the calendar could not be forgotten: %s", error)


def _exceptions() -> dict[dt.date, bool]:
    """The days that differ from their weekday; from the database when Redis is away."""
    try:
        found: dict[dt.date, bool] | None = cache.get(CACHE_KEY)
        if found is None:
            found = dict(CalendarDay.objects.values_list("day", "is_working"))
            cache.set(CACHE_KEY, found, 3600)
    except (RedisError, OSError) as error:
        log.warning("the calendar could not be remembered: %s", error)
        found = dict(CalendarDay.objects.values_list("day", "is_working"))
    return found


def known_until() -> dt.date:
    """The last day of the last year whose holidays are known."""
    days = _exceptions()
    return dt.date(max(days).year if days else 2000, 12, 31)


def is_known(day: dt.date) -> bool:
    """Whether the holidays of the day's year are entered; else a count over it is an estimate, and pages say so."""
    return day <= known_until()


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


@dataclass(frozen=True)
class Count:
    """How a day was found: so many working days after ``start``, with all days in between that don't count or do so
    against their weekday, so that anybody can count it again by hand."""

    start: dt.date
    end: dt.date
    working_days: int
    free_weekend_days: int
    holidays: list[CalendarDay]
    worked_weekend_days: list[CalendarDay]
    is_known: bool


def explain(start: dt.date, end: dt.date) -> Count:
    """The count from the day after ``start`` up to and including ``end``."""
    moved = list(CalendarDay.objects.filter(day__gt=start, day__lte=end))
    holidays = [day for day in moved if not day.is_working and day.day.weekday() < 5]
    worked = [day for day in moved if day.is_working]
    days = (start + dt.timedelta(days=n) for n in range(1, (end - start).days + 1))
    weekends = sum(day.weekday() >= 5 for day in days) - len(worked)
    return Count(start, end, between(start, end), weekends, holidays, worked, is_known(end))
