"""On the telephone: register, wait, move up; at the entrance: green, orange, red."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from activities.activity.workflow import RegistrationState
from activities.attendance import ticket
from activities.models import Registration
from tests.e2e.conftest import AXE, PHONE
from tests.factories.activities import ActivityFactory, RegistrationFactory, somebody
from tests.factories.members import UserFactory

LIST = "/activities/"
SLOW = 30_000


@pytest.fixture
def open_as(
    browser: Browser,
    browser_context_args: dict[str, Any],
    live_server: Any,
    settings: Any,
    complaints: list[str],
) -> Iterator[Callable[[Any], Page]]:
    """Several telephones at once: ``open_as(user)`` is a page in a browser of the person's own."""
    settings.PORTAL_URL = live_server.url
    expect.set_options(timeout=SLOW)
    contexts = []

    def open_page(user: Any) -> Page:
        client = Client()
        client.force_login(user)
        context = browser.new_context(
            **browser_context_args | {"viewport": PHONE, "base_url": live_server.url}
        )
        context.add_init_script(path=AXE)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        context.set_default_timeout(SLOW)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def test_register_wait_and_move_up(open_as, axe, fits):
    activity = ActivityFactory(title="周末瑜伽体验课", places=1)
    first, second = open_as(somebody(name="王芳")), open_as(somebody(name="李静"))

    # One tap from the list takes the place; the card answers without a new page.
    first.goto(LIST)
    assert axe(first) == []
    assert fits(first)
    first.locator("[data-activity-card] form button").click()
    expect(first.locator("[data-activity-card] .state-success")).to_be_visible()
    expect(first.locator("[data-activity-card] form")).to_have_count(0)

    # The second waits, and reads which place she has.
    second.goto(LIST)
    second.locator("[data-activity-card] form button").click()
    expect(second.locator("[data-activity-card] .state-warning")).to_be_visible()
    second.get_by_role("link", name="周末瑜伽体验课").click()
    expect(second.locator(".matter-next")).to_contain_text("1")
    expect(second.locator(".ticket")).to_have_count(0)
    assert axe(second) == []

    # The first has a code, and gives her place back.
    first.get_by_role("link", name="周末瑜伽体验课").click()
    code = first.locator(".ticket-code")
    expect(code).to_be_visible()
    expect(code).to_have_js_property("complete", True)
    assert code.evaluate("image => image.naturalWidth > 0")
    assert axe(first) == []
    first.locator("form[action$='/withdraw/'] button").click()
    first.locator("#confirm [data-confirm-yes]").click()
    expect(first.locator(".ticket")).to_have_count(0)

    # The second has moved up by herself.
    second.reload()
    expect(second.locator(".ticket-code")).to_be_visible()
    second.goto(reverse("core:inbox"))
    expect(second.locator("main")).to_contain_text("周末瑜伽体验课")
    activity.refresh_from_db()
    assert (activity.taken, activity.waiting) == (1, 0)


def test_the_organiser_checks_in_on_the_telephone(open_as, axe, fits):
    activity = ActivityFactory(soon=True)
    expected = RegistrationFactory(activity=activity, person=somebody(name="王芳").person)
    by_name = RegistrationFactory(activity=activity, person=somebody(name="赵敏").person)
    officer = UserFactory(posts=["ACTIVITY_OFFICER"])
    page = open_as(officer)
    page.goto(f"/activities/{activity.public_id}/check-in/")
    assert axe(page) == []
    assert fits(page)

    code = page.locator("#code")
    for text, tone in [
        (ticket.address(expected), "success"),
        (ticket.address(expected), "warning"),
        ("???", "danger"),
    ]:
        code.fill(text)  # as a scanner types it, with Enter at the end
        code.press("Enter")
        expect(page.locator(f"[data-answer='{tone}']")).to_be_visible()
        expect(code).to_have_value("")
    assert axe(page) == []

    page.locator("#door-search").fill("赵敏")
    expect(page.locator(".door-row")).to_have_count(1)
    page.locator(".door-row button").click()
    expect(page.locator("[data-answer='success']")).to_contain_text("赵敏")

    # The telephone's own camera opens the ticket; here it is somebody who is in already.
    page.goto(ticket.address(by_name))
    page.locator(".ticket-confirm").click()
    expect(page.locator("[data-answer='warning']")).to_be_visible()

    page.goto(f"/activities/{activity.public_id}/live/")
    expect(page.locator("[data-here]")).to_have_text("2")
    assert axe(page) == []
    assert Registration.objects.filter(state=RegistrationState.CHECKED_IN).count() == 2


def test_the_live_board_goes_on_by_itself(open_as):
    activity = ActivityFactory(soon=True)
    page = open_as(UserFactory(posts=["ACTIVITY_OFFICER"]))
    page.goto(f"/activities/{activity.public_id}/live/")
    expect(page.locator("[data-here]")).to_have_text("0")
    RegistrationFactory(activity=activity, state=RegistrationState.CHECKED_IN)
    expect(page.locator("[data-here]")).to_have_text("1")
