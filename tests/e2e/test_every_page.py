"""Every page in a real browser, opened by somebody who may by ``tests/architecture/access``: accessible in light and dark,
within the policy, and never scrolling sideways: the portal on a phone, the desk on a PC."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.apps import apps
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from playwright.sync_api import Error

from tests.architecture import access
from tests.architecture.access import ROLES
from tests.architecture.test_access import Asker, People, desk_pages
from tests.e2e.conftest import CONTRAST, PC, PHONE
from tests.factories.members import UserFactory
from union_portal.core.ui.patternbook import PAGES
from union_portal.urls import urlpatterns as portal

pytestmark = pytest.mark.django_db

ELSEWHERE = {
    **dict.fromkeys(
        ["mfa_activate_totp", "mfa_deactivate_totp", "mfa_add_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn",
         "mfa_generate_recovery_codes", "mfa_view_recovery_codes", "mfa_authenticate", "mfa_reauthenticate"],
        "asks for a second factor or a fresh sign-in: walked below",
    ),
    "mfa_download_recovery_codes": "a text file",
    "mfa_reauthenticate_webauthn": "leads to mfa_reauthenticate unless there is a passkey",
    "account_set_password": "leads to the change of the password: every account has one",
    "account_signup": "closed: accounts come from the staff register",
    "account_email": "closed: addresses come from the staff register",
    "account_email_verification_sent": "closed: addresses come from the staff register",
    "account_confirm_email": "closed: addresses come from the staff register",
    "account_confirm_login_code": "closed: nobody signs in by a code from an e-mail",
    "admin:autocomplete": "answers fields of forms",
    "admin:login": "leads to the portal's own sign-in page",
    "admin:view_on_site": "leads to the object's own page",
    "core:healthz": "health_check's answer to machines",
    "admin:proposals_proposal_decide": "asks for chosen submissions, and leads back to the list without",
    "proposals:award-choose": "asks for somebody who can be chosen, whom the table doesn't make",
    "proposals:innovation-new": "leads to an empty sheet",
    "proposals:proposal-new": "makes a draft and leads to it",
    "proposals:seconding-answer": "asks for the signed link of a message",
    "finance:fund-report": "leads to the report of the year",
    "finance:budget-execution": "leads to the budget of the year",
}  # fmt: skip
"""Addresses that show nobody of the table a page, and why."""


FRAME = [".top-bar", ".areas", ".bottom-bar", ".page-footer"]
"""What is the same on all pages of a person: looked at once."""


class Place(NamedTuple):
    """One page to look at: what it is called, where it is, who looks."""

    name: str
    url: str
    role: str


def who_sees(row: Mapping[str, Any], module: Any) -> str | None:
    """Somebody who gets the page by its row; those who work with it before those who only may look."""
    people = (*getattr(module, "PEOPLE", ()), *reversed(ROLES))
    return next((role for role in people if access.expected(row, role) == 200), None)


def walked(module: Any) -> dict[str, str]:
    """The addresses of one area's table that show somebody a page, and who opens them."""
    rows = {key: row for key, row in getattr(module, "ROWS", {}).items() if " " not in key}
    return {
        name: role for name, row in rows.items() if name not in ELSEWHERE and (role := who_sees(row, module))
    }


def places(module: Any, asked: Asker) -> Iterator[Place]:
    for name, role in walked(module).items():
        row = module.ROWS[name]
        yield Place(name, asked.address(name, row.get("of", ""), row.get("kwargs")), role)
    for label, row in getattr(module, "DESK", {}).items():
        model = apps.get_model(label)
        prefix = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        for page, method, url, roles in desk_pages(row, model, prefix, asked):
            if method == "GET" and roles:
                yield Place(f"{label} {page}", url, roles[0])


def is_page(answer: Any, page: Any) -> bool:
    """Not a file, and not a fragment: that is looked at where a page includes it."""
    return answer.headers["content-type"].startswith("text/html") and page.evaluate("!!document.doctype")


