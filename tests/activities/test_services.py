"""Planning, publishing, registering, withdrawing: each move, each refusal, what people are told."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from activities.activity import services
from activities.activity.workflow import NEXT, REGISTRATION_NEXT, RegistrationState, State
from activities.models import Activity, Registration
from tests.factories.activities import ActivityFactory, RegistrationFactory, hours, somebody
from tests.factories.members import CampusFactory, DepartmentFactory, PersonFactory, UserFactory
from union_portal.core.audit.models import AuditEntry
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.matter.models import Matter
from union_portal.core.outbox.models import InboxMessage, OutboxMessage
from union_portal.core.todo.models import Todo

pytestmark = pytest.mark.django_db


def register(activity: Activity, user=None) -> Registration:
    user = user or somebody()
    return services.register(activity, person=user.person, by=user)


def told(user) -> list[str]:
    return [message.kind for message in InboxMessage.objects.filter(user=user).order_by("pk")]


def counts(activity: Activity) -> tuple[int, int]:
    activity.refresh_from_db()
    return activity.taken, activity.waiting


# -- planning -------------------------------------------------------------------------------------------
def test_plan_keeps_a_draft_of_its_author():
    officer = UserFactory(posts=["ACTIVITY_OFFICER"])
    activity = services.plan_activity(
        ActivityFactory.build(state=State.DRAFT, published_at=None, created_by=None), by=officer
    )
    assert (activity.created_by, activity.state) == (officer, State.DRAFT)
    assert [entry.action for entry in AuditEntry.objects.all()] == ["activities.activity.planned"]


def test_publish_shows_a_draft_to_the_staff():
    activity, officer, colleague = ActivityFactory(draft=True), somebody(), somebody()
    assert list(Activity.objects.visible_to(colleague)) == []

    services.publish_activity(activity, by=officer)

    assert list(Activity.objects.visible_to(colleague)) == [activity]
    activity.refresh_from_db()
    assert activity.published_at is not None


def test_publish_refuses_a_window_that_is_over():
    activity = ActivityFactory(draft=True, registration_closes_at=hours(-1))
    with pytest.raises(DomainError, match="Registration would be closed already"):
        services.publish_activity(activity, by=activity.created_by)


DEEDS = {
    State.PUBLISHED: lambda a: services.publish_activity(a, by=a.created_by),
    State.CANCELLED: lambda a: services.cancel_activity(a, by=a.created_by, reason="台风"),
    State.FINISHED: lambda a: services.finish_activity(a, by=a.created_by),
}


@pytest.mark.parametrize(
    ("state", "target"), [(s, t) for s in State for t in DEEDS if t not in NEXT.get(s, frozenset())]
)
def test_every_other_move_is_refused_and_leaves_no_trace(state, target):
    activity = ActivityFactory(state=state)
    with pytest.raises(NotNow):
        DEEDS[target](activity)
    activity.refresh_from_db()
    assert activity.state == state
    assert AuditEntry.objects.count() == InboxMessage.objects.count() == 0


def test_discard_throws_away_drafts_only():
    draft, published = ActivityFactory(draft=True), ActivityFactory()
    services.discard_activity(draft, by=draft.created_by)
    with pytest.raises(NotNow, match="can only be cancelled"):
        services.discard_activity(published, by=draft.created_by)
    assert list(Activity.objects.all()) == [published]


def test_cancelling_ends_all_registrations_and_tells_everybody():
    activity = ActivityFactory(places=1)
    first, second = somebody(), somebody()
    register(activity, first), register(activity, second)

    services.cancel_activity(activity, by=activity.created_by, reason="台风")

    assert counts(activity) == (0, 0)
    assert activity.sequence == 1
    assert {r.ending for r in activity.registrations.all()} == {Registration.Ending.CALLED_OFF}
    assert told(first)[-1] == told(second)[-1] == "activities.activity.cancelled"
    assert not Matter.objects.under_way().exists()


def test_a_new_time_is_told_to_who_registered_and_raises_the_sequence():
    activity, user = ActivityFactory(), somebody()
    register(activity, user)
    activity.starts_at, activity.ends_at = hours(100), hours(103)

    services.revise_activity(activity, changed=["starts_at", "ends_at"], by=activity.created_by)

    activity.refresh_from_db()
    assert activity.sequence == 1
    assert told(user) == ["activities.registration.confirmed", "activities.activity.moved"]
    assert Matter.objects.get().due_on == timezone.localtime(activity.starts_at).date()


def test_a_new_text_is_not_told():
    activity, user = ActivityFactory(), somebody()
    register(activity, user)
    activity.text = "请自带水杯。"
    services.revise_activity(activity, changed=["text"], by=activity.created_by)
    activity.refresh_from_db()
    assert (activity.sequence, activity.text) == (0, "请自带水杯。")
    assert told(user) == ["activities.registration.confirmed"]


def test_more_places_move_the_waiting_list_up_in_order():
    activity = ActivityFactory(places=1)
    users = [somebody() for _n in range(4)]
    for user in users:
        register(activity, user)
    activity.places = 3
    services.revise_activity(activity, changed=["places"], by=activity.created_by)
    assert counts(activity) == (3, 1)
    assert [told(user)[-1].rpartition(".")[2] for user in users] == [
        "confirmed", "moved_up", "moved_up", "waitlisted",
    ]  # fmt: skip


def test_there_cannot_be_fewer_places_than_are_taken():
    activity = ActivityFactory(places=2)
    register(activity), register(activity)
    activity.places = 1
    with pytest.raises(DomainError, match="2 places are taken already") as caught:
        services.revise_activity(activity, changed=["places"], by=activity.created_by)
    assert caught.value.field == "places"


@pytest.mark.parametrize("state", [State.CANCELLED, State.FINISHED])
def test_what_is_over_is_not_revised(state):
    activity = ActivityFactory(state=state)
    with pytest.raises(NotNow, match="over or cancelled"):
        services.revise_activity(activity, changed=["text"], by=activity.created_by)


def test_finishing_closes_the_attendance():
    activity = ActivityFactory(over=True, places=2)
    came = RegistrationFactory(activity=activity, state=RegistrationState.CHECKED_IN)
    missed = RegistrationFactory(activity=activity)
    waited = RegistrationFactory(activity=activity, state=RegistrationState.WAITLISTED)
    services.remind(on=timezone.localdate())
    assert Todo.objects.waiting_for(activity.created_by).get().kind == "activities.wrap_up"

    services.finish_activity(activity, by=activity.created_by)

    for registration in (came, missed, waited):
        registration.refresh_from_db()
    assert [came.state, missed.state, waited.state] == ["CHECKED_IN", "ABSENT", "CANCELLED"]
    assert waited.ending == Registration.Ending.NO_PLACE
    assert not Todo.objects.waiting_for(activity.created_by).exists()


def test_finishing_waits_for_the_end():
    activity = ActivityFactory()
    with pytest.raises(DomainError, match="Finish it afterwards"):
        services.finish_activity(activity, by=activity.created_by)


# -- registering ----------------------------------------------------------------------------------------
def test_the_thirty_first_waits():
    activity = ActivityFactory(places=30)
    registrations = [register(activity) for _n in range(32)]
    assert [r.state for r in registrations[:30]] == ["CONFIRMED"] * 30
    assert [r.place_in_line for r in registrations[29:]] == [None, 1, 2]
    assert counts(activity) == (30, 2)
    assert activity.free == 0


def test_registering_is_recorded_told_and_on_the_list_of_matters():
    activity, user = ActivityFactory(title="读书分享会"), UserFactory(email="a@example.org")
    registration = register(activity, user)
    assert [entry.action for entry in AuditEntry.objects.about(registration)] == [
        "activities.registration.made"
    ]
    message = InboxMessage.objects.get(user=user)
    assert (message.kind, message.url) == ("activities.registration.confirmed", activity.get_absolute_url())
    assert "读书分享会" in message.title
    assert OutboxMessage.objects.get(kind="mail").payload["to"] == "a@example.org"
    matter = Matter.objects.of(user).get()
    assert (matter.title, matter.state, matter.is_over) == ("读书分享会", "CONFIRMED", False)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"registration_opens_at": hours(1)}, "Registration opens at"),
        ({"registration_closes_at": hours(-1)}, "Registration closed at .* 工会办 8001"),
        ({"state": State.CANCELLED}, "takes no registrations any more"),
        ({"state": State.FINISHED}, "takes no registrations any more"),
        ({"draft": True}, "takes no registrations any more"),
    ],
)
def test_registering_is_refused_outside_the_window(changes, sentence):
    activity = ActivityFactory(**changes)
    with pytest.raises(NotNow, match=sentence):
        register(activity)
    assert AuditEntry.objects.count() == Registration.objects.count() == 0


def test_the_window_opens_and_closes_to_the_second():
    activity, at = ActivityFactory.build(), timezone.now()
    activity.registration_opens_at, activity.registration_closes_at = at, at + dt.timedelta(hours=1)
    assert [
        activity.is_open(at=at + dt.timedelta(seconds=n)) for n in (-1, 0, 3599, 3600)
    ] == [False, True, True, False]  # fmt: skip


def test_only_the_audience_registers():
    campus, department = CampusFactory(name="东院"), DepartmentFactory(name="急诊科")
    for_campus, for_department = (
        ActivityFactory(for_campus=campus),
        ActivityFactory(for_department=department),
    )
    inside = somebody(department=DepartmentFactory(campus=campus))
    with pytest.raises(DomainError, match="meant for: 东院"):
        register(for_campus)
    with pytest.raises(DomainError, match="meant for: 急诊科"):
        register(for_department)
    assert register(for_campus, inside).holds_a_place
    assert register(for_department, somebody(department=department)).holds_a_place
    assert list(Activity.objects.meant_for(inside.person)) == [for_campus]


@pytest.mark.parametrize("status", ["RETIRED", "LEFT"])
def test_who_has_left_the_hospital_does_not_register(status):
    activity, user = ActivityFactory(), somebody(status=status)
    with pytest.raises(DomainError, match="meant for"):
        register(activity, user)


def test_registering_twice_takes_one_place():
    activity, user = ActivityFactory(), somebody()
    register(activity, user)
    with pytest.raises(services.AlreadyRegistered):
        register(activity, user)
    assert counts(activity) == (1, 0)
    assert len(told(user)) == 1


def test_withdrawing_moves_the_first_who_waits_up_and_tells_her():
    activity = ActivityFactory(places=1)
    first, second, third = somebody(), somebody(), somebody()
    mine, hers, theirs = register(activity, first), register(activity, second), register(activity, third)

    services.withdraw(mine, by=first)

    hers.refresh_from_db(), theirs.refresh_from_db()
    assert (hers.state, theirs.place_in_line) == (RegistrationState.CONFIRMED, 1)
    assert told(second) == ["activities.registration.waitlisted", "activities.registration.moved_up"]
    assert told(third) == ["activities.registration.waitlisted"]
    assert Matter.objects.of(second).get().state == RegistrationState.CONFIRMED
    assert counts(activity) == (1, 1)


def test_withdrawing_from_the_waiting_list_gives_no_place_away():
    activity = ActivityFactory(places=1)
    users = [somebody() for _n in range(3)]
    registrations = [register(activity, user) for user in users]
    services.withdraw(registrations[1], by=users[1])
    assert registrations[2].place_in_line == 1
    assert counts(activity) == (1, 1)


def test_coming_back_goes_to_the_end_of_the_line():
    activity = ActivityFactory(places=1)
    users = [somebody() for _n in range(3)]
    registrations = [register(activity, user) for user in users]
    services.withdraw(registrations[0], by=users[0])
    again = register(activity, users[0])
    assert again.pk != registrations[0].pk
    assert again.place_in_line == 2


def test_withdrawing_twice_is_harmless():
    activity, user = ActivityFactory(), somebody()
    registration = register(activity, user)
    for _tab in range(2):
        assert services.withdraw(registration, by=user).state == RegistrationState.CANCELLED
    assert counts(activity) == (0, 0)
    assert AuditEntry.objects.filter(action="activities.registration.withdrawn").count() == 1


def test_after_the_last_day_only_an_organiser_takes_a_place_back():
    activity, user = ActivityFactory(cancel_until=hours(-1)), somebody()
    registration = register(activity, user)
    with pytest.raises(NotNow, match="Please call the contact: 工会办 8001"):
        services.withdraw(registration, by=user)
    services.withdraw(registration, by=activity.created_by)
    assert told(user)[-1] == "activities.registration.withdrawn"


def test_who_waits_may_leave_the_line_after_the_last_day():
    activity = ActivityFactory(places=1, cancel_until=hours(-1))
    register(activity)
    user = somebody()
    services.withdraw(register(activity, user), by=user)
    assert counts(activity) == (1, 0)


def test_nobody_withdraws_once_it_has_begun():
    activity = ActivityFactory(over=True)
    registration = RegistrationFactory(activity=activity)
    with pytest.raises(NotNow, match="too late to withdraw"):
        services.withdraw(registration, by=activity.created_by)


# -- every day ------------------------------------------------------------------------------------------
def test_the_day_before_everybody_with_a_place_is_reminded_once():
    today = timezone.localdate()
    at = timezone.make_aware(dt.datetime.combine(today + dt.timedelta(days=1), dt.time(15)))
    activity = ActivityFactory(
        starts_at=at, ends_at=at + dt.timedelta(hours=2), places=1,
        registration_closes_at=hours(0.01), cancel_until=hours(0.01),
    )  # fmt: skip
    later = ActivityFactory()
    first, second, third = somebody(), somebody(), somebody()
    register(activity, first), register(activity, second), register(later, third)

    assert services.remind(on=today) == 1
    services.remind(on=today)

    assert told(first) == ["activities.registration.confirmed", "activities.activity.tomorrow"]
    assert told(second) == ["activities.registration.waitlisted"]
    assert told(third) == ["activities.registration.confirmed"]


# -- the last line: the database ------------------------------------------------------------------------
def test_the_database_refuses_one_place_too_many():
    activity = ActivityFactory(places=1)
    RegistrationFactory(activity=activity)
    with pytest.raises(IntegrityError, match="activity_never_oversold"), transaction.atomic():
        RegistrationFactory(activity=activity)
    waiting = RegistrationFactory(activity=activity, state=RegistrationState.WAITLISTED)
    with pytest.raises(IntegrityError, match="activity_never_oversold"), transaction.atomic():
        Registration.objects.filter(pk=waiting.pk).update(state=RegistrationState.CONFIRMED)


def test_the_database_refuses_two_live_registrations_of_a_person():
    registration = RegistrationFactory()
    with pytest.raises(IntegrityError, match="registration_once_a_person"), transaction.atomic():
        RegistrationFactory(activity=registration.activity, person=registration.person)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (a, b)
        for a in RegistrationState
        for b in RegistrationState
        if a != b and b not in REGISTRATION_NEXT.get(a, frozenset())
    ],
)
def test_the_database_refuses_every_other_move_of_a_registration(was, becomes):
    registration = RegistrationFactory(state=was)
    with pytest.raises((ProgrammingError, IntegrityError)), transaction.atomic():
        Registration.objects.filter(pk=registration.pk).update(state=becomes)


def test_the_tally_follows_every_row_even_in_raw_sql():
    activity = ActivityFactory(places=5)
    for state in RegistrationState:
        RegistrationFactory(activity=activity, state=state)
    assert counts(activity) == (3, 1)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM activities_registration WHERE state IN ('ABSENT', 'WAITLISTED')")
    assert counts(activity) == (2, 0)


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"places": 0}, "activity_has_places"),
        ({"ends_at": hours(72)}, "activity_ends_after_start"),
        ({"registration_closes_at": hours(-25)}, "activity_registration_window"),
        ({"registration_closes_at": hours(73)}, "activity_registration_before_start"),
        ({"cancel_until": hours(73)}, "activity_withdrawal_before_start"),
        ({"published_at": None}, "activity_published_has_day"),
    ],
)
def test_the_database_refuses_activities_that_make_no_sense(changes, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        ActivityFactory(starts_at=hours(72), **{"ends_at": hours(75)} | changes)


def test_an_activity_is_for_a_campus_or_for_a_department():
    with pytest.raises(IntegrityError, match="activity_one_audience"), transaction.atomic():
        ActivityFactory(for_campus=CampusFactory(), for_department=DepartmentFactory())


def test_counting_places_makes_no_history():
    """The tally is not a change of the activity: a sold-out activity has one version."""
    activity = ActivityFactory()
    register(activity)
    assert Activity.pgh_event_model.objects.filter(pgh_obj_id=activity.pk).count() == 1


def test_person_without_account_is_registered_by_nobody_but_counted():
    activity = ActivityFactory(places=1)
    RegistrationFactory(activity=activity, person=PersonFactory())
    services.cancel_activity(activity, by=activity.created_by, reason="停电")
    assert InboxMessage.objects.count() == 0
