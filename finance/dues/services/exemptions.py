"""Exempt one member from dues for some months, and let that end."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from finance.dues.models import DuesExemption, last_day
from finance.dues.services.bases import check_first_of_month
from members.models import Person, User
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError


def _check_end(until: dt.date | None, since: dt.date) -> None:
    if until is None:
        return
    if until != last_day(until.year, until.month) or until < since:
        raise DomainError(
            _(
                "Dues are counted by whole months: an exemption ends on the last of a month, not before it begins."
            ),
            field="until",
        )


@transaction.atomic
def exempt(
    person: Person, *, since: dt.date, reason: str, by: User, until: dt.date | None = None
) -> DuesExemption:
    """Exempt a member from a month on (个人免缴会费). Months that were worked out already follow when worked out again."""
    check_first_of_month(since)
    _check_end(until, since)
    if by.person_id == person.pk:
        raise DomainError(_("Nobody exempts himself. Leave it to a colleague."))
    if not reason.strip():
        raise DomainError(_("Please give a reason."), field="reason")
    Person.objects.select_for_update(of=("self",), no_key=True).get(pk=person.pk)
    if DuesExemption.objects.filter(person=person).meeting(since, until).exists():
        raise DomainError(_("%(name)s is exempt at that time already.") % {"name": person}, field="since")
    made = DuesExemption.objects.create(
        person=person, since=since, until=until, reason=reason.strip()[:200], entered_by=by
    )
    audit.record("finance.duesexemption.entered", made, by=by, since=since, until=until)
    return made


@transaction.atomic
def end_exemption(exemption: DuesExemption, *, until: dt.date, by: User) -> DuesExemption:
    """Let it end with a month; from the next one on dues are owed again."""
    exemption = DuesExemption.objects.select_for_update(of=("self",)).get(pk=exemption.pk)
    _check_end(until, exemption.since)
    if exemption.until is not None and until > exemption.until:
        raise DomainError(_("It ends before that already. Enter a new exemption."), field="until")
    was, exemption.until = exemption.until, until
    exemption.save(update_fields=["until"])
    audit.record("finance.duesexemption.ended", exemption, by=by, until=[was, until])
    return exemption
