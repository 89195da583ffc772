"""What the awards tell the registries: words of their history, their rules' numbers, and the hall's tile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.award import policies, rules  # noqa: F401  registers the rules
from proposals.award.models import Award
from proposals.registering import tell
from union_portal.core import registry
from union_portal.core.registry import OpenNow

WORDS = {
    "award.chosen": _("entered the committee's choice"),
    "award.dropped": _("took a choice back"),
    "award.published": _("published the award"),
    "award.exported": _("took the score sheets away as a file"),
}
NEWS_DAYS = 30
"""For how long the hall points to awards that have been published."""


def fresh_honours(user: User) -> Iterable[OpenNow]:
    since = timezone.now() - dt.timedelta(days=NEWS_DAYS)
    latest = (
        Award.objects.filter(published_at__gte=since)
        .select_related("session__term")
        .order_by("-published_at")
        .first()
    )
    if latest:
        title = gettext("Excellent proposals and departments of the %(session)s") % {
            "session": latest.session
        }
        yield OpenNow(title, reverse("proposals:honours"), "award")


def register() -> None:
    policies.register()
    tell(words=WORDS)
    registry.open_now.register("proposals.honours", fresh_honours)
