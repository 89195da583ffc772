"""A browser for the tests: Debian's Chromium, Chinese, and deaf to nothing that the page complains about."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from members.models import User
from tests.factories.members import UserFactory

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps a loop in the thread

AXE = Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE = {"width": 390, "height": 844}
PC = {"width": 1280, "height": 800}
PASSWORD = "only-for-tests-2026"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("e2e")
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    quiet = [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ]  # fmt: skip
    if os.geteuid() == 0:
        quiet.append("--no-sandbox")
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": quiet,
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "locale": "zh-CN",
        "timezone_id": "Asia/Shanghai",
        "viewport": PC,
        "reduced_motion": "reduce",
    }


@pytest.fixture
def complaints() -> list[str]:
    """What pages complain about in this test; expected ones may be taken out by it."""
    return []


@pytest.fixture
def page(page: Page, complaints: list[str]) -> Iterator[Page]:
    """A page whose every error fails the test: scripts that break, files not there, and the security policy."""

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_default_timeout(10_000)
    yield page
    assert complaints == []


@pytest.fixture
def address(live_server: Any) -> Callable[[str], str]:
    """The full address of a path."""
    return lambda path: live_server.url + path


@pytest.fixture
def sign_in(page: Page, address: Callable[[str], str]) -> Callable[..., User]:
    """Sign somebody in through the sign-in page: ``sign_in(posts=["CASHIER"])`` or ``sign_in(user)``."""

    def sign_in(user: User | None = None, **traits: Any) -> User:
        user = user or UserFactory(**traits)
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
        page.goto(address("/accounts/login/"))
        page.fill("[name=login]", user.staff_number)
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit], main .btn-primary")
        page.wait_for_url(address("/"))
        return user

    return sign_in


@pytest.fixture
def set_look(context: BrowserContext, address: Callable[[str], str]) -> Callable[..., None]:
    """Choose theme, language or size of text for this browser."""

    def set_look(*, theme: str = "light", language: str = "zh-hans", text: str = "normal") -> None:
        chosen = {"theme": theme, settings.LANGUAGE_COOKIE_NAME: language, "text": text}
        context.add_cookies(
            [{"name": name, "value": value, "url": address("/")} for name, value in chosen.items()]
        )

    return set_look


@pytest.fixture
def axe(complaints: list[str]) -> Callable[[Page], list[str]]:
    """What axe finds on a page against WCAG 2.2 AA: rule and the parts concerned."""

    def axe(page: Page) -> list[str]:
        before = list(complaints)
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate(
            "rules => axe.run(document, {runOnly: rules, preload: false}).then(r => r.violations.map("
            "v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')}`))",
            RULES,
        )
        complaints[:] = before  # axe itself tries inline styles
        return list(found)

    return axe


@pytest.fixture
def fits() -> Callable[[Page], bool]:
    """Whether nothing makes the page scroll sideways."""
    return lambda page: page.evaluate("document.documentElement.scrollWidth <= innerWidth")
