"""Activities and registrations."""

from __future__ import annotations

import datetime as dt
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from activities.activity.workflow import RegistrationState, State
from activities.models import Activity, Registration
from tests.factories.members import PersonFactory, UserFactory


def hours(n: float) -> dt.datetime:
    """So many hours from now."""
    return timezone.now() + dt.timedelta(hours=n)


class ActivityFactory(DjangoModelFactory[Activity]):
    """A published activity in three days whose registration is open."""

    class Meta:
        model = Activity

    class Params:
        draft = factory.Trait(state=State.DRAFT, published_at=None)
        soon = factory.Trait(
            starts_at=factory.LazyFunction(lambda: hours(0.001)),
            ends_at=factory.LazyFunction(lambda: hours(2)),
            registration_closes_at=factory.LazyFunction(lambda: hours(-1)),
            cancel_until=factory.LazyFunction(lambda: hours(-1)),
        )
        over = factory.Trait(
            starts_at=factory.LazyFunction(lambda: hours(-50)),
            ends_at=factory.LazyFunction(lambda: hours(-48)),
            registration_opens_at=factory.LazyFunction(lambda: hours(-200)),
            registration_closes_at=factory.LazyFunction(lambda: hours(-60)),
            cancel_until=factory.LazyFunction(lambda: hours(-60)),
        )

    state = State.PUBLISHED
    published_at = factory.LazyFunction(timezone.now)
    title = factory.Sequence(lambda n: f"第{n}届职工羽毛球赛")
    text = "请自带球拍。"
    place = "体育馆"
    starts_at = factory.LazyFunction(lambda: hours(72))
    ends_at = factory.LazyFunction(lambda: hours(75))
    registration_opens_at = factory.LazyFunction(lambda: hours(-24))
    registration_closes_at = factory.LazyFunction(lambda: hours(48))
    cancel_until = factory.LazyFunction(lambda: hours(48))
    places = 30
    contact = "工会办 8001"
    created_by = factory.SubFactory(UserFactory)


class RegistrationFactory(DjangoModelFactory[Registration]):
    """A confirmed one; ``state=…`` fills what the database asks of that state."""

    class Meta:
        model = Registration

    activity = factory.SubFactory(ActivityFactory)
    person = factory.LazyFunction(lambda: UserFactory().person)
    state = RegistrationState.CONFIRMED

    @factory.lazy_attribute
    def confirmed_at(self: Any) -> dt.datetime | None:
        return None if self.state == RegistrationState.WAITLISTED else timezone.now()

    @factory.lazy_attribute
    def checked_in_at(self: Any) -> dt.datetime | None:
        return timezone.now() if self.state == RegistrationState.CHECKED_IN else None

    @factory.lazy_attribute
    def cancelled_at(self: Any) -> dt.datetime | None:
        return timezone.now() if self.state == RegistrationState.CANCELLED else None

    @factory.lazy_attribute
    def ending(self: Any) -> str:
        return Registration.Ending.WITHDRAWN if self.state == RegistrationState.CANCELLED else ""


def somebody(**person: Any) -> Any:
    """The account of a colleague."""
    return UserFactory(person=PersonFactory(**person)) if person else UserFactory()
