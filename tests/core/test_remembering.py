"""Makers of tests: what they wrote is put back as it was, and only into a portal that nobody has written to."""

from __future__ import annotations

import pytest

from members.models import Person, User
from tests.factories.members import PersonFactory, UserFactory
from tests.remembering import remembered
from union_portal.core.workday.models import CalendarDay

pytestmark = pytest.mark.django_db
CALLS = []


@remembered
def colleague(name: str) -> User:
    CALLS.append(name)
    return UserFactory(person__name=name, posts=["CASHIER"])


@pytest.fixture(scope="module")
def first() -> dict[str, object]:
    return {}


@pytest.mark.parametrize("time", ["first", "again"])
def test_rows_and_their_history_are_the_same_in_a_later_test(time, first):
    user = colleague("王 100% %s 'O")
    person = user.person
    found = [
        (user.pk, user.posts[0].kind), list(Person.objects.values()), list(person.events.values("pgh_label", "name")),
    ]  # fmt: skip
    assert Person.objects.get().name == person.name == "王 100% %s 'O"
    assert found == first.setdefault("found", found)
    assert CALLS.count("王 100% %s 'O") == 1


@remembered
def closed_calendar() -> None:
    CALLS.append("calendar")
    CalendarDay.objects.all().delete()


@pytest.mark.parametrize("time", ["first", "again"])
def test_presets_that_were_taken_away_are_taken_away_in_a_later_test(time):
    assert CalendarDay.objects.exists()
    closed_calendar()
    assert not CalendarDay.objects.exists()
    assert CALLS.count("calendar") == 1


@remembered
def renamed_calendar() -> None:
    CALLS.append("names")
    CalendarDay.objects.update(name="放假")


@pytest.mark.parametrize("time", ["first", "again"])
def test_presets_that_were_changed_are_changed_in_a_later_test(time):
    before = CalendarDay.objects.count()
    renamed_calendar()
    assert CalendarDay.objects.filter(name="放假").count() == before > 0
    assert CALLS.count("names") == 1


def test_after_something_was_written_it_is_made_anew():
    PersonFactory()
    before = len(CALLS)
    colleague("王 100% %s 'O")
    assert len(CALLS) == before + 1
    assert Person.objects.count() == 2


def test_what_depends_on_an_object_is_made_anew():
    before = len(CALLS)
    remembered(lambda of: CALLS.append(of))(of=Person(name="王"))
    assert len(CALLS) == before + 1
