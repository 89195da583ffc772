"""Tickets, the entrance, the live board."""

from __future__ import annotations

import re

import pytest
from django.core.signing import Signer
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.activity.workflow import RegistrationState, State
from activities.attendance import services, ticket
from activities.models import Registration
from tests.factories.activities import ActivityFactory, RegistrationFactory, somebody
from tests.factories.members import DepartmentFactory, UserFactory
from union_portal.core.audit.models import AuditEntry
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.matter.models import Matter

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return UserFactory(posts=["ACTIVITY_OFFICER"])


@pytest.fixture
def today():
    """An activity that begins any minute."""
    return ActivityFactory(soon=True)


def door(activity) -> str:
    return reverse("activities:check-in", args=[activity.public_id])


# -- the ticket -----------------------------------------------------------------------------------------
def test_a_ticket_tells_whose_it_is_as_token_and_as_address(today):
    registration = RegistrationFactory(activity=today)
    assert ticket.read(ticket.token(registration)) == registration.public_id
    assert ticket.read(f"  {ticket.address(registration)}\n") == registration.public_id


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1], lambda t: "0" + t[1:], lambda t: t.split(":")[0], lambda t: ""]
)
def test_a_forged_ticket_is_nobodys(change, today):
    registration = RegistrationFactory(activity=today)
    token = change(ticket.token(registration))
    assert ticket.read(token) is None
    with pytest.raises(services.UnknownCode, match="isn't valid here"):
        services.find(today, token)


def test_a_signature_made_for_something_else_is_no_ticket(today):
    registration = RegistrationFactory(activity=today)
    assert ticket.read(Signer(salt="other").sign(registration.public_id)) is None


def test_a_ticket_for_another_activity_names_that_activity(today):
    other = RegistrationFactory(activity=ActivityFactory(title="三八插花"))
    with pytest.raises(services.UnknownCode, match="another activity: 三八插花"):
        services.find(today, ticket.token(other))


def test_a_staff_number_finds_the_live_registration_here_only(today):
    mine = RegistrationFactory(activity=today)
    RegistrationFactory(activity=today, person=mine.person, state=RegistrationState.CANCELLED)
    number = mine.person.staff_number
    assert services.find(today, f" {number} ") == mine
    with pytest.raises(services.UnknownCode):
        services.find(ActivityFactory(), number)


def test_the_code_is_a_picture_without_style_for_its_owner_alone(client, today):
    user = somebody()
    registration = RegistrationFactory(activity=today, person=user.person)
    address = reverse("activities:registration-code", args=[registration.public_id])
    client.force_login(user)
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        200, "image/svg+xml", "private, no-store",
    )  # fmt: skip
    svg = answer.content.decode()
    assert svg.startswith("<svg xmlns")
    assert "style" not in svg
    client.force_login(UserFactory(posts=["ACTIVITY_OFFICER"]))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("state", [RegistrationState.WAITLISTED, RegistrationState.CANCELLED])
def test_who_has_no_place_has_no_code(client, state, today):
    user = somebody()
    registration = RegistrationFactory(activity=today, person=user.person, state=state)
    client.force_login(user)
    assert (
        client.get(reverse("activities:registration-code", args=[registration.public_id])).status_code == 404
    )


# -- checking in ----------------------------------------------------------------------------------------
def test_check_in_is_recorded_and_ends_the_matter(today, officer):
    registration = RegistrationFactory(activity=today)
    services.check_in(registration, by=officer)
    registration.refresh_from_db()
    assert (registration.state, registration.checked_in_by) == (RegistrationState.CHECKED_IN, officer)
    assert [e.action for e in AuditEntry.objects.about(registration)] == [
        "activities.registration.checked_in"
    ]
    assert Matter.objects.get().is_over


def test_the_second_time_says_so(today, officer):
    registration = RegistrationFactory(activity=today)
    services.check_in(registration, by=officer)
    with pytest.raises(services.AlreadyIn, match="Checked in already at"):
        services.check_in(registration, by=officer)
    assert AuditEntry.objects.about(registration).count() == 1


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (RegistrationState.WAITLISTED, "On the waiting list, place 1"),
        (RegistrationState.CANCELLED, "the code has expired"),
    ],
)
def test_who_has_no_place_is_not_checked_in(state, sentence, today, officer):
    registration = RegistrationFactory(activity=today, state=state)
    with pytest.raises(DomainError, match=sentence):
        services.check_in(registration, by=officer)
    registration.refresh_from_db()
    assert registration.state == state


def test_check_in_opens_on_the_day(officer):
    registration = RegistrationFactory(activity=ActivityFactory())
    with pytest.raises(NotNow, match="Check-in opens on that day"):
        services.check_in(registration, by=officer)


def test_nobody_checks_in_to_a_cancelled_activity(officer):
    registration = RegistrationFactory(activity=ActivityFactory(soon=True, state=State.CANCELLED))
    with pytest.raises(NotNow, match="was cancelled"):
        services.check_in(registration, by=officer)


