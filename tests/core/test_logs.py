"""The logs open nothing and tell of nobody."""

from __future__ import annotations

import logging
import runpy
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from gunicorn.config import Config

from tests.factories.members import UserFactory
from union_portal.core.logs import Line, masked

ROOT = Path(__file__).resolve().parents[2]
KEY = "cwq0m1-3d5f0a9c1b2e4f60718293a4b5c6d7e8"
SECRETS = [
    ("account_reset_password_from_key", {"uidb36": "1z", "key": KEY}),
    ("activities:feed", {"token": KEY}),
    ("activities:ticket", {"token": KEY}),
    ("proposals:seconding-answer", {"token": KEY}),
]


def written(record: logging.LogRecord) -> str:
    return Line("{levelname} {message}", style="{").format(record)


@pytest.mark.parametrize(("name", "parts"), SECRETS)
def test_an_address_that_opens_something_is_logged_without_its_secret(name, parts):
    address = reverse(name, kwargs=parts)
    assert KEY in address
    conf = runpy.run_path(str(ROOT / "deploy" / "gunicorn.conf.py"))
    log = conf["AccessLog"](Config())
    answer = SimpleNamespace(status="200 OK", headers=[], sent=9)
    request = SimpleNamespace(headers=[])
    environ = {
        "PATH_INFO": address,
        "RAW_URI": address,
        "REQUEST_METHOD": "GET",
        "SERVER_PROTOCOL": "HTTP/1.1",
    }
    line = conf["access_log_format"] % log.atoms(answer, request, environ, timedelta(seconds=1))
    assert KEY not in line
    assert line.startswith("GET " + address[: address.index("1z" if "1z" in parts.values() else KEY)])


@pytest.mark.django_db
def test_django_tells_no_secret_of_what_it_does_not_find(client, caplog):
    for address in (
        reverse("activities:feed", args=[KEY]),
        f"/activities/feeds/{KEY}",
        f"/activities/{KEY}/x/",
    ):
        assert client.get(address).status_code in {302, 404}
    lines = [written(record) for record in caplog.records if record.name == "django.request"]
    assert "WARNING Not Found: /activities/feeds/….ics" in lines
    assert KEY not in " ".join(lines)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/static/css/portal.css", "/static/css/portal.css"),
        ("/me/", "/me/"),
        ("/nothing", "/nothing"),
        ("/nothing/of/that", "/nothing/…"),
        ("/search/?q=张三", "/search/"),
        ("/a\nERROR made up", "/a%0AERROR%20made%20up"),
    ],
)
def test_other_addresses_stay_readable(path, line):
    assert masked(path) == line


@pytest.mark.django_db
def test_a_row_that_the_database_quotes_is_left_out():
    user = UserFactory(email="canary@example.org")
    change = "UPDATE members_user SET is_superuser = true, staff_number = E'two\\n\\nlines' WHERE id = %s"
    with pytest.raises(IntegrityError, match="canary") as caught, transaction.atomic():
        connection.cursor().execute(change, [user.pk])
    info = (caught.type, caught.value, caught.tb)
    line = written(logging.LogRecord("any", logging.ERROR, "", 1, "failed: %s", (caught.value,), info))
    assert "canary" not in line
    assert "violates check constraint" in line
    assert "The above exception was the direct cause" in line
    assert "django.db.utils.IntegrityError" in line
