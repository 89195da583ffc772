"""Write down a visit."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from union_portal.core.audit import services as audit
from union_portal.core.base import bond
from union_portal.core.errors import DomainError
from union_portal.core.sealing.models import SealedRecord
from welfare.visit.models import VisitNote

if TYPE_CHECKING:
    from members.models import User


@transaction.atomic
def record_visit(
    about: SealedRecord, *, visited_on: dt.date, note: str, by: User, company: str = ""
) -> VisitNote:
    """Write down a visit that has taken place, under the key of the record it is about."""
    if visited_on > timezone.localdate():
        raise DomainError(
            _("A visit is noted once it has taken place. Choose a day up to today."), field="visited_on"
        )
    visit = VisitNote.objects.create(
        visited_on=visited_on,
        company=company,
        note=note,
        visited_by=by,
        data_key=about.data_key,
        **bond(about),
    )
    audit.record("welfare.visitnote.recorded", about, by=by, visited_on=visited_on)
    return visit
