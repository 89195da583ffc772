"""A list costs the same whether it is short or long: ``LISTS`` of ``tests/architecture/access``."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.architecture import access
from tests.architecture.test_access import ARGUMENTS, people  # noqa: F401  the fixture

MOST_QUERIES = 12


def test_every_list_stands_in_the_table():
    lists = {name for name in ARGUMENTS if name.endswith(("-list", "_changelist"))}
    assert sorted(lists - set(access.table("LISTS"))) == []


@pytest.mark.parametrize(
    "name", [pytest.param(name, id=f"{area}-{name}") for name, (area, _row) in access.table("LISTS").items()]
)
def test_a_list_costs_the_same_for_1_and_30_rows(name, client, people, settings, tmp_path):  # noqa: F811
    settings.MEDIA_ROOT = tmp_path
    area, (role, grow) = access.table("LISTS")[name]
    module = access.areas()[area]
    objects = module.build(people) if hasattr(module, "build") else {}
    if people[role] is not None:
        client.force_login(people[role])

    def queries(count: int) -> list[str]:
        grow(people, objects, count)
        client.get(reverse(name))  # what is cached for all pages is in the cache now
        with CaptureQueriesContext(connection) as captured:
            answer: Any = client.get(reverse(name))
        assert answer.status_code == 200
        return [query["sql"] for query in captured.captured_queries]

    one, thirty = queries(1), queries(29)
    assert len(one) == len(thirty), "\n".join(["", *one, "-- 30 rows:", *thirty])
    assert len(thirty) <= MOST_QUERIES, "\n".join(["", *thirty])
