"""One real database per worker: migrated by its owner, used as ``app_rw``, as in production."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.template import engines
from django.template.loader import render_to_string
from django.test import TransactionTestCase

from tests import clearing, remembering, template
from union_portal.core.audit.grants import ROLE
from union_portal.core.document import pdf


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--every-page",
        action="store_true",
        help="also open every page in the browser, as CI does",
    )


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: pytest.FixtureRequest
) -> None:
    """Test databases are copies of one that is migrated already."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = template.prepare()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """After the owner has migrated, every connection acts as the portal's role."""
    with django_db_blocker.unblock():
        clearing.cleaner = clearing.Cleaner()
    connection.close()
    connection.settings_dict["OPTIONS"]["assume_role"] = ROLE
    settings.DATABASES["default"]["OPTIONS"]["assume_role"] = ROLE
    yield
    clearing.cleaner.session.close()
    connection.close()
    for options in (connection.settings_dict["OPTIONS"], settings.DATABASES["default"]["OPTIONS"]):
        options.pop("assume_role", None)


@pytest.fixture(autouse=True, scope="session")
def clear_instead_of_flush() -> None:
    """What a transactional test committed is taken away table by table."""
    TransactionTestCase._fixture_teardown = lambda self: clearing.cleaner.clear()  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """What one test cached is no other test's."""
    cache.clear()


@pytest.fixture(autouse=True)
def makers_remember(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test makes first may be known from another test."""
    marker = request.node.get_closest_marker("django_db")
    if marker and not marker.kwargs.get("transaction"):
        with remembering.from_the_start():
            yield
    else:
        yield


class _Hole(str):
    """What a template puts in place of a name that it doesn't know; the percent sign asks Django to say which."""

    __slots__ = ()

    def __mod__(self, name: object) -> str:
        pytest.fail(f"on paper there would be a hole: nothing is called {name}")


@pytest.fixture(autouse=True)
def paper_has_no_holes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents know every name that they print. On a page a missing name shows at once, on paper it is a hole."""
    engine = engines["django"].engine

    def without_holes(name: str, words: dict[str, Any]) -> str:
        with monkeypatch.context() as strict:
            strict.setattr(engine, "string_if_invalid", _Hole("%s"))
            return render_to_string(name, words)

    monkeypatch.setattr(pdf, "render_to_string", without_holes)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Browser tests last: the loop that Playwright keeps running would disturb whatever is asynchronous after it.

    Of them the walks over every page come first, so that no worker waits for their end.
    """
    walks = [item for item in items if item.get_closest_marker("every_page")]
    if not config.getoption("every_page"):
        config.hook.pytest_deselected(items=walks)
        items[:] = [item for item in items if item not in walks]
    files = {item.path for item in walks}
    items.sort(key=lambda item: ("e2e" in item.path.parts, item.path not in files))


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through it for garbage again and again would take a tenth of the time."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
