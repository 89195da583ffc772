"""The pages: lists by chip, the card that answers, papers, the desk, and what hall and search are given."""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader

from activities import contributions
from activities.activity import figures, reports, services
from activities.activity.workflow import RegistrationState, State
from tests.factories.activities import ActivityFactory, RegistrationFactory, hours, somebody
from tests.factories.members import DepartmentFactory, PersonFactory, UserFactory
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit.models import AuditEntry
from union_portal.core.audit.words import actions
from union_portal.core.errors import DomainError
from union_portal.core.job.models import Job
from union_portal.core.ui.templatetags.ui import day, moment

pytestmark = pytest.mark.django_db

LIST = reverse("activities:activity-list")


@pytest.fixture
def officer():
    return UserFactory(posts=["ACTIVITY_OFFICER"])


def titles(client, **query) -> list[str]:
    return [activity.title for activity in client.get(LIST, query).context["page_obj"]]


OPENS = hours(1)
with translation.override("zh-hans"):
    OPENING = f"{moment(OPENS)}开始报名"
AHEAD = {"starts_at": hours(5), "ends_at": hours(6), "cancel_until": hours(4)}


@pytest.mark.parametrize(
    ("times", "on_page", "on_card", "tells_places"),
    [
        (AHEAD | {"registration_opens_at": OPENS, "registration_closes_at": hours(4)}, "报名未开始", OPENING, True),
        (AHEAD | {"registration_closes_at": hours(4)}, "报名中", "", True),
        (AHEAD | {"registration_closes_at": hours(-1)}, "报名已截止", "报名已截止", True),
        ({"soon": True, "starts_at": hours(-0.5)}, "进行中", "进行中", True),
        ({"over": True}, "已结束", "已结束", False),
    ],
)  # fmt: skip
def test_page_and_card_say_how_it_stands_by_the_clock(client, times, on_page, on_card, tells_places):
    activity = ActivityFactory(**times)
    client.force_login(somebody())
    page = client.get(activity.get_absolute_url())
    assert page.context["matter"]["state_label"] == on_page
    assert ("个名额" in page.content.decode()) is tells_places
    assert any("ics" in action.url for action in page.context["actions"]) is tells_places
    lists = [client.get(LIST, {"show": show}) for show in ("coming", "past")]
    cards = [
        (each.card["label"], each.card["is_over"]) for shown in lists for each in shown.context["page_obj"]
    ]
    assert cards == [(on_card, not tells_places)]


def test_my_matters_say_when_it_takes_place_instead_of_a_deadline(client):
    user = somebody()
    registration = services.register(ActivityFactory(), person=user.person, by=user)
    client.force_login(user)
    page = client.get(reverse("core:hall")).content.decode()
    with translation.override("zh-hans"):
        assert f"{day(registration.activity.starts_at)} 举行" in page
    assert "个工作日" not in page.split("我的事项")[1]


def test_each_chip_shows_its_own(client):
    user = somebody()
    ActivityFactory(title="开放", places=1)
    ActivityFactory(title="未到时间", registration_opens_at=hours(5))
    ActivityFactory(title="别的科室", for_department=DepartmentFactory())
    ActivityFactory(title="草稿", draft=True)
    ActivityFactory(title="结束", over=True, state=State.FINISHED)
    RegistrationFactory(activity=ActivityFactory(title="我的"), person=user.person)
    RegistrationFactory(
        activity=ActivityFactory(title="退了"), person=user.person, state=RegistrationState.CANCELLED
    )
    client.force_login(user)
    assert titles(client) == ["开放", "我的", "退了"]
    assert titles(client, show="mine") == ["我的"]
    assert titles(client, show="coming") == ["开放", "未到时间", "我的", "退了"]
    assert titles(client, show="past") == ["结束"]
    assert titles(client, show="open", q="我的") == ["我的"]


def test_an_organiser_who_is_staff_too_registers_for_herself(client, officer):
    activity = ActivityFactory()
    client.force_login(officer)
    client.post(reverse("activities:activity-register", args=[activity.public_id]))
    assert activity.registrations.get().person == officer.person


def test_the_card_answers_as_a_fresh_list_would_show_it(client):
    activity, user = ActivityFactory(), somebody()
    client.force_login(user)
    address = reverse("activities:activity-register", args=[activity.public_id])
    swapped = client.post(address, headers={"HX-Request": "true"})
    fresh = client.get(LIST).content.decode()
    card = swapped.content.decode().split("</article>")[0].strip()
    assert card
    assert card in fresh


def test_the_page_says_number_and_next_step_to_who_waits(client):
    activity, user = ActivityFactory(places=1), somebody()
    RegistrationFactory(activity=activity)
    registration = RegistrationFactory(
        activity=activity, person=user.person, state=RegistrationState.WAITLISTED
    )
    client.force_login(user)
    context = client.get(activity.get_absolute_url()).context
    assert [step.status for step in context["steps"]] == ["done", "now", "next"]
    assert context["registration"] == registration
    assert [action.icon for action in context["actions"]] == ["calendar-plus", "x"]


def test_the_participants_open_as_a_workbook(client, officer):
    activity = ActivityFactory(title="羽毛球赛")
    RegistrationFactory(activity=activity, person=PersonFactory(name="王芳", staff_number="=1+1"))
    RegistrationFactory(activity=activity, state=RegistrationState.WAITLISTED)
    client.force_login(officer)
    response = client.get(reverse("activities:participants-xlsx", args=[activity.public_id]))
    rows = list(load_workbook(io.BytesIO(response.content)).active.iter_rows(min_row=3, values_only=True))
    assert [row[1:3] for row in rows[1:]] == [("=1+1", "王芳")]
    assert load_workbook(io.BytesIO(response.content)).active["B4"].data_type == "s"


