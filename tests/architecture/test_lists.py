"""A list costs the same whether it is short or long: ``LISTS`` of ``tests/architecture/access``."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.architecture import access
from tests.architecture.test_access import ARGUMENTS, people  # noqa: F401  the fixture

MOST_QUERIES = 12


def test_every_list_stands_in_the_table():
    lists = {name for name in ARGUMENTS if name.endswith(("-list", "_changelist"))}
    assert sorted(lists - set(access.table("LISTS"))) == []


@pytest.mark.parametrize(
    "area", [name for name, module in access.areas().items() if hasattr(module, "LISTS")]
)
def test_lists_cost_the_same_for_1_and_30_rows(area, people, settings, tmp_path):  # noqa: F811
    """Lists of the same rows are asked together: making the rows is the larger part of the work."""
    settings.MEDIA_ROOT = tmp_path
    module = access.areas()[area]
    objects = module.build(people) if hasattr(module, "build") else {}
    lists = sorted(module.LISTS.items(), key=lambda item: item[1][1].__qualname__)
    wrong = []
    for grow, same in groupby(lists, key=lambda item: item[1][1]):
        asked = [(name, browser(people[role])) for name, (role, _grow) in same]
        with transaction.atomic():
            grow(people, objects, 1)
            one = [second_look(name, client) for name, client in asked]
            grow(people, objects, 29)
            thirty = [
                many if len(many := look(name, client)) == len(few) else second_look(name, client)
                for (name, client), few in zip(asked, one, strict=True)
            ]
            transaction.set_rollback(True)
        for (name, _client), few, many in zip(asked, one, thirty, strict=True):
            if len(few) != len(many) or len(many) > MOST_QUERIES:
                wrong.append("\n".join([f"-- {name}, 1 row:", *few, "-- 30 rows:", *many]))
    assert not wrong, "\n".join(wrong)


def browser(user: Any) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def second_look(name: str, client: Client) -> list[str]:
    """When what is cached for all pages is in the cache."""
    look(name, client)
    return look(name, client)


def look(name: str, client: Client) -> list[str]:
    """What one look at a list asks of the database."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(reverse(name))
    assert answer.status_code == 200, name
    return [query["sql"] for query in captured.captured_queries]
