"""200 colleagues tap at the same second: 30 get a place. And what happens without the lock.

Real threads, each with a connection of its own, on the real database.
"""

from __future__ import annotations

import contextlib
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pgtrigger
import pytest
from django.db import IntegrityError, close_old_connections, connection

from activities.activity import services
from activities.activity.workflow import RegistrationState
from activities.models import Activity, Registration
from members.models import Person, User
from tests.factories.activities import ActivityFactory, RegistrationFactory
from tests.factories.members import DepartmentFactory
from union_portal.core.audit.grants import ROLE
from union_portal.core.outbox.models import InboxMessage

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

CLIENTS, PLACES = 200, 30


@contextlib.contextmanager
def asleep(uri: str) -> Iterator[None]:
    """Only the owner can take a trigger away for a while; the portal's role can't even ignore it."""
    ((model, trigger),) = pgtrigger.registered(uri)

    def alter(deed: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            cursor.execute(
                f"ALTER TABLE {model._meta.db_table} {deed} TRIGGER {trigger.get_pgid(model)}; SET ROLE {ROLE}"
            )

    alter("DISABLE")
    try:
        yield
    finally:
        alter("ENABLE")


def colleagues(count: int) -> list[User]:
    department = DepartmentFactory()
    people = Person.objects.bulk_create(
        Person(staff_number=f"R{n:04}", name=f"职工{n}", sex="F", department=department) for n in range(count)
    )
    return User.objects.bulk_create(User(person=p, staff_number=p.staff_number) for p in people)


def at_once(work: Callable[[Any], Any], items: list[Any]) -> list[Any]:
    """Run ``work(item)`` in as many threads as there are items, all let go by one barrier."""
    barrier, answers = threading.Barrier(len(items)), list[Any]()

    def client(item: Any) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=60)
            answers.append(work(item))
        except Exception as error:  # noqa: BLE001 - an answer too
            answers.append(error)
        finally:
            close_old_connections()
            connection.close()

    threads = [threading.Thread(target=client, args=[item]) for item in items]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def without_lock(barrier: threading.Barrier, activity: Activity) -> Callable[[User], Registration]:
    """What must never be written: look whether there is a place, then take it."""

    def register(user: User) -> Registration:
        is_free = activity.registrations.holding_a_place().count() < PLACES
        barrier.wait(timeout=60)
        return RegistrationFactory(
            activity=activity, person=user.person,
            state=RegistrationState.CONFIRMED if is_free else RegistrationState.WAITLISTED,
        )  # fmt: skip

    return register


def test_200_clients_for_30_places_sell_30_and_170_wait_in_order():
    activity, users = ActivityFactory(places=PLACES), colleagues(CLIENTS)

    answers = at_once(lambda user: services.register(activity, person=user.person, by=user), users)

    assert Counter(getattr(a, "state", a) for a in answers) == {"CONFIRMED": 30, "WAITLISTED": 170}
    activity.refresh_from_db()
    assert (activity.taken, activity.waiting) == (30, 170)
    confirmed = activity.registrations.confirmed().order_by("-pk").first()
    assert confirmed.pk < activity.registrations.waitlisted().first().pk
    line = [r.place_in_line for r in activity.registrations.waitlisted()]
    assert line == list(range(1, 171))
    assert InboxMessage.objects.count() == 200


def test_without_the_lock_they_oversell():
    """The positive control: the same crowd, count and then insert, the last line asleep."""
    activity, users = ActivityFactory(places=PLACES), colleagues(CLIENTS)
    register = without_lock(threading.Barrier(CLIENTS), activity)

    with asleep("activities.Registration:tally_places"):
        at_once(register, users)

    assert activity.registrations.holding_a_place().count() == CLIENTS


def test_without_the_lock_the_database_still_sells_no_place_too_many():
    activity, users = ActivityFactory(places=PLACES), colleagues(CLIENTS)

    answers = at_once(without_lock(threading.Barrier(CLIENTS), activity), users)

    assert Counter(type(a) for a in answers) == {Registration: 30, IntegrityError: 170}
    assert activity.registrations.holding_a_place().count() == PLACES


def test_withdrawals_and_newcomers_at_once_leave_no_place_empty_and_none_double():
    activity, users = ActivityFactory(places=PLACES), colleagues(100)
    for user in users[:60]:
        services.register(activity, person=user.person, by=user)
    first_thirty = list(activity.registrations.order_by("pk")[:30])
    waiting = list(activity.registrations.waitlisted())

    def act(item: Any) -> None:
        if isinstance(item, Registration):
            services.withdraw(item, by=item.person.user)
        else:
            services.register(activity, person=item.person, by=item)

    answers = at_once(act, [*first_thirty[:20], *users[60:]])

    assert answers == [None] * 60
    activity.refresh_from_db()
    assert (activity.taken, activity.waiting) == (30, 50)
    moved_up = [
        r.pk for r in waiting if Registration.objects.get(pk=r.pk).state == RegistrationState.CONFIRMED
    ]
    assert moved_up == [r.pk for r in waiting[:20]]
    assert InboxMessage.objects.filter(kind="activities.registration.moved_up").count() == 20


def test_tapping_ten_times_at_once_is_one_registration():
    activity, user = ActivityFactory(places=PLACES), colleagues(1)[0]
    answers = at_once(lambda _n: services.register(activity, person=user.person, by=user), list(range(10)))
    assert Counter(type(a) for a in answers) == {Registration: 1, services.AlreadyRegistered: 9}
    activity.refresh_from_db()
    assert (activity.taken, activity.waiting) == (1, 0)
