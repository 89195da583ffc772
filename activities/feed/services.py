"""Give each person one secret calendar address, and a new one on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from activities.feed.models import CalendarFeed, new_token
from union_portal.core.audit import services as audit

if TYPE_CHECKING:
    from members.models import User


@transaction.atomic
def renew(*, by: User) -> CalendarFeed:
    """Make the person's address, or a new one: the old is worthless then, e.g. after somebody has seen it."""
    feed, _created = CalendarFeed.objects.update_or_create(user=by, defaults={"token": new_token()})
    audit.record("activities.feed.renewed", feed, by=by)
    return feed
