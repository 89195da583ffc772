"""What a browser on a ward may keep of somebody's pages: nothing."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.factories.members import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["core:hall", "members:me", "activities:calendar"])
def test_no_browser_keeps_a_page_of_who_has_signed_in(client, name):
    client.force_login(UserFactory())
    assert client.get(reverse(name)).headers["Cache-Control"] == "private, no-store"


def test_the_sign_out_clears_what_was_kept_and_leaves_the_drafts(client):
    client.force_login(UserFactory())
    answer = client.post(reverse("account_logout"))
    assert answer.status_code == 302
    assert answer.headers["Clear-Site-Data"] == '"cache"'


def test_a_page_for_everybody_may_be_kept(client):
    answer = client.get(reverse("account_login"))
    assert "Clear-Site-Data" not in answer.headers
    assert client.get("/healthz").headers.get("Cache-Control") != "private, no-store"