def test_who_was_there_but_not_scanned_is_corrected_after_the_end(officer):
    activity = ActivityFactory(over=True, state=State.FINISHED)
    registration = RegistrationFactory(activity=activity, state=RegistrationState.ABSENT)
    services.check_in(registration, by=officer)
    registration.refresh_from_db()
    assert registration.state == RegistrationState.CHECKED_IN


def test_a_wrong_tap_is_taken_back(today, officer):
    registration = RegistrationFactory(activity=today, state=RegistrationState.CHECKED_IN)
    services.undo_check_in(registration, by=officer)
    registration.refresh_from_db()
    assert (registration.state, registration.checked_in_at) == (RegistrationState.CONFIRMED, None)
    assert not Matter.objects.get().is_over


def test_a_closed_attendance_takes_nothing_back(officer):
    activity = ActivityFactory(over=True, state=State.FINISHED)
    registration = RegistrationFactory(activity=activity, state=RegistrationState.CHECKED_IN)
    with pytest.raises(NotNow, match="attendance is closed"):
        services.undo_check_in(registration, by=officer)


# -- the pages ------------------------------------------------------------------------------------------
def answer_of(response) -> tuple[str, str]:
    """Tone and words of the big answer."""
    html = response.content.decode()
    tone = re.search(r'data-answer="(\w+)"', html)
    words = re.search(r'class="answer-words">([^<]*)<', html)
    return (tone[1] if tone else "", words[1] if words else "")


def test_the_entrance_answers_green_orange_and_red(client, officer, today):
    registration = RegistrationFactory(activity=today, person=somebody(name="王芳").person)
    client.force_login(officer)
    code = ticket.address(registration)
    green, orange, red = (
        client.post(door(today), {"code": text}, headers={"HX-Request": "true"})
        for text in (code, code, "nonsense")
    )
    assert [answer_of(r)[0] for r in (green, orange, red)] == ["success", "warning", "danger"]
    assert "王芳" in green.content.decode()
    assert "<html" not in green.content.decode()


def test_the_entrance_works_without_javascript_too(client, officer, today):
    registration = RegistrationFactory(activity=today)
    client.force_login(officer)
    response = client.post(door(today), {"registration": registration.public_id})
    assert "<html" in response.content.decode()
    assert answer_of(response)[0] == "success"


def test_a_name_of_another_activity_can_not_be_tapped_here(client, officer, today):
    other = RegistrationFactory(activity=ActivityFactory(soon=True))
    client.force_login(officer)
    assert client.post(door(today), {"registration": other.public_id}).status_code == 404


def test_the_search_finds_by_name_initials_and_number(client, officer, today):
    found = somebody(name="欧阳娜娜", initials="oynn", staff_number="Q777")
    RegistrationFactory(activity=today, person=found.person)
    RegistrationFactory(activity=today, person=somebody(name="张三").person)
    client.force_login(officer)
    for q in ("娜娜", "oynn", "Q77"):
        html = client.get(door(today), {"q": q}, headers={"HX-Request": "true"}).content.decode()
        assert "欧阳娜娜" in html
        assert "张三" not in html


def test_an_organisers_camera_leads_to_one_tap(client, officer, today):
    registration = RegistrationFactory(activity=today)
    address = reverse("activities:ticket", args=[ticket.token(registration)])
    client.force_login(officer)
    assert client.get(address).status_code == 200
    registration.refresh_from_db()
    assert registration.state == RegistrationState.CONFIRMED  # looking changes nothing
    assert answer_of(client.post(address))[0] == "success"


def test_a_ticket_leads_its_owner_to_the_activity_and_others_nowhere(client, today):
    user = somebody()
    registration = RegistrationFactory(activity=today, person=user.person)
    address = reverse("activities:ticket", args=[ticket.token(registration)])
    client.force_login(user)
    assert client.get(address).url == client.post(address).url == today.get_absolute_url()
    client.force_login(somebody())
    assert client.get(address).status_code == client.post(address).status_code == 404
    registration.refresh_from_db()
    assert registration.state == RegistrationState.CONFIRMED


def test_the_live_board_counts(client, officer, today):
    for state in (RegistrationState.CHECKED_IN, RegistrationState.CONFIRMED, RegistrationState.WAITLISTED):
        RegistrationFactory(activity=today, state=state)
    client.force_login(officer)
    address = reverse("activities:live", args=[today.public_id])
    page, fragment = client.get(address), client.get(address, headers={"HX-Request": "true"})
    for response in (page, fragment):
        assert [tile.value for tile in response.context["tiles"]] == [1, 2, 1]
        assert 'data-here="1"' in response.content.decode()
    assert "<html" not in fragment.content.decode()


def test_the_entrance_costs_the_same_for_one_and_for_thirty(client, officer, today):
    client.force_login(officer)
    counts = []
    for wanted in (1, 30):
        while Registration.objects.count() < wanted:
            RegistrationFactory(
                activity=today, person=UserFactory(person__department=DepartmentFactory()).person
            )
        with CaptureQueriesContext(connection) as captured:
            client.get(door(today))
        counts.append(len(captured))
    assert counts[0] == counts[1]
