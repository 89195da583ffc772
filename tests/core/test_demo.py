"""What the demo's loaders tell of the past becomes a sealed history in the order of time."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.members import UserFactory
from tests.specimen.models import Specimen
from union_portal.core.audit import services as audit
from union_portal.core.audit.models import READ, AuditEntry
from union_portal.core.demo import DemoWorld, write_memories
from union_portal.core.sealing.models import DataKey

TODAY = dt.date(2026, 5, 20)
YESTERDAY = dt.date(2026, 5, 19)
pytestmark = pytest.mark.django_db


def new_world() -> DemoWorld:
    return DemoWorld(today=TODAY, random=random.Random(1))


def test_memories_are_written_in_the_order_of_time_and_sealed():
    world, user, specimen = (
        new_world(),
        UserFactory(),
        Specimen(title="样本甲", data_key=DataKey.of("specimen:demo")),
    )
    noon = dt.datetime(2026, 5, 18, 12, tzinfo=timezone.get_current_timezone())
    world.recall("test.thing.second", specimen, by=user, at=YESTERDAY, reason="补材料", on=YESTERDAY)
    world.recall("test.thing.third", specimen, by=None, at=YESTERDAY)
    world.recall("test.thing.first", specimen, by=user, at=noon)
    specimen.save()

    assert write_memories(world) == 3
    entries = list(AuditEntry.objects.about(specimen).order_by("pk"))
    assert [entry.action for entry in entries] == [
        "test.thing.first",
        "test.thing.second",
        "test.thing.third",
    ]
    first, second, third = entries
    assert (first.at, first.by, first.title, first.details) == (noon, user, "样本甲", {})
    assert (second.by, second.details) == (user, {"reason": "补材料", "on": "2026-05-19"})
    assert third.by is None
    assert timezone.localtime(second.at).date() == timezone.localtime(third.at).date() == YESTERDAY
    assert second.at < third.at
    assert audit.verify() == audit.Verdict(3, audit.head(), None)


def test_a_reading_says_whose_data_it_was_and_nothing_lies_in_the_future():
    world, officer, owner = new_world(), UserFactory(), UserFactory()
    specimen = Specimen.objects.create(owner=owner, data_key=DataKey.of("specimen:demo"))
    later = timezone.now() + dt.timedelta(hours=5)
    world.recall(READ, specimen, by=officer, at=later, field="diagnosis")
    write_memories(world)
    (entry,) = AuditEntry.objects.concerning(owner)
    assert (entry.by, entry.field_label) == (officer, "诊断")
    assert entry.at <= timezone.now()


def test_the_same_queries_write_one_memory_and_thirty():
    user, counts = UserFactory(), []
    for size in (1, 1, 30):  # the first also fetches the kinds of records
        world = new_world()
        for _n in range(size):
            world.recall("test.thing.done", user, by=user, at=YESTERDAY)
        with CaptureQueriesContext(connection) as queries:
            write_memories(world)
        counts.append(len(queries))
    assert counts[1] == counts[2]