@pytest.fixture
def look_at(page, address, axe, fits, complaints):
    """What is wrong with the page at a path, in light and dark."""

    def look_at(url: str, status: int = 200, but: list[str] | None = None) -> list[str]:
        page.set_viewport_size(PC if url.startswith("/admin/") else PHONE)
        try:
            answer = page.goto(address(url))
        except Error as error:
            if "Download is starting" in str(error) or "ERR_ABORTED" in str(error):
                return []
            raise
        if answer.status != status or page.url != address(url):
            complaints.clear()
            return [f"{answer.status} at {page.url} instead of {status}"]
        if not is_page(answer, page):
            complaints.clear()
            return []
        wrong = axe(page, but=but)
        if not fits(page):
            wrong.append("scrolls sideways")
        page.evaluate("document.documentElement.dataset.bsTheme = 'dark'")
        wrong += [f"dark {finding}" for finding in axe(page, CONTRAST, but)]
        wrong += complaints
        complaints.clear()
        return wrong

    return look_at


def test_every_address_is_walked_or_says_why_not():
    seen = set().union(*(walked(module) for module in access.areas().values()))
    asked = {key for key in access.table("ROWS") if " " not in key}
    assert sorted(asked - seen) == sorted(ELSEWHERE)


@pytest.mark.parametrize("area", sorted(access.areas()))
def test_every_page_is_clean(area, page, sign_in, look_at, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    module, people = access.areas()[area], People()
    objects = module.build(people) if hasattr(module, "build") else {}
    for grow in dict.fromkeys(grow for _role, grow in getattr(module, "LISTS", {}).values()):
        grow(people, objects, 1)
    wrong, signed_in, but = [], "", None
    for place in sorted(places(module, Asker(None, objects)), key=lambda place: place.role):
        if place.role != signed_in:
            page.context.clear_cookies()
            if people[place.role] is not None:
                sign_in(people[place.role])
            signed_in, but = place.role, None
        wrong += [f"{place.name}, {place.role}: {finding}" for finding in look_at(place.url, but=but)]
        but = FRAME
    assert wrong == [], "\n".join(wrong)


def test_the_pages_of_a_second_factor_are_clean(page, address, sign_in, look_at):
    user = sign_in()
    found = {name: look_at(reverse(name)) for name in ("mfa_activate_totp", "mfa_add_webauthn")}
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    key = Authenticator.objects.create(
        user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "工会办公室的钥匙", "credential": {}}
    )
    found |= {
        name: look_at(reverse(name))
        for name in (
            "mfa_index", "mfa_deactivate_totp", "mfa_list_webauthn", "mfa_generate_recovery_codes",
            "mfa_view_recovery_codes", "account_reauthenticate", "mfa_reauthenticate", "usersessions_list",
        )
    }  # fmt: skip
    found |= {
        name: look_at(reverse(name, args=[key.pk])) for name in ("mfa_edit_webauthn", "mfa_remove_webauthn")
    }
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_the_page_for_the_second_factor_at_the_door_is_clean(page, address, look_at):
    user = UserFactory()
    user.set_password("three calm words")
    user.save()
    TOTP.activate(user, generate_totp_secret())
    page.goto(address(reverse("account_login")))
    page.fill("[name=login]", user.staff_number)
    page.fill("[name=password]", "three calm words")
    page.click("main .btn-primary")
    page.wait_for_url(address(reverse("mfa_authenticate")))
    assert look_at(reverse("mfa_authenticate")) == []


def test_the_page_for_a_new_password_is_clean(page, address, look_at):
    user = UserFactory()
    key = default_token_generator.make_token(user)
    name, uid = "account_reset_password_from_key", user_pk_to_url_str(user)
    page.goto(address(reverse(name, args=[uid, key])))  # keeps the key and leads on
    assert look_at(reverse(name, args=[uid, "set-password"])) == []


def test_each_page_pattern_is_clean(page, sign_in, look_at):
    """In one browser: a new one for each page costs more than looking at it."""
    sign_in(posts=["SYSTEM_ADMIN"])
    found = {name: look_at(reverse("core:pattern-page", args=[name])) for name in PAGES}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


# -- mistakes ------------------------------------------------------------------------------------------
def fail(request: HttpRequest, kind: str) -> HttpResponse:
    raise {"400": SuspiciousOperation, "403": PermissionDenied, "500": ZeroDivisionError}[kind]


urlpatterns = [*portal, path("mistake/<str:kind>/", fail)]


@pytest.mark.urls(__name__)
def test_the_pages_of_mistakes_are_clean(page, sign_in, look_at, complaints):
    sign_in()
    for status in (400, 403, 404, 500):
        found = look_at(f"/mistake/{status}/" if status != 404 else "/nothing-here/", status)
        assert [wrong for wrong in found if f"status of {status}" not in wrong] == [], status
