"""Remind whoever is in arrears, kindly and not more than once a month."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from finance.dues.figures import in_arrears
from finance.dues.models import DuesReminder
from members.models import Person, User
from union_portal.core.audit import services as audit
from union_portal.core.outbox import services as outbox


@transaction.atomic
def remind(*, on: dt.date, by: User | None) -> int:
    """Remind everybody in arrears who hasn't been reminded this month (催缴). Returns how many were."""
    waiting = in_arrears(on=on).exclude(dues_reminders__reminded_on__gte=on.replace(day=1))
    people = list(waiting.select_for_update(of=("self",), no_key=True))
    rows = DuesReminder.objects.bulk_create(
        DuesReminder(person=person, months=person.months, amount=person.owes, reminded_on=on, reminded_by=by)  # type: ignore[attr-defined]
        for person in people
    )
    for person, row in zip(people, rows, strict=True):
        tell(person, row)
    if rows:
        audit.record("finance.dues.reminded", None, by=by, people=len(rows), on=on)
    return len(rows)


def tell(person: Person, reminder: DuesReminder) -> None:
    account = person.account
    if account is not None:
        outbox.notify("finance.dues.reminder", to=[account.pk], about=reminder)
