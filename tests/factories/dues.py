"""Members with a wage base, and months worked out for them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from finance.dues.models import Due
from finance.dues.services import bases
from members.models import Membership, Person, User
from tests.factories.members import MembershipFactory, PersonFactory, UserFactory

SINCE = dt.date(2025, 1, 1)


def member(base: str | None = "5678", *, by: User | None = None, since: dt.date = dt.date(2020, 1, 1), **person: Any) -> Person:  # fmt: skip
    """A member since long ago whose base counts from 2025 on; ``base=None``: it isn't known."""
    found = PersonFactory(**person)
    MembershipFactory(person=found, since=since)
    if base is not None:
        enter(found, base, by=by)
    return found


def enter(person: Person, base: str, *, since: dt.date = SINCE, by: User | None = None) -> None:
    bases.enter_base(person, amount=Decimal(base), since=since, source="工资表", by=by or UserFactory())


def retain(person: Person, *, on: dt.date) -> None:
    """From a day on the membership only rests (保留会籍)."""
    Membership.objects.filter(person=person, until=None).update(until=on - dt.timedelta(days=1))
    MembershipFactory(person=person, since=on, state=Membership.State.RETAINED)


def due(person: Person, month: int, year: int = 2025) -> Due:
    return Due.objects.get(person=person, assessment__year=year, assessment__month=month)
