"""The year-ends of the years that are over, and a month that the chair once had to open again."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from finance.closing.models import Reopening, YearEnd
from finance.period.models import Period
from union_portal.core.demo import DemoWorld


def load(world: DemoWorld) -> None:
    people = world.people
    closed = Period.objects.closed().order_by("year", "month")
    for year in sorted({period.year for period in closed if period.month == 12}):
        year_end = YearEnd.objects.create(year=year, begun_by=people["bookkeeper"])
        world.recall("finance.yearend.begun", year_end, by=people["bookkeeper"], at=dt.date(year, 12, 31))
    month = closed.last()
    if month is None:
        return
    first = month.starts_on + dt.timedelta(days=33)
    day = timezone.make_aware(dt.datetime.combine(first, dt.time(9, 40)))
    reason = "漏记一笔工会小组活动支出，经工会主席同意补记。"
    Reopening.objects.create(
        period=month, closed_at=day - dt.timedelta(days=1), closed_by=people["bookkeeper"], reopened_at=day,
        reopened_by=people["chair"], reason=reason,
    )  # fmt: skip
    world.recall("finance.period.closed", month, by=people["bookkeeper"], at=day - dt.timedelta(days=1))
    world.recall("finance.period.reopened", month, by=people["chair"], at=day, reason=reason)
    world.recall("finance.period.closed", month, by=people["bookkeeper"], at=day + dt.timedelta(hours=5))
