"""Take colleagues into the union and end memberships."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from members.membership.models import Membership
from members.person.models import Person
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow

if TYPE_CHECKING:
    from members.user.models import User


@transaction.atomic
def admit(
    person: Person,
    *,
    since: dt.date,
    by: User,
    until: dt.date | None = None,
    member_no: str = "",
    state: str = Membership.State.ACTIVE,
) -> Membership:
    """Enter a colleague as a member (会员) from a day on. Raises ``DomainError`` when periods overlap."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    membership = Membership(person=person, since=since, until=until, member_no=member_no, state=state)
    _check(membership)
    membership.save()
    audit.record("members.membership.admitted", membership, by=by, since=since, state=state)
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, on: dt.date, reason: str, by: User) -> Membership:
    """End a membership: its last day is ``on`` (退会、转出). It is never deleted."""
    membership = (
        Membership.objects.select_for_update(of=("self",)).select_related("person").get(pk=membership.pk)
    )
    if membership.until is not None:
        raise NotNow(_("This membership has ended already."))
    membership.until = on
    _check(membership)
    membership.save(update_fields=["until"])
    audit.record("members.membership.ended", membership, by=by, on=on, reason=reason)
    return membership


def _check(membership: Membership) -> None:
    try:
        membership.clean()
        membership.validate_constraints()
    except ValidationError as error:
        raise DomainError(" ".join(error.messages)) from error
