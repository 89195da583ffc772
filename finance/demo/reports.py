"""The fund reports of the years that are over, as the members have read them."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from finance.period.models import Period
from finance.report import notes
from finance.report.figures import build
from finance.report.models import YearReport
from finance.report.snapshot import for_members, freeze
from finance.report.workflow import State
from union_portal.core.demo import DemoWorld


def load(world: DemoWorld) -> None:
    """Counted in January, signed, approved and published by March, before the congress hears of it."""
    years = Period.objects.filter(year__lt=world.today.year).order_by("year").values_list("year", flat=True)
    for year in sorted(set(years)):
        _published(world, year)


def _published(world: DemoWorld, year: int) -> None:
    people = world.people
    days = {
        step: dt.date(year + 1, month, day)
        for step, month, day in (("made", 1, 20), ("signed", 1, 23), ("approved", 2, 6), ("published", 3, 10))
    }
    if days["published"] > world.today:
        return
    at = {step: timezone.make_aware(dt.datetime.combine(day, dt.time(10, 20))) for step, day in days.items()}
    figures = build(year)
    report = YearReport.objects.create(
        year=year, state=State.PUBLISHED, figures=freeze(figures), published_figures=freeze(for_members(figures)),
        counted_at=at["made"], made_by=people["bookkeeper"], signed_by=people["checker"], signed_at=at["signed"],
        approved_by=people["chair"], approved_at=at["approved"], published_by=people["chair"],
        published_at=at["published"], **notes.draft(figures),
    )  # fmt: skip
    for step, who in (
        ("made", "bookkeeper"),
        ("signed", "checker"),
        ("approved", "chair"),
        ("published", "chair"),
    ):
        world.recall(f"finance.yearreport.{step}", report, by=people[who], at=days[step])
