"""Working days by the published Chinese calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache
from redis.exceptions import ConnectionError as RedisDown

from tests.factories.members import UserFactory
from union_portal.core.errors import DomainError
from union_portal.core.models import CalendarDay
from union_portal.core.workday import services as workday

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def presets() -> None:
    workday.load_presets()


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2025-01-26", True),  # Sunday, worked for Spring Festival
        ("2025-01-28", False),  # New Year's Eve, a Tuesday
        ("2025-10-01", False),
        ("2025-10-08", False),  # National Day and Mid-Autumn together
        ("2025-10-11", True),  # Saturday, worked
        ("2026-01-01", False),
        ("2026-01-04", True),  # Sunday, worked
        ("2026-02-17", False),
        ("2026-03-08", False),  # Women's Day on a Sunday: half a day for women is no public holiday
        ("2026-03-09", True),
        ("2026-10-10", True),
    ],
)
def test_known_days_of_2025_and_2026(day, works):
    assert workday.is_working_day(dt.date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2025-09-29", 1, "2025-09-30"),
        ("2025-09-30", 1, "2025-10-09"),  # over the eight days of National Day
        ("2025-10-09", 2, "2025-10-11"),  # the worked Saturday counts
        ("2025-10-09", -1, "2025-09-30"),
        ("2025-10-11", -2, "2025-10-09"),
        ("2025-10-04", 0, "2025-10-04"),
        ("2025-10-04", 1, "2025-10-09"),  # from a holiday
    ],
)
def test_adding_both_ways(start, days, end):
    assert workday.add(dt.date.fromisoformat(start), days) == dt.date.fromisoformat(end)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2025-09-30", "2025-10-09", 1),
        ("2025-10-09", "2025-09-30", -1),
        ("2025-09-30", "2025-09-30", 0),
        ("2025-09-30", "2025-10-05", 0),
        ("2025-10-10", "2025-10-13", 2),
    ],
)
def test_counting_between_both_ways(start, end, days):
    assert workday.between(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == days


def test_adding_and_counting_agree_all_year_round():
    for n in range(0, 365, 7):
        start = dt.date(2025, 1, 1) + dt.timedelta(days=n)
        for days in (1, 5, 15):
            assert workday.between(start, workday.add(start, days)) == days


def test_beyond_the_last_known_year_only_weekends_count_and_it_says_so():
    beyond = dt.date(workday.known_until().year + 1, 10, 1)
    assert not workday.is_known(beyond)
    assert workday.is_known(workday.known_until())
    assert workday.is_working_day(beyond) is (beyond.weekday() < 5)


def test_holidays_bear_their_chinese_names():
    names = dict(CalendarDay.objects.filter(day__year=2026).values_list("day", "name"))
    assert names[dt.date(2026, 1, 1)] == "元旦"
    assert names[dt.date(2026, 10, 10)] == "国庆节调休上班"


def test_a_day_that_is_entered_counts_at_once(django_capture_on_commit_callbacks):
    day = dt.date(workday.known_until().year + 1, 1, 4)
    assert day.weekday() < 5
    with django_capture_on_commit_callbacks(execute=True):
        workday.set_day(day, is_working=False, name="元旦", source="国办发明电", by=UserFactory())
    assert workday.is_working_day(day) is False
    assert workday.known_until().year == day.year


def test_a_day_like_any_other_is_not_entered():
    with pytest.raises(DomainError) as refused:
        workday.set_day(dt.date(2026, 3, 9), is_working=True, name="", source="", by=UserFactory())
    assert refused.value.field == "is_working"


def test_days_are_counted_when_redis_is_away(monkeypatch, caplog):
    def away(*args: object, **kwargs: object) -> None:
        raise RedisDown("no answer")

    monkeypatch.setattr(type(cache._connections["default"]), "get", away)
    assert workday.is_working_day(dt.date(2025, 10, 1)) is False
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_a_count_is_explained_so_that_it_can_be_done_again_by_hand():
    start = dt.date(2025, 9, 26)
    count = workday.explain(start, workday.add(start, 10))
    assert (count.end, count.working_days, count.is_known) == (dt.date(2025, 10, 16), 10, True)
    assert [day.day.day for day in count.holidays] == [1, 2, 3, 6, 7, 8]
    assert [str(day.day) for day in count.worked_weekend_days] == ["2025-09-28", "2025-10-11"]
    assert (count.end - start).days - len(count.holidays) - count.free_weekend_days == 10
