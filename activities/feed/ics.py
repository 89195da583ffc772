"""Activities as calendar entries (iCalendar, RFC 5545): the same UID for ever, a higher SEQUENCE on every change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from activities.activity.models import Activity, Registration
from activities.activity.workflow import RegistrationState, State

CALLED_OFF = "【已取消】"
MEDIA_TYPE = "text/calendar; charset=utf-8"


def of_activity(activity: Activity) -> bytes:
    """One activity, for the calendar of whoever downloads it."""
    calendar = _calendar(str(activity))
    calendar.add_component(_event(activity))
    return _content(calendar)


def of_person(registrations: Iterable[Registration]) -> bytes:
    """A person's feed: what is confirmed, what they wait for, and what was called off."""
    calendar = _calendar(_("My union activities"))
    calendar.add("refresh-interval", dt.timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for registration in registrations:
        is_waiting = registration.state == RegistrationState.WAITLISTED
        event = _event(registration.activity, is_waiting=is_waiting)
        if registration.state == RegistrationState.CONFIRMED:
            event.add_component(_alarm(registration.activity))
        calendar.add_component(event)
    return _content(calendar)


def _calendar(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.UNION_NAME}//union-portal//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    return calendar


def _event(activity: Activity, *, is_waiting: bool = False) -> Event:
    is_off = activity.state == State.CANCELLED
    status = "CANCELLED" if is_off else "TENTATIVE" if is_waiting else "CONFIRMED"
    title = f"{CALLED_OFF}{activity.title}" if is_off else activity.title
    if is_waiting and not is_off:
        title = _("(waiting list) %(title)s") % {"title": activity.title}
    address = urljoin(settings.PORTAL_URL, activity.get_absolute_url())
    event = Event()
    event.add("uid", f"{activity.public_id}@{urlsplit(settings.PORTAL_URL).hostname}")
    event.add("sequence", activity.sequence)
    event.add("dtstamp", activity.changed_at.astimezone(dt.UTC))
    event.add("last-modified", activity.changed_at.astimezone(dt.UTC))
    event.add("dtstart", timezone.localtime(activity.starts_at))
    event.add("dtend", timezone.localtime(activity.ends_at))
    event.add("summary", title)
    event.add("location", " ".join(filter(None, [str(activity.campus or ""), activity.place])))
    event.add("description", "\n\n".join(filter(None, [activity.cancel_reason, activity.text, address])))
    event.add("url", address)
    event.add("status", status)
    event.add("transp", "TRANSPARENT" if is_off or is_waiting else "OPAQUE")
    return event


def _alarm(activity: Activity) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", activity.title)
    alarm.add("trigger", dt.timedelta(hours=-2))
    return alarm


def _content(calendar: Calendar) -> bytes:
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content
