"""A browser for the tests: Debian's Chromium, Chinese, and deaf to nothing that the page complains about."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which
from threading import Lock
from typing import Any

import pytest
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from members.models import User
from tests.architecture import walk
from tests.factories.members import UserFactory

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps a loop in the thread

AXE = Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE = {"width": 390, "height": 844}
PC = {"width": 1280, "height": 800}
FRAME = [".top-bar", ".areas", ".bottom-bar", ".page-footer"]
"""What is the same on all pages of a person: looked at once."""
CONTRAST = Path(__file__).with_name("contrast.js")
LOOK = """
async ([but, tags, seen]) => {
    document.querySelectorAll(but.join() || "no-part").forEach(part => part.remove());
    const asked = {preload: false, resultTypes: ["violations"]};
    const found = [], add = (theme, result) => found.push(...result.violations.map(
        v => `${theme}${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(" | ")}`));
    const contrast = async theme => {
        const kinds = textsOfNewKinds(seen);
        seen.push(...kinds.keys());
        const include = [...kinds.values()];
        if (include.length) add(theme, await axe.run({include}, {...asked, runOnly: ["color-contrast"]}));
    };
    add("", await axe.run({...asked, runOnly: tags, rules: {"color-contrast": {enabled: false}}}));
    await contrast("");
    document.documentElement.dataset.bsTheme = "dark";
    await contrast("dark ");
    return [found, seen];
}
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Who acts in the browser needs committed data; who only looks says ``django_db``, which is undone in a moment."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("e2e")
            if not item.get_closest_marker("django_db"):
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
        "executable_path": os.environ.get("CHROMIUM")
        or which("chromium-headless-shell")
        or which("chromium"),
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
def context(context: BrowserContext) -> BrowserContext:
    """Every page has axe: given to the browser once, it is compiled once."""
    context.add_init_script(path=AXE)
    context.add_init_script(path=CONTRAST)
    return context


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


class OneAtATime:
    """The portal, answering one request after the other."""

    def __init__(self, portal: Any) -> None:
        self.portal, self.lock = portal, Lock()

    def __call__(self, *args: Any) -> Any:
        with self.lock:
            return self.portal(*args)


class OpenConnections(ThreadedWSGIServer):
    """Leaves its connection open after an answer: it is the test's."""

    def _close_connections(self) -> None:
        pass


@pytest.fixture
def server_inside(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server inside the test's transaction: it sees what the test has made, and its doings are undone with the test's."""
    connection = connections["default"]
    for closing in ("close", "close_if_unusable_or_obsolete"):
        monkeypatch.setattr(connection, closing, lambda: None)
    connection.inc_thread_sharing()
    server = LiveServerThread("localhost", OneAtATime, connections_override={"default": connection})
    server.server_class = OpenConnections
    server.start()
    server.is_ready.wait()
    yield f"http://localhost:{server.port}"
    server.terminate()
    connection.dec_thread_sharing()


@pytest.fixture
def address(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """The full address of a path."""
    marker: Any = request.node.get_closest_marker("django_db")
    acts = marker.kwargs.get("transaction")
    url = request.getfixturevalue("live_server").url if acts else request.getfixturevalue("server_inside")
    return lambda path: url + path


@pytest.fixture
def sign_in(page: Page, address: Callable[[str], str]) -> Callable[..., User]:
    """Be somebody from now on, as if just signed in: ``sign_in(posts=["CASHIER"])`` or ``sign_in(user)``."""

    def sign_in(user: User | None = None, **traits: Any) -> User:
        user = user or UserFactory(**traits)
        client = Client()
        client.force_login(user)
        session = client.session
        session["account_authentication_methods"] = [
            {"method": "password", "at": time.time(), "reauthenticated": True}
        ]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
        name = settings.SESSION_COOKIE_NAME
        page.context.clear_cookies(name=name)
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address("/")}])
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
        page.wait_for_load_state()
        before = list(complaints)
        found = page.evaluate(
            "tags => axe.run({runOnly: tags, preload: false, resultTypes: ['violations']}).then("
            "r => r.violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')}`))",
            TAGS,
        )
        complaints[:] = before  # axe itself tries inline styles
        return list(found)

    return axe


@pytest.fixture(scope="session")
def colours_seen() -> list[str]:
    """The kinds of text whose contrast has been looked at by this worker."""
    return []


@pytest.fixture
def axe_in_both_themes(
    complaints: list[str], colours_seen: list[str]
) -> Callable[[Page, list[str]], list[str]]:
    """The same for one page of many, in light and dark, and without what was looked at before: parts that are alike on
    all pages are taken off, texts in known colours passed over. The page is of no further use."""

    def axe_in_both_themes(page: Page, but: list[str]) -> list[str]:
        before = list(complaints)
        found, colours_seen[:] = page.evaluate(LOOK, [but, TAGS, colours_seen])
        complaints[:] = before
        return list(found)

    return axe_in_both_themes


@pytest.fixture
def fits() -> Callable[[Page], bool]:
    """Whether nothing makes the page scroll sideways."""
    return lambda page: page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture
def look_at(page, address, axe_in_both_themes, fits, complaints):
    """What is wrong with the page at a path, in light and dark."""

    def look_at(url: str, status: int = 200, but: list[str] | None = None) -> list[str]:
        page.set_viewport_size(PC if url.startswith("/admin/") else PHONE)
        answer = page.goto(address(url))
        if answer.status != status or page.url != address(url):
            complaints.clear()
            return [f"{answer.status} at {page.url} instead of {status}"]
        wrong = [] if fits(page) else ["scrolls sideways"]
        wrong += axe_in_both_themes(page, but or [])
        wrong += complaints
        complaints.clear()
        return wrong

    return look_at


@pytest.fixture
def walk_through(page, sign_in, look_at, settings, tmp_path):
    """What is wrong with the pages of an area."""
    settings.MEDIA_ROOT = tmp_path

    def walk_through(area: str, way: Callable[..., Iterator[walk.Place]]) -> list[str]:
        pages, wrong = walk.ask(area, way)
        for user, places in pages.values():
            page.context.clear_cookies()
            if user is not None:
                sign_in(user)
            but = None
            for place in places:
                wrong += [f"{place.name}, {place.role}: {found}" for found in look_at(place.url, but=but)]
                but = FRAME
        return wrong

    return walk_through
