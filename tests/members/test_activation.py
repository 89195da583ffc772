"""First sign-in by activation code: single use, dated, limited, and silent about who exists."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from members.models import ActivationCode, User
from members.user import services
from tests.factories.members import UserFactory
from union_portal.core.audit.models import AuditEntry
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox.models import InboxMessage

pytestmark = pytest.mark.django_db
PASSWORD = "three calm words"
NO = (
    "Staff number and code don't match, or the code is used or too old. "
    "Check both; if it still fails, ask the union office for a new code."
)


@pytest.fixture(autouse=True)
def in_english(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def officer():
    return UserFactory(posts=["UNION_OFFICER"])


@pytest.fixture
def newcomer():
    user = UserFactory()
    user.set_unusable_password()
    user.save()
    return user


def refused(*args):
    with pytest.raises(DomainError) as caught:
        services.activate(*args)
    return str(caught.value)


def test_a_code_sets_the_first_password_once(officer, newcomer):
    code = services.issue_code(newcomer, by=officer)
    user = services.activate(newcomer.staff_number, code, PASSWORD)
    assert user == newcomer
    assert User.objects.get(pk=newcomer.pk).check_password(PASSWORD)
    assert refused(newcomer.staff_number, code, "another calm word") == NO
    assert User.objects.get(pk=newcomer.pk).check_password(PASSWORD)
    assert list(AuditEntry.objects.order_by("pk").values_list("action", "by")) == [
        ("members.user.code_issued", officer.pk),
        ("members.user.activated", newcomer.pk),
    ]


def test_a_code_may_be_typed_with_spaces_capitals_and_full_width(officer, newcomer):
    code = services.issue_code(newcomer, by=officer)
    typed = code.upper().replace("-", "　")
    for narrow in set(typed) - {"　"}:
        typed = typed.replace(narrow, chr(ord(narrow) + 0xFEE0))
    assert services.activate(f" {newcomer.staff_number} ", typed, PASSWORD) == newcomer


def test_the_database_holds_no_code(officer, newcomer):
    code = services.issue_code(newcomer, by=officer)
    row = ActivationCode.objects.get()
    stored = " ".join(str(value) for value in vars(row).values())
    assert code not in stored
    assert code.replace("-", "") not in stored
    assert len(row.digest) == 64


def test_the_answer_is_the_same_for_all_reasons(officer, newcomer):
    code = services.issue_code(newcomer, by=officer)
    assert refused("nobody", code, PASSWORD) == NO
    assert refused(newcomer.staff_number, "wrong-code-here", PASSWORD) == NO
    assert refused(UserFactory().staff_number, code, PASSWORD) == NO
    ActivationCode.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    assert refused(newcomer.staff_number, code, PASSWORD) == NO


def test_every_demand_on_a_password_is_made_in_chinese():
    user = User(staff_number="wang-fang-0417")
    with translation.override("zh-hans"):
        said = password_validators_help_texts()
        for bad in ("123", "wang-fang-0417", "qwertyuiop"):
            with pytest.raises(ValidationError) as refused:
                validate_password(bad, user)
            said += refused.value.messages
    assert len(said) == 7
    assert [words for words in said if re.search("[a-zA-Z]|你", words)] == []


def test_a_code_of_one_account_doesnt_open_another(officer, newcomer):
    other = UserFactory()
    code = services.issue_code(newcomer, by=officer)
    services.issue_code(other, by=officer)
    assert refused(other.staff_number, code, PASSWORD) == NO


def test_mistakes_of_others_are_noted_and_leave_the_code_to_its_owner(officer, newcomer):
    code = services.issue_code(newcomer, by=officer)
    for _attempt in range(services.ATTEMPTS + 2):
        assert refused(newcomer.staff_number, "wrong", PASSWORD) == NO
    assert AuditEntry.objects.filter(action="members.user.code_mistyped").count() == 1
    assert services.activate(newcomer.staff_number, code, PASSWORD) == newcomer


def test_who_guesses_is_slowed_down_and_the_owner_elsewhere_is_not(client, officer, newcomer):
    code = services.issue_code(newcomer, by=officer)
    typed = {"staff_number": newcomer.staff_number, "password": PASSWORD, "repeated": PASSWORD}

    def ask(code: str, address: str) -> int:
        return client.post("/activate/", typed | {"code": code}, REMOTE_ADDR=address).status_code

    assert [ask("wrong", "10.0.0.66") for _attempt in range(6)] == [422] * 5 + [429]
    assert ask(code, "10.0.0.66") == 429
    assert ask(code, "10.0.0.7") == 302


def test_a_new_code_replaces_the_old_one(officer, newcomer):
    first = services.issue_code(newcomer, by=officer)
    second = services.issue_code(newcomer, by=officer)
    assert refused(newcomer.staff_number, first, PASSWORD) == NO
    assert services.activate(newcomer.staff_number, second, PASSWORD) == newcomer


def test_a_weak_password_is_refused_and_uses_up_nothing(officer, newcomer):
    code = services.issue_code(newcomer, by=officer)
    with pytest.raises(DomainError, match="too short") as caught:
        services.activate(newcomer.staff_number, code, "short")
    assert caught.value.field == "password"
    assert services.activate(newcomer.staff_number, code, PASSWORD) == newcomer


def test_a_weak_password_tells_nothing_about_a_wrong_code(officer, newcomer):
    services.issue_code(newcomer, by=officer)
    assert refused(newcomer.staff_number, "wrong", "short") == NO


def test_activating_ends_open_sessions(officer, newcomer):
    UserSession.objects.create(user=newcomer, session_key="k1", ip="10.0.0.1", user_agent="x")
    services.activate(newcomer.staff_number, services.issue_code(newcomer, by=officer), PASSWORD)
    assert UserSession.objects.count() == 0


def test_who_has_a_password_is_told_of_a_new_code(officer):
    colleague = UserFactory()
    colleague.set_password(PASSWORD)
    colleague.save()
    services.issue_code(colleague, by=officer)
    assert InboxMessage.objects.get().user == colleague


def test_disabled_accounts_get_no_code(officer, newcomer):
    User.objects.filter(pk=newcomer.pk).update(is_active=False)
    with pytest.raises(NotNow, match="disabled"):
        services.issue_code(newcomer, by=officer)


def test_a_disabled_account_cant_be_activated(officer, newcomer):
    code = services.issue_code(newcomer, by=officer)
    User.objects.filter(pk=newcomer.pk).update(is_active=False)
    assert refused(newcomer.staff_number, code, PASSWORD) == NO


def test_two_open_codes_are_refused_by_the_database(officer, newcomer):
    services.issue_code(newcomer, by=officer)
    code = ActivationCode.objects.get()
    code.pk = None
    with pytest.raises(IntegrityError, match="activation_code_one_open"), transaction.atomic():
        code.save()
