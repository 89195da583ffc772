"""Calendars: one activity to download, one's own feed to subscribe to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from activities.activity.models import Activity, Registration
from activities.feed import services
from activities.feed.models import CalendarFeed
from union_portal.core.http import download

ONE_YEAR = dt.timedelta(days=365)


@require_safe
def activity_ics(request: HttpRequest, public_id: str) -> HttpResponse:
    """One activity as a calendar entry."""
    user: Any = request.user
    activity = get_object_or_404(
        Activity.objects.visible_to(user).exclude(state="DRAFT").select_related("campus"), public_id=public_id
    )
    return _ics(lambda ics: ics.of_activity(activity), name=f"{activity.title}.ics")


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """A person's feed. Calendars can't sign in: the secret address is the key, and opens this person's entries alone."""
    found = get_object_or_404(CalendarFeed.objects.select_related("user"), token=token, user__is_active=True)
    registrations = (
        Registration.objects.filter(
            person__user=found.user, activity__starts_at__gt=timezone.now() - ONE_YEAR
        )
        .filter(~Q(state="CANCELLED") | Q(ending=Registration.Ending.CALLED_OFF))
        .select_related("activity__campus")
        .order_by("activity__starts_at", "pk")
    )
    with translation.override(found.user.language):
        return _ics(lambda ics: ics.of_person(registrations), name="union-activities.ics")


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """How to have one's activities in the telephone's calendar."""
    user: Any = request.user
    own = CalendarFeed.objects.filter(user=user).first()
    address = urljoin(settings.PORTAL_URL, own.get_absolute_url()) if own else ""
    context = {
        "title": _("My activities in my calendar"),
        "address": address,
        "subscribe_url": urlunsplit(("webcal", *urlsplit(address)[1:])) if address else "",
        "breadcrumbs": [
            (_("Activities"), reverse("activities:activity-list")),
            (_("Calendar"), ""),
        ],
    }
    return render(request, "activities/calendar.html", context)


@require_POST
def calendar_renew(request: HttpRequest) -> HttpResponse:
    """Make the old address worthless."""
    user: Any = request.user
    services.renew(by=user)
    messages.success(request, _("This is your address. An older one no longer works."))
    return redirect("activities:calendar")


def _ics(write: Callable[[Any], bytes], *, name: str) -> HttpResponse:
    from activities.feed import ics  # icalendar is large, and most pages write no calendar

    response = download(write(ics), name, ics.MEDIA_TYPE)
    response["X-Robots-Tag"] = "noindex"
    return response
