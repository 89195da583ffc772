"""Enter the wage bases that dues are counted from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from finance.dues.models import WageBase
from members.models import Person, User
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError
from union_portal.core.sealing.models import DataKey

CHUNK = 1_000


def subject_of(person: int) -> str:
    """Whose key seals the base: one a person, so that an erasure reaches all of them."""
    return f"finance.wage_base:{person}"


def check_first_of_month(since: dt.date) -> None:
    if since.day != 1:
        raise DomainError(
            _("Dues are counted by whole months: a base begins on the first of a month."), field="since"
        )


@transaction.atomic
def enter_base(person: Person, *, amount: Decimal, since: dt.date, source: str, by: User) -> WageBase:
    """Enter one member's wage base from a month on (会费基数). A base that began on the same day is replaced."""
    check_first_of_month(since)
    Person.objects.select_for_update(of=("self",), no_key=True).get(pk=person.pk)
    base = propose_bases({person.pk: amount}, since=since, source=source, by=by)[person.pk]
    put_in_force([base])
    audit.record("finance.wagebase.entered", base, by=by, since=since, source=source)
    return base


def propose_bases(
    amounts: dict[int, Decimal], *, since: dt.date, source: str, by: User
) -> dict[int, WageBase]:
    """Keep bases, sealed, that count only once they are put in force. Person's key → base."""
    subjects = {subject_of(person): person for person in amounts}
    keys = DataKey.of_all(subjects)
    rows = [
        WageBase(
            person_id=person, amount=f"{amounts[person]:.2f}", since=since, source=source[:200], entered_by=by,
            state=WageBase.State.PROPOSED, data_key=keys[subject],
        )
        for subject, person in subjects.items()
    ]  # fmt: skip
    WageBase.objects.bulk_create(rows, batch_size=CHUNK)
    return {row.person_id: row for row in rows}


def put_in_force(bases: Iterable[WageBase]) -> None:
    """From now on these count; others of the same people that began on the same days are replaced by them."""
    found = sorted(bases, key=lambda base: base.pk)
    days = {base.since for base in found}
    for day in days:
        people = [base.person_id for base in found if base.since == day]
        WageBase.objects.in_force().filter(person__in=people, since=day).update(state=WageBase.State.REPLACED)
    WageBase.objects.filter(pk__in=[base.pk for base in found]).update(state=WageBase.State.IN_FORCE)
