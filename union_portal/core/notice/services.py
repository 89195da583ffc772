"""Publish a notice for some working days, take objections, end it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from union_portal.core.audit import services as audit
from union_portal.core.base import bond
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.notice.models import Objection, PublicNotice
from union_portal.core.notice.signals import objection_raised
from union_portal.core.workday import services as workday

if TYPE_CHECKING:
    from members.models import User


@transaction.atomic
def publish(
    obj: models.Model, *, title: str, body: str, working_days: int, by: User, starts_on: dt.date | None = None
) -> PublicNotice:
    """Show an intended decision to all staff for so many full working days after the day of publishing."""
    start = starts_on or timezone.localdate()
    notice = PublicNotice.objects.create(
        title=title,
        body=body,
        starts_on=start,
        ends_on=workday.add(start, working_days),
        published_by=by,
        **bond(obj),
    )
    audit.record("core.notice.published", notice, by=by, ends_on=notice.ends_on)
    return notice


@transaction.atomic
def object_to(notice: PublicNotice, *, text: str, by: User) -> Objection:
    """Object to a notice while it shows, once a person. Raises ``NotNow`` afterwards."""
    notice = PublicNotice.objects.select_for_update().get(pk=notice.pk)
    if notice.is_over(on=timezone.localdate()):
        raise NotNow(
            _(
                "This notice has ended, so no objection can be taken any more. Please turn to the union office."
            )
        )
    try:
        with transaction.atomic():
            objection = Objection.objects.create(notice=notice, by=by, text=text)
    except IntegrityError as error:
        raise DomainError(
            _("You have objected to this notice already. The union office has your words.")
        ) from error
    audit.record("core.notice.objected", notice, by=by)
    objection_raised.send(sender=PublicNotice, objection=objection)
    return objection


@transaction.atomic
def end(obj: models.Model, *, by: User | None = None) -> None:
    """Take a record's notices off the portal before their time, e.g. after an objection."""
    for notice in PublicNotice.objects.about(obj).filter(ended_at=None).order_by("pk"):
        end_notice(notice, by=by)


@transaction.atomic
def end_notice(notice: PublicNotice, *, by: User | None, reason: str = "") -> None:
    """Take one notice off the portal. Doing so twice changes nothing."""
    notice = PublicNotice.objects.select_for_update().get(pk=notice.pk)
    if notice.ended_at is None:
        notice.ended_at = timezone.now()
        notice.save(update_fields=["ended_at"])
        audit.record("core.notice.ended", notice, by=by, **({"reason": reason} if reason else {}))
