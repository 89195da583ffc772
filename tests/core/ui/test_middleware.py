"""Language by choice alone; a rule's "no" as a message, to htmx as a fragment."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path
from psycopg.errors import LockNotAvailable

from tests.factories.members import UserFactory
from union_portal.core.errors import DomainError, NotNow

pytestmark = pytest.mark.django_db


def refuse(request: HttpRequest) -> HttpResponse:
    raise NotNow("A colleague was faster.")


def wait_in_vain(request: HttpRequest) -> HttpResponse:
    raise OperationalError("canceling statement due to lock timeout") from LockNotAvailable()


def break_down(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a mistake of ours")


urlpatterns = [
    path("refuse/", refuse),
    path("wait/", wait_in_vain),
    path("break/", break_down),
    path("", include("union_portal.urls")),
]
handler500 = "union_portal.core.ui.views.server_error"


@pytest.fixture
def signed_in(client):
    client.force_login(UserFactory())
    return client


# -- language -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("cookie", "accept", "language"),
    [
        (None, "en-GB,en;q=0.9", "zh-hans"),
        ("en", "zh-CN", "en"),
        ("zh-hans", "en", "zh-hans"),
        ("fr", "fr", "zh-hans"),
        ("../../etc", "", "zh-hans"),
    ],
)
def test_only_a_choice_made_in_the_portal_changes_the_language(client, cookie, accept, language):
    if cookie:
        client.cookies["django_language"] = cookie
    answer = client.get("/accounts/login/", headers={"accept-language": accept})
    assert answer.headers["Content-Language"] == language
    assert f'<html lang="{language}"' in answer.content.decode()


def test_choosing_a_language_is_kept_for_browser_and_person(client):
    user = UserFactory()
    client.force_login(user)
    answer = client.post("/language/", {"language": "en", "next": "/matters/"})
    assert (answer.status_code, answer.url) == (302, "/matters/")
    assert client.cookies["django_language"].value == "en"
    user.refresh_from_db()
    assert user.language == "en"


def test_an_unknown_language_changes_nothing(client):
    answer = client.post("/language/", {"language": "xx"})
    assert answer.status_code == 302
    assert "django_language" not in client.cookies


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_choices_never_lead_to_another_site(client, target):
    assert client.post("/appearance/", {"theme": "dark", "next": target}).url == "/"
    assert client.post("/language/", {"language": "en", "next": target}).url == "/"


@pytest.mark.parametrize(
    ("sent", "theme", "large"),
    [
        ({"theme": "dark"}, 'data-bs-theme="dark"', False),
        ({"theme": "light"}, 'data-bs-theme="light"', False),
        ({"theme": "purple"}, 'data-theme-choice="auto"', False),
        ({"text": "large"}, 'data-theme-choice="auto"', True),
    ],
)
def test_appearance_is_kept_by_the_browser(client, sent, theme, large):
    client.post("/appearance/", sent)
    page = client.get("/accounts/login/").content.decode()
    assert theme in page
    assert ('class="large-text"' in page) is large


# -- a rule's "no" ---------------------------------------------------------------------------------------------
@override_settings(ROOT_URLCONF=__name__)
def test_a_refusal_becomes_a_message_and_leads_back(signed_in):
    answer = signed_in.post("/refuse/", headers={"referer": "http://testserver/matters/?show=all"})
    assert (answer.status_code, answer.url) == (302, "http://testserver/matters/?show=all")
    assert [str(m) for m in get_messages(answer.wsgi_request)] == ["A colleague was faster."]


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(
    ("method", "referer"),
    [("post", "https://evil.example/"), ("post", ""), ("get", "http://testserver/refuse/")],
)
def test_a_refusal_leads_home_when_back_is_not_ours_or_would_go_in_circles(signed_in, method, referer):
    answer = getattr(signed_in, method)("/refuse/", headers={"referer": referer})
    assert (answer.status_code, answer.url) == (302, "/")


@override_settings(ROOT_URLCONF=__name__)
def test_who_waits_too_long_for_somebody_else_is_told_that_nothing_was_saved(signed_in):
    signed_in.cookies["django_language"] = "en"
    answer = signed_in.post("/wait/")
    (message,) = get_messages(answer.wsgi_request)
    assert "Nothing was saved" in message.message
    assert answer.url == "/"


@override_settings(ROOT_URLCONF=__name__)
def test_htmx_gets_a_refusal_as_a_fragment_with_422(signed_in):
    answer = signed_in.post("/refuse/", headers={"hx-request": "true"})
    assert answer.status_code == 422
    assert answer.templates[0].name == "components/_error.html"
    assert "A colleague was faster." in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_a_domain_error_is_escaped_in_the_fragment():
    from django.template.loader import render_to_string

    fragment = render_to_string("components/_error.html", {"message": str(DomainError("<b>no</b>"))})
    assert "&lt;b&gt;no&lt;/b&gt;" in fragment


# -- our own faults ----------------------------------------------------------------------------------------------
@override_settings(ROOT_URLCONF=__name__)
def test_a_fault_shows_a_reference_that_stands_in_the_log(caplog):
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory())
    answer = client.get("/break/")
    assert answer.status_code == 500
    reference = answer.context["reference"]
    assert reference in answer.content.decode()
    assert "a mistake of ours" not in answer.content.decode()
    [line] = [record for record in caplog.records if reference in record.getMessage()]
    assert "a mistake of ours" in str(line.exc_info[1])
    caplog.clear()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_missing_page_says_so_in_words(client, language):
    client.cookies["django_language"] = language
    client.force_login(UserFactory())
    answer = client.get("/nothing-here/")
    assert answer.status_code == 404
    assert "404" not in answer.content.decode().split("<main")[1]
    assert answer.templates[0].name == "404.html"


def test_a_stale_form_says_so_in_words():
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/appearance/", {"theme": "dark"})
    assert (answer.status_code, answer.templates[0].name) == (403, "403_csrf.html")
