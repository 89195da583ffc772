"""The demo hospital's people are as many and as varied as promised, and the same each time."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from django.db import transaction
from django.db.models import Count, Q

from members import demo
from members.models import Campus, Delegation, Department, Mandate, Person, Post, User
from union_portal.core.demo import PASSWORD, SEED, DemoWorld

pytestmark = pytest.mark.django_db
KEYS = """staff delegate colleague second_colleague committee_chair committee_secretary committee_member leader handler
head chair officer welfare_officer welfare_member activity_officer preparer checker bookkeeper cashier auditor supervisor
system_admin security_admin security_auditor"""


FIELDS = ("staff_number", "name", "sex", "birth_date", "department__name", "job_title", "status", "email")


def world(today: dt.date = dt.date(2026, 5, 1)) -> DemoWorld:
    loaded = DemoWorld(today=today, random=random.Random(SEED))
    demo.load(loaded)
    return loaded


def test_the_demo_hospital_is_as_promised():
    loaded = world()
    assert (Campus.objects.count(), Department.objects.count()) == (3, 60)
    staff = Person.objects.employed()
    assert staff.count() == 2_000
    nurses = staff.filter(job_title__in=demo.LADDERS[demo.NURSE]).aggregate(all=Count("pk"), women=Count("pk", filter=Q(sex="F")))  # fmt: skip
    assert nurses["women"] / nurses["all"] > 0.9
    assert Mandate.objects.standing(on=loaded.today).count() == 186
    assert Delegation.objects.annotate(n=Count("mandates")).filter(n__gte=10).count() == 6
    assert Mandate.objects.filter(is_head=True).count() == 6
    assert set(loaded.people) == set(KEYS.split())
    assert [entry.staff_number for entry in loaded.sign_ins] == [str(10_001 + n) for n in range(24)]
    assert all(user.check_password(PASSWORD) for user in loaded.people.values())
    assert User.objects.without_password().count() > 1_900
    assert {kind for kind, _label in Post.Kind.choices} == set(Post.objects.values_list("kind", flat=True))
    for kind in ("DEPARTMENT_HEAD", "DEPARTMENT_HANDLER"):
        assert Post.objects.filter(kind=kind).values("department").distinct().count() == 60


def test_the_demo_is_the_same_each_time():
    registers = []
    for _time in range(2):
        with transaction.atomic():
            world()
            registers.append(list(Person.objects.order_by("staff_number").values_list(*FIELDS)))
            transaction.set_rollback(True)
    assert registers[0] == registers[1]
