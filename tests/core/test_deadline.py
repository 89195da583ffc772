"""Deadlines: the ladder of reminders in working days, rung once, caught up with, and higher up when late."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from tests.factories.members import UserFactory
from tests.specimen.models import Specimen
from union_portal.core.deadline import services as deadlines
from union_portal.core.models import DataKey, Deadline, InboxMessage
from union_portal.core.workday import services as workday

pytestmark = pytest.mark.django_db
DUE = dt.date(2026, 3, 20)  # a Friday without holidays around


@pytest.fixture
def ladder():
    """A specimen to be answered by Friday, by one person, under another."""
    workday.load_presets()
    handler, leader = UserFactory(), UserFactory()
    specimen = Specimen.objects.create(data_key=DataKey.of("specimen:1"))
    deadlines.set_deadline(
        specimen, "specimen.reply", responsible=[handler.pk], escalate_to=[leader.pk], due_on=DUE
    )
    return specimen, handler, leader


def told() -> list[tuple[str, int]]:
    kinds = {"core.deadline.near": "near", "core.deadline.late": "late"}
    return [(kinds[m.kind], m.user_id) for m in InboxMessage.objects.order_by("pk")]


def test_days_are_counted_from_today_in_working_days():
    workday.load_presets()
    specimen = Specimen.objects.create(data_key=DataKey.of("specimen:1"))
    found = deadlines.set_deadline(
        specimen, "specimen.reply", responsible=[], working_days=5, counted_from=dt.date(2025, 9, 26)
    )
    assert found.due_on == dt.date(2025, 10, 10)  # the 28th, a Sunday, is worked
    assert (found.counted_from, found.working_days) == (dt.date(2025, 9, 26), 5)


def test_the_ladder_rings_on_its_days_for_those_concerned(ladder):
    _specimen, handler, leader = ladder
    rang = {}
    for n in range(-6, 14):
        day = DUE + dt.timedelta(days=n)
        before = len(told())
        deadlines.remind(on=day)
        if new := told()[before:]:
            rang[f"{day:%m-%d}"] = new
    near, late = [("near", handler.pk)], [("late", handler.pk), ("late", leader.pk)]
    assert rang == {
        "03-17": near, "03-19": near, "03-20": near, "03-23": late, "03-25": late, "03-31": late,
    }  # fmt: skip


def test_the_same_morning_twice_tells_once(ladder):
    assert (deadlines.remind(on=DUE), deadlines.remind(on=DUE)) == (1, 0)
    assert len(told()) == 1


def test_after_a_sleep_only_the_latest_rung_is_caught_up_with(ladder):
    _specimen, handler, leader = ladder
    assert deadlines.remind(on=DUE + dt.timedelta(days=6)) == 1  # four working days late: the rung of three
    assert told() == [("late", handler.pk), ("late", leader.pk)]
    assert Deadline.objects.get().rung == 3


def test_the_words_say_what_is_due_and_how_many_days_are_left(ladder):
    deadlines.remind(on=dt.date(2026, 3, 17))
    message = InboxMessage.objects.get()
    assert "试验答复" in message.title
    assert "3" in message.title
    assert message.url == ladder[0].get_absolute_url()


def test_each_step_of_a_ladder_tells_its_own_levels(ladder, monkeypatch):
    _specimen, handler, leader = ladder
    chair = UserFactory()
    rungs = {
        -3: [deadlines.responsible], 3: [deadlines.responsible, deadlines.above],
        7: [deadlines.above, lambda _deadline: [chair.pk, None]],
    }  # fmt: skip
    monkeypatch.setitem(
        deadlines.kinds._items, "specimen.reply", deadlines.DeadlineKind("试验答复", ladder=lambda _on: rungs)
    )
    rang = {}
    for n in range(-4, 14):
        before = len(told())
        deadlines.remind(on=DUE + dt.timedelta(days=n))
        if new := [user for _kind, user in told()[before:]]:
            rang[f"{DUE + dt.timedelta(days=n):%m-%d}"] = new
    assert rang == {
        "03-17": [handler.pk], "03-25": [handler.pk, leader.pk], "03-31": [leader.pk, chair.pk],
    }  # fmt: skip


@pytest.mark.parametrize("over", [deadlines.meet, deadlines.cancel])
def test_what_is_done_or_dropped_is_not_reminded_of(ladder, over):
    over(ladder[0], "specimen.reply")
    assert deadlines.remind(on=DUE + dt.timedelta(days=30)) == 0
    assert told() == []


def test_a_new_deadline_replaces_the_running_one_and_starts_its_ladder_anew(ladder):
    specimen, handler, _leader = ladder
    deadlines.remind(on=DUE)
    deadlines.set_deadline(
        specimen, "specimen.reply", responsible=[handler.pk], due_on=DUE + dt.timedelta(days=28)
    )
    assert Deadline.objects.running().get().rung is None
    assert Deadline.objects.exclude(cancelled_at=None).count() == 1


def test_one_deadline_that_fails_does_not_stop_the_others(ladder, caplog):
    other = Specimen.objects.create(data_key=DataKey.of("specimen:2"))
    broken = deadlines.set_deadline(other, "specimen.reply", responsible=[], due_on=DUE)
    Deadline.objects.filter(pk=broken.pk).update(kind="gone.kind")
    assert deadlines.remind(on=DUE) == 1
    assert len(told()) == 1
    assert "gone.kind" in caplog.text


def test_the_database_keeps_one_running_deadline_of_a_kind(ladder):
    found = Deadline.objects.get()
    found.pk = None
    with pytest.raises(IntegrityError, match="deadline_one_running_of_a_kind"), transaction.atomic():
        found.save(force_insert=True)
