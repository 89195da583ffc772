"""The door: three ways to name oneself, limits per account, disabled accounts, second factors, forgotten passwords."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from django.conf import settings as django_settings
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from members.models import User
from members.user import services
from members.user.models import no_password
from tests.factories.members import UserFactory
from union_portal.core.audit.models import AuditEntry
from union_portal.core.outbox import services as outbox
from union_portal.core.outbox.models import OutboxMessage

pytestmark = pytest.mark.django_db
PASSWORD = "three calm words"
LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def in_english(settings):
    settings.LANGUAGE_CODE = "en"


def account(**values) -> User:
    user = UserFactory(**values)
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client: Client, login: str, password: str = PASSWORD, **extra):
    return client.post(LOGIN, {"login": login, "password": password}, **extra)


def signed_in(client: Client) -> bool:
    return client.get(reverse("members:me")).status_code == 200


# -- names ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "login",
    ["T-017", " T-017 ", "wang@hospital.example", "WANG@hospital.example", "14000010017", "Ｔ－０１７"],
)
def test_staff_number_email_and_mobile_open_the_same_account(client, login):
    user = account(staff_number="T-017", email="wang@hospital.example", mobile="14000010017")
    answer = sign_in(client, login)
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("core:hall"))
    assert client.session["_auth_user_id"] == str(user.pk)
    assert AuditEntry.objects.get(action="members.user.signed_in").by == user


def test_a_new_browser_speaks_the_persons_language(client):
    account(staff_number="A", language="en")
    sign_in(client, "A")
    assert client.get(reverse("core:hall")).headers["Content-Language"] == "en"


@pytest.mark.parametrize("shared", [{"mobile": "14000010017"}, {"email": "ward@hospital.example"}])
def test_a_mobile_or_email_of_two_people_opens_nothing(client, shared):
    account(staff_number="A", **shared)
    account(staff_number="B", **shared)
    sign_in(client, next(iter(shared.values())))
    assert not signed_in(client)
    sign_in(client, "A")
    assert signed_in(client)


def test_nobody_signs_up(client):
    assert client.get("/accounts/signup/").headers["Location"] == LOGIN
    client.post("/accounts/signup/", {"username": "new", "password1": PASSWORD})
    assert not User.objects.filter(staff_number="new").exists()


def test_an_account_that_was_never_activated_opens_to_no_password(client):
    user = UserFactory(password=no_password())
    for typed in ("", user.password, "!"):
        sign_in(client, user.staff_number, typed)
        assert not signed_in(client)


def test_the_built_in_account_cant_sign_in(client):
    system = User.objects.system()
    system.set_password(PASSWORD)
    system.save()
    sign_in(client, "system")
    assert not signed_in(client)


# -- limits -----------------------------------------------------------------------------------------------
def test_guessing_is_limited_per_account_and_the_ward_next_door_still_gets_in(client):
    victim, neighbour = account(mobile="14000010017"), account()
    for attempt in range(8):
        sign_in(client, victim.mobile if attempt % 2 else victim.staff_number, "wrong")
    answer = sign_in(client, victim.staff_number)
    assert "Too many failed login attempts" in answer.content.decode()
    assert not signed_in(client)
    assert sign_in(client, neighbour.staff_number).status_code == 302


def test_a_browser_is_known_only_to_who_signed_in_there(client):
    owner, stranger = account(), account()
    theirs = Client()
    for browser, user in ((client, owner), (theirs, stranger)):
        sign_in(browser, user.staff_number)
        browser.post("/accounts/logout/")
    for _attempt in range(8):
        sign_in(theirs, owner.staff_number, "wrong")
    sign_in(theirs, owner.staff_number)
    assert not signed_in(theirs)
    client.cookies[django_settings.BROWSER_COOKIE_NAME] = theirs.cookies[
        django_settings.BROWSER_COOKIE_NAME
    ].value.replace(str(stranger.pk), str(owner.pk), 1)
    sign_in(client, owner.staff_number)
    assert not signed_in(client)


def test_eight_wrong_passwords_elsewhere_leave_the_own_browser_open(client):
    owner = account()
    sign_in(client, owner.staff_number)
    client.post("/accounts/logout/")
    for _attempt in range(8):
        sign_in(Client(), owner.staff_number, "wrong")
    assert sign_in(client, owner.staff_number).status_code == 302


def test_a_change_of_shift_behind_one_address_gets_in(client):
    people = [account() for _n in range(40)]
    assert {sign_in(Client(), user.staff_number).status_code for user in people} == {302}


# -- open sessions ----------------------------------------------------------------------------------------
def test_a_disabled_account_loses_its_open_session_at_once(client):
    user, admin = account(), UserFactory(posts=["SYSTEM_ADMIN"])
    sign_in(client, user.staff_number)
    assert signed_in(client)
    assert UserSession.objects.filter(user=user).count() == 1
    services.disable(user, reason="left", by=admin)
    assert UserSession.objects.filter(user=user).count() == 0
    answer = client.get(reverse("members:me"))
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{LOGIN}?next=/me/")
    assert "_auth_user_id" not in client.session


def test_a_disabled_account_is_refused_even_where_the_session_survived(client):
    user = account()
    client.force_login(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert not signed_in(client)


def test_the_sessions_page_ends_other_sessions(client):
    user, elsewhere = account(), Client()
    sign_in(client, user.staff_number)
    sign_in(elsewhere, user.staff_number)
    assert client.get(reverse("usersessions_list")).status_code == 200
    client.post(reverse("usersessions_list"))
    assert signed_in(client)
    assert not signed_in(elsewhere)


# -- second factor ----------------------------------------------------------------------------------------
def with_totp(user: User) -> User:
    TOTP.activate(user, generate_totp_secret())
    return user


def test_no_post_needs_a_second_factor_by_default(client):
    assert django_settings.SECOND_FACTOR_ROLES == []
    client.force_login(UserFactory(posts=["CASHIER"]))
    assert signed_in(client)


def test_a_named_post_gets_no_further_than_setting_up_a_second_factor(client, settings):
    settings.SECOND_FACTOR_ROLES = ["CASHIER"]
    client.force_login(UserFactory(posts=["CASHIER"]))
    for url in (reverse("core:hall"), reverse("admin:index"), reverse("members:me")):
        answer = client.get(url)
        assert (answer.status_code, answer.headers["Location"]) == (302, reverse("mfa_index"))
    assert client.get(reverse("mfa_index")).status_code == 200
    answer = client.get(reverse("members:me"), headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, reverse("mfa_index"))


def test_others_and_who_has_one_go_on(client, settings):
    settings.SECOND_FACTOR_ROLES = ["CASHIER"]
    client.force_login(UserFactory(posts=["PREPARER"]))
    assert signed_in(client)
    client.force_login(with_totp(UserFactory(posts=["CASHIER"])))
    assert signed_in(client)


def test_a_second_factor_is_asked_for_after_the_password(client):
    user = with_totp(account())
    answer = sign_in(client, user.staff_number)
    assert answer.headers["Location"] == reverse("mfa_authenticate")
    assert not signed_in(client)


def test_setting_up_a_second_factor_works_and_is_recorded(client, django_capture_on_commit_callbacks):
    user = account()
    sign_in(client, user.staff_number)
    again = client.get(reverse("mfa_activate_totp")).headers["Location"]  # a stolen session sets up nothing
    assert again.startswith(reverse("account_reauthenticate"))
    assert client.post(again, {"password": PASSWORD}).status_code == 302
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    secret = client.session["mfa.totp.secret"]
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("mfa_activate_totp"), {"code": code})
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("mfa_view_recovery_codes"))
    assert AuditEntry.objects.filter(action="members.user.factor_added", by=user).exists()


# -- forgotten passwords ----------------------------------------------------------------------------------
def ask(client: Client, email: str) -> str:
    answer = client.post(reverse("account_reset_password"), {"email": email}, follow=True)
    assert answer.status_code == 200
    return answer.redirect_chain[-1][0]


def test_a_forgotten_password_is_set_anew_by_mail(client):
    user, elsewhere = account(email="wang@hospital.example"), Client()
    sign_in(elsewhere, user.staff_number)
    ask(client, "Wang@hospital.example")
    assert "/password/reset/key/" not in str(OutboxMessage.objects.values_list("payload", flat=True))
    outbox.deliver()
    link = re.search(r"http://\S+(/accounts/password/reset/key/\S+)", mail.outbox[0].body)
    form = client.get(link[1], follow=True)
    url = form.redirect_chain[-1][0]
    client.post(url, {"password1": "four other calm words", "password2": "four other calm words"})
    assert User.objects.get(pk=user.pk).check_password("four other calm words")
    assert not signed_in(elsewhere)
    assert client.get(link[1], follow=True).context["token_fail"]


def test_the_answer_never_tells_whether_an_address_is_known(client):
    account(email="wang@hospital.example")
    assert ask(client, "wang@hospital.example") == ask(Client(), "nobody@hospital.example")


def test_shared_addresses_and_accounts_never_activated_get_no_link(client):
    for _n in range(2):
        account(email="ward@hospital.example")
    UserFactory(email="new@hospital.example", password=no_password())
    account(email="gone@hospital.example", is_active=False)
    for address in ("ward@hospital.example", "new@hospital.example", "gone@hospital.example", ""):
        services.ask_for_reset(address)
    assert not OutboxMessage.objects.filter(kind="members.reset").exists()


# -- first sign-in ----------------------------------------------------------------------------------------
def first_sign_in(client: Client, user: User, code: str, **typed: str):
    values = {"staff_number": user.staff_number, "code": code, "password": PASSWORD, "repeated": PASSWORD}
    return client.post(reverse("members:activate"), values | typed)


def test_the_activation_page_leads_into_the_hall(client):
    user = UserFactory(password=no_password())
    code = services.issue_code(user, by=UserFactory(posts=["UNION_OFFICER"]))
    assert client.get(reverse("members:activate")).status_code == 200
    answer = first_sign_in(client, user, code)
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("core:hall"))
    assert signed_in(client)
    assert sign_in(Client(), user.staff_number).status_code == 302


def test_the_activation_page_asks_for_a_second_factor_too(client):
    user = with_totp(account())
    code = services.issue_code(user, by=UserFactory(posts=["SYSTEM_ADMIN"]))
    assert first_sign_in(client, user, code).headers["Location"] == reverse("mfa_authenticate")
    assert not signed_in(client)


def test_the_activation_page_answers_alike_for_known_and_unknown(client):
    user = UserFactory(password=no_password())
    services.issue_code(user, by=UserFactory(posts=["UNION_OFFICER"]))
    known = first_sign_in(client, user, "wrong")
    unknown = first_sign_in(client, user, "wrong", staff_number="nobody")
    assert known.status_code == unknown.status_code == 422
    assert known.context["form"].errors == unknown.context["form"].errors
    assert list(known.context["form"].errors) == ["__all__"]


def test_two_different_passwords_are_refused_before_anything_is_asked(client):
    user = UserFactory(password=no_password())
    code = services.issue_code(user, by=UserFactory(posts=["UNION_OFFICER"]))
    answer = first_sign_in(client, user, code, repeated="three other words")
    assert answer.context["form"].errors["repeated"] == ["The two passwords differ. Type the same one twice."]
    assert first_sign_in(client, user, code).status_code == 302


def test_the_command_prints_a_code(capsys):
    user = UserFactory(password=no_password())
    call_command("activation_code", user.staff_number)
    code = capsys.readouterr().out.strip()
    assert services.activate(user.staff_number, code, PASSWORD) == user
    with pytest.raises(CommandError, match="no account with the staff number nobody"):
        call_command("activation_code", "nobody")
