"""The demo's activities: all states, believable numbers, the same each time."""

from __future__ import annotations

import random

import pytest
from django.db.models import Count
from django.utils import timezone

from activities import demo
from activities.activity import figures
from activities.activity.workflow import RegistrationState, State
from activities.models import Activity, Registration
from members import demo as people
from union_portal.core.demo import SEED, DemoWorld
from union_portal.core.matter.models import Matter


@pytest.mark.django_db
def test_forty_activities_in_all_states():
    world = DemoWorld(today=timezone.localdate(), random=random.Random(SEED))
    people.load(world)
    demo.load(world)

    assert Activity.objects.count() == 40
    states = dict(Activity.objects.values_list("state").annotate(n=Count("pk")))
    assert states == {State.FINISHED: 20, State.PUBLISHED: 15, State.CANCELLED: 2, State.DRAFT: 3}
    now = timezone.now()
    assert Activity.objects.open_for_registration(at=now).count() >= 11
    assert Activity.objects.published().upcoming(at=now).filter(waiting__gt=0).count() == 3
    assert Activity.objects.to_wrap_up(at=now).count() >= 1
    assert {r["state"] for r in Registration.objects.values("state")} == set(RegistrationState)
    assert Registration.objects.filter(registered_at__gt=now).count() == 0
    assert (
        Matter.objects.filter(kind="activities.registration").count() == Registration.objects.count() > 1_200
    )
    staff = world.people["staff"].person
    assert Registration.objects.filter(person=staff).count() > 3
    year = timezone.localdate().year - 1
    assert figures.held(year) > 3
    assert len(figures.by_department(year)) > 30
