"""One real database per worker: migrated by its owner, used as ``app_rw``, as in production."""

from __future__ import annotations

from collections.abc import Iterator

import pgtrigger
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations

from tests import template
from union_portal.core.audit.grants import ROLE


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
    connection.close()
    connection.settings_dict["OPTIONS"]["assume_role"] = ROLE
    settings.DATABASES["default"]["OPTIONS"]["assume_role"] = ROLE
    yield
    connection.close()
    for options in (connection.settings_dict["OPTIONS"], settings.DATABASES["default"]["OPTIONS"]):
        options.pop("assume_role", None)


@pytest.fixture(autouse=True, scope="session")
def flush_as_owner() -> None:
    """Transactional tests empty all tables, append-only ones too: only the owner may, with its guards asleep."""
    flush = DatabaseOperations.execute_sql_flush

    def execute_sql_flush(self: DatabaseOperations, sql_list: list[str]) -> None:
        with pgtrigger.ignore():
            flush(self, ["RESET ROLE", *sql_list, f"SET ROLE {ROLE}"])

    DatabaseOperations.execute_sql_flush = execute_sql_flush  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """What one test cached is no other test's."""
    cache.clear()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: the loop that Playwright keeps running would disturb whatever is asynchronous after it.

    Of them the walk over every page comes first, so that no worker waits for its end.
    """
    items.sort(key=lambda item: ("e2e" in item.path.parts, item.path.name != "test_every_page.py"))
