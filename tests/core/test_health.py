"""What the proxy and the hospital's monitoring ask."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from redis.exceptions import ConnectionError as RedisDown

pytestmark = pytest.mark.django_db


def test_healthz_is_well_without_signing_in_when_database_and_redis_answer(client):
    response = client.get("/healthz", {"format": "json"})
    assert response.status_code == 200
    assert set(response.json().values()) == {"OK"}


def test_healthz_tells_a_browser_in_chinese(client):
    page = client.get("/healthz", headers={"accept": "text/html"}).content.decode()
    assert "<h1>系统状态</h1>" in page
    assert page.count(">正常</td>") == 3


def test_healthz_is_unwell_when_redis_does_not_answer(client, monkeypatch, caplog):
    def refuse(*args: object, **kwargs: object) -> None:
        raise RedisDown("no answer")

    monkeypatch.setattr(type(cache._connections["default"]), "set", refuse)  # type: ignore[attr-defined]
    response = client.get("/healthz", {"format": "json"})
    assert response.status_code == 500