def test_the_sign_in_sheet_is_made_by_a_job_and_names_everybody(client, officer, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    activity = ActivityFactory(title="羽毛球赛")
    for name in ("王芳", "李静"):
        RegistrationFactory(activity=activity, person=PersonFactory(name=name))
    client.force_login(officer)
    response = client.post(reverse("activities:participants-pdf", args=[activity.public_id]))
    assert response.url == Job.objects.get().get_absolute_url()
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(reports.as_pdf(activity))).pages)
    assert "王芳" in text
    assert "李静" in text


def test_the_desk_saves_through_the_service(client, officer):
    activity = ActivityFactory(places=5)
    RegistrationFactory(activity=activity)
    client.force_login(officer)
    address = reverse("admin:activities_activity_change", args=[activity.pk])
    form = client.get(address).context["adminform"].form
    data = {name: form[name].value() for name in form.fields}
    data = {
        name: f"{v:%Y-%m-%dT%H:%M}" if isinstance(v, dt.datetime) else v or "" for name, v in data.items()
    }
    refused = client.post(address, data | {"places": 0})
    assert refused.status_code == 200
    assert "places" in refused.context["adminform"].form.errors
    assert client.post(address, data | {"place": "东院体育馆", "places": 6}).status_code == 302
    activity.refresh_from_db()
    assert (activity.place, activity.places, activity.sequence) == ("东院体育馆", 6, 1)
    assert "activities.activity.revised" in AuditEntry.objects.about(activity).values_list(
        "action", flat=True
    )


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"places": "0"}, "places", "An activity needs at least one place."),
        ({"ends_at": "2020-01-01T08:00"}, "ends_at", "The end must come after the beginning."),
        (
            {"cancel_until": "2099-01-01T08:00"},
            "cancel_until",
            "Withdrawal must end before the activity begins.",
        ),
    ],
)
def test_what_breaks_a_rule_is_told_beside_its_field(changed, field, sentence, client, officer, settings):
    settings.LANGUAGE_CODE = "en"
    activity = ActivityFactory()
    client.force_login(officer)
    address = reverse("admin:activities_activity_change", args=[activity.pk])
    form = client.get(address).context["adminform"].form
    data = {name: form[name].value() or "" for name in form.fields}
    data = {name: f"{v:%Y-%m-%dT%H:%M}" if isinstance(v, dt.datetime) else v for name, v in data.items()}
    errors = client.post(address, data | changed).context["adminform"].form.errors
    assert errors == {field: [sentence]}


def test_the_desk_changes_nothing_that_is_over(client, officer):
    activity = ActivityFactory(over=True, state=State.FINISHED)
    client.force_login(officer)
    address = reverse("admin:activities_activity_change", args=[activity.pk])
    assert client.get(address).context["has_change_permission"] is False
    assert client.post(address, {"title": "x"}).status_code == 403


def test_the_picture_is_one_and_a_picture(officer, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    activity = ActivityFactory()
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    for name in ("a.png", "b.png"):
        services.add_picture(activity, by=officer, upload=SimpleUploadedFile(name, out.getvalue()))
    assert [a.name for a in Attachment.objects.about(activity)] == ["b.png"]
    with pytest.raises(DomainError, match="choose a picture"):
        services.add_picture(activity, by=officer, upload=SimpleUploadedFile("c.pdf", b"%PDF-1.7 x"))


def test_hall_and_search_are_given_what_the_person_may_see():
    user = somebody()
    mine = ActivityFactory(title="羽毛球赛", places=2)
    RegistrationFactory(activity=mine)
    ActivityFactory(title="羽毛球赛（外科）", for_department=DepartmentFactory())
    assert [(o.title, o.note) for o in contributions.open_now(user)] == [("羽毛球赛", "1 place free")]
    assert [r.title for r in contributions.search(user, "羽毛", 5)] == ["羽毛球赛"]


def test_participation_is_counted_by_department():
    lively, quiet = DepartmentFactory(name="急诊科"), DepartmentFactory(name="药学部")
    activity = ActivityFactory(over=True)
    year = timezone.localtime(activity.starts_at).year
    people = [somebody(department=d).person for d in (lively, lively, quiet, quiet)]
    for person in people[:3]:
        RegistrationFactory(activity=activity, person=person, state=RegistrationState.CHECKED_IN)
    RegistrationFactory(activity=activity, person=people[3], state=RegistrationState.ABSENT)
    rows = figures.by_department(year)
    assert [(r.department, r.attendances, r.people, r.share) for r in rows] == [
        ("急诊科", 2, 2, 100.0), ("药学部", 1, 1, 50.0),
    ]  # fmt: skip
    assert figures.attendances(year) == 3
    assert contributions.charts(None, year)[0].categories == ["急诊科", "药学部"]


def test_each_audit_action_of_the_area_has_words():
    sources = Path(contributions.__file__).parent.rglob("services.py")
    used = {name for source in sources for name in re.findall(r'record\("([\w.]+)"', source.read_text())}
    assert len(used) == 12
    assert sorted(name for name in used if name not in actions) == []
