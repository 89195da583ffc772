"""Calendar entries: what a telephone reads, and what the secret address reveals."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from icalendar import Calendar

from activities.activity import services
from activities.activity.workflow import RegistrationState, State
from activities.feed import services as feeds
from activities.models import CalendarFeed, Registration
from tests.factories.activities import ActivityFactory, RegistrationFactory, hours, somebody

pytestmark = pytest.mark.django_db


def entries(content: bytes) -> list:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def feed(client, user) -> list:
    client.logout()
    response = client.get(CalendarFeed.objects.get(user=user).get_absolute_url())
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return entries(response.content)


def test_an_activity_is_an_entry_with_zone_place_and_link(client):
    start = dt.datetime(2027, 3, 8, 14, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    activity = ActivityFactory(
        title="三八插花", place="职工之家", starts_at=start, ends_at=start + dt.timedelta(hours=2)
    )
    client.force_login(somebody())
    response = client.get(reverse("activities:activity-ics", args=[activity.public_id]))
    calendar = Calendar.from_ical(response.content)
    [entry] = calendar.walk("VEVENT")
    assert (entry["SUMMARY"], entry["LOCATION"], entry["STATUS"], entry["SEQUENCE"]) == (
        "三八插花", "职工之家", "CONFIRMED", 0,
    )  # fmt: skip
    assert entry.decoded("DTSTART") == start
    assert entry["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Asia/Shanghai"]
    assert entry["UID"] == f"{activity.public_id}@localhost"
    assert entry["URL"].endswith(activity.get_absolute_url())


def test_uid_stays_and_sequence_rises_when_it_is_moved_and_cancelled(client):
    activity, user = ActivityFactory(title="羽毛球赛"), somebody()
    services.register(activity, person=user.person, by=user)
    feeds.renew(by=user)
    [first] = feed(client, user)
    activity.starts_at, activity.ends_at = hours(100), hours(102)
    services.revise_activity(activity, changed=["starts_at", "ends_at"], by=user)
    [moved] = feed(client, user)
    services.cancel_activity(activity, by=user, reason="场馆维修")
    [cancelled] = feed(client, user)

    assert first["UID"] == moved["UID"] == cancelled["UID"]
    assert [e["SEQUENCE"] for e in (first, moved, cancelled)] == [0, 1, 2]
    assert [e["STATUS"] for e in (first, moved, cancelled)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert cancelled["SUMMARY"] == "【已取消】羽毛球赛"
    assert "场馆维修" in cancelled["DESCRIPTION"]
    assert len(first.walk("VALARM")) == 1
    assert cancelled.walk("VALARM") == []


def test_the_waiting_list_is_tentative(client):
    activity, user = ActivityFactory(places=1), somebody()
    RegistrationFactory(activity=activity)
    services.register(activity, person=user.person, by=user)
    feeds.renew(by=user)
    [entry] = feed(client, user)
    assert (entry["STATUS"], entry["TRANSP"]) == ("TENTATIVE", "TRANSPARENT")


def test_the_feed_holds_this_persons_entries_alone_and_nothing_withdrawn(client):
    user, other = somebody(), somebody()
    mine = RegistrationFactory(person=user.person)
    RegistrationFactory(person=user.person, state=RegistrationState.CANCELLED)
    RegistrationFactory(
        person=user.person, state=RegistrationState.CANCELLED, ending=Registration.Ending.CALLED_OFF,
        activity=ActivityFactory(title="取消了", state=State.CANCELLED),
    )  # fmt: skip
    theirs = RegistrationFactory(person=other.person)
    feeds.renew(by=user)
    titles = {str(entry["SUMMARY"]) for entry in feed(client, user)}
    assert titles == {mine.activity.title, "【已取消】取消了"}
    assert theirs.activity.title not in titles


def test_a_new_address_makes_the_old_one_worthless(client):
    user = somebody()
    old = feeds.renew(by=user).get_absolute_url()
    assert client.get(old).status_code == 200
    new = feeds.renew(by=user).get_absolute_url()
    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)


def test_the_feed_of_a_closed_account_is_gone(client):
    user = somebody()
    address = feeds.renew(by=user).get_absolute_url()
    user.is_active = False
    user.save(update_fields=["is_active"])
    assert client.get(address).status_code == 404


def test_the_calendar_page_makes_an_address_only_when_asked(client):
    user = somebody()
    client.force_login(user)
    page = reverse("activities:calendar")
    assert "webcal:" not in client.get(page).content.decode()
    assert not CalendarFeed.objects.exists()
    client.post(reverse("activities:calendar-renew"))
    html = client.get(page).content.decode()
    assert f'href="webcal://localhost:8000{CalendarFeed.objects.get().get_absolute_url()}"' in html


def test_drafts_have_no_entry(client):
    client.force_login(somebody())
    activity = ActivityFactory(draft=True)
    assert client.get(reverse("activities:activity-ics", args=[activity.public_id])).status_code == 404
