"""Every page in a real browser, opened by somebody who may by ``tests/architecture/access``: accessible in light and dark,
within the policy, and never scrolling sideways on a phone. The desk's are opened on a PC, in two files of their own, so that
three workers share the way. The walk is made with ``--every-page``, as in CI; what it leaves out is opened always."""

from __future__ import annotations

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from tests.architecture import walk
from tests.factories.members import UserFactory
from union_portal.core.ui.patternbook import PAGES
from union_portal.urls import urlpatterns as portal

pytestmark = pytest.mark.django_db


@pytest.mark.every_page
@pytest.mark.parametrize("area", walk.OF_PORTAL)
def test_every_page_is_clean(area, walk_through):
    assert walk_through(area, walk.in_portal) == []


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
