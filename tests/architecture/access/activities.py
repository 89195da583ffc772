"""Who gets what of the activities."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from activities.activity.workflow import RegistrationState
from activities.attendance import ticket
from activities.models import CalendarFeed
from tests.architecture.access import desk
from tests.factories.activities import ActivityFactory, RegistrationFactory
from tests.factories.members import UserFactory

ORGANISERS = ["ACTIVITY_OFFICER", "UNION_CHAIR", "UNION_OFFICER"]
PEOPLE = ("participant", "waiting")


def build(people: dict[str, Any]) -> dict[str, Any]:
    """A published activity that is on, one place taken by the participant, one colleague waiting; a draft; one that is over."""
    people["participant"], people["waiting"] = UserFactory(), UserFactory()
    activity = ActivityFactory(title="职工羽毛球赛")
    mine = RegistrationFactory(activity=activity, person=people["participant"].person)
    RegistrationFactory(
        activity=activity, person=people["waiting"].person, state=RegistrationState.WAITLISTED
    )
    checked_in = RegistrationFactory(activity=activity, state=RegistrationState.CHECKED_IN)
    return {
        "activity": activity,
        "for_others": ActivityFactory(for_department=people["waiting"].person.department),
        "draft": ActivityFactory(draft=True),
        "over": ActivityFactory(over=True),
        "mine": mine,
        "checked_in": checked_in,
        "ticket": SimpleNamespace(token=ticket.token(mine)),
        "feed": CalendarFeed.objects.create(user=people["participant"]),
    }


def organisers(status: int = 200) -> dict[str, int]:
    return dict.fromkeys(ORGANISERS, status)


ROWS: dict[str, dict[str, Any]] = {
    "activities:activity-list": {"staff": 200},
    "activities:activity": {"of": "for_others", "staff": 404, "waiting": 200, **organisers()},
    "activities:activity-register POST": {
        "of": "for_others", "staff": 404, "waiting": 302, **organisers(403),
    },
    "activities:registration-withdraw POST": {"of": "mine", "staff": 404, "participant": 302, **organisers(302)},
    "activities:participants-xlsx": {"of": "activity", "staff": 403, **organisers()},
    "activities:participants-pdf POST": {"of": "activity", "staff": 403, **organisers(302)},
    "activities:check-in": {"of": "activity", "staff": 403, **organisers()},
    "activities:check-in POST": {"of": "activity", "data": {"code": "x"}, "staff": 403, **organisers()},
    "activities:check-in-undo POST": {"of": "checked_in", "staff": 404, **organisers(302)},
    "activities:live": {"of": "activity", "staff": 403, **organisers()},
    "activities:ticket": {"of": "ticket", "staff": 404, "participant": 302, **organisers()},
    "activities:ticket POST": {"of": "ticket", "staff": 404, "participant": 302, **organisers()},
    "activities:registration-code": {"of": "mine", "staff": 404, "participant": 200},
    "activities:activity-ics": {"of": "for_others", "staff": 404, "waiting": 200, **organisers()},
    "activities:calendar": {"staff": 200},
    "activities:calendar-renew POST": {"staff": 302},
    "activities:feed": {"of": "feed", "staff": 200, "anonymous": 200},
}  # fmt: skip

DESK = {
    "activities.activity": desk(
        of="activity",
        see=ORGANISERS,
        add=ORGANISERS,
        change=ORGANISERS,
        deeds={
            "publish": ("draft", ORGANISERS),
            "discard": ("draft", ORGANISERS),
            "picture": ORGANISERS,
            "cancel": ORGANISERS,
            "finish": ("over", ORGANISERS),
        },
    ),
}


def more_activities(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for _n in range(count):
        RegistrationFactory(person=people["staff"].person)


LISTS = {
    "activities:activity-list": ("staff", more_activities),
    "admin:activities_activity_changelist": ("ACTIVITY_OFFICER", more_activities),
}
