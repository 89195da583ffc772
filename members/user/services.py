"""Accounts: first sign-in by activation code, forgotten passwords, disabling, language."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from typing import Any

from allauth.account import app_settings as allauth
from allauth.account.utils import user_pk_to_url_str
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.user.models import ActivationCode, User
from union_portal.core.audit import services as audit
from union_portal.core.base import ALPHABET
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.typed import narrow

CODE_LENGTH = 12
ATTEMPTS = 5
"""So many mistakes with one code stand in the audit trail. They don't lock it: nobody guesses 59 bits, but whoever counts up
staff numbers could make every slip worthless."""


# -- first sign-in ------------------------------------------------------------------------------------------
def issue_code(user: User, *, by: User) -> str:
    """Make a one-time activation code (激活码) and return it, the only time that it can be read.

    An earlier code of the account stops working. Whoever has a password already is told of it.
    """
    return issue_codes([user], by=by)[user.pk]


@transaction.atomic
def issue_codes(users: list[User], *, by: User) -> dict[int, str]:
    """Codes for several accounts (a department's slips), by the accounts' keys."""
    locked = list(
        User.objects.select_for_update(of=("self",))
        .filter(pk__in=[user.pk for user in users])
        .select_related("person")
        .order_by("pk")
    )
    if any(not user.is_active or user.person is None for user in locked):
        raise NotNow(_("This account is disabled. Enable it before issuing a code."))
    now = timezone.now()
    expires_at = now + dt.timedelta(days=policy.value("members.activation_days"))
    ActivationCode.objects.open().filter(user__in=locked).update(revoked_at=now)
    codes = {user.pk: _new_code() for user in locked}
    ActivationCode.objects.bulk_create(
        ActivationCode(user=user, digest=_digest(user, codes[user.pk]), issued_by=by, expires_at=expires_at)
        for user in locked
    )
    for user in locked:
        audit.record("members.user.code_issued", user, by=by, expires_at=expires_at)
    if replaced := [user for user in locked if user.has_usable_password()]:
        for user in replaced:
            outbox.notify(
                "members.user.code_issued", to=[user.pk], about=user, key=outbox.this_time(), by=str(by)
            )
    return codes


def activate(staff_number: str, code: str, password: str) -> User:
    """Set the first password by staff number and activation code, and return the account.

    Raises ``DomainError`` with the same words whether the account doesn't exist, has no code, the code is
    wrong, used or expired. A password that isn't good enough uses up nothing.
    """
    user = _redeem(narrow(staff_number), narrow(code), password)
    if user is None:
        raise DomainError(
            _(
                "Staff number and code don't match, or the code is used or too old. "
                "Check both; if it still fails, ask the union office for a new code."
            )
        )
    return user


@transaction.atomic
def _redeem(staff_number: str, typed: str, password: str) -> User | None:
    row = (
        ActivationCode.objects.open()
        .select_for_update(of=("self",))
        .select_related("user__person")
        .filter(user__staff_number=staff_number, user__is_active=True)
        .first()
    )
    owner = row.user if row else User(staff_number=staff_number)
    matches = hmac.compare_digest(_digest(owner, typed), row.digest if row else "0" * 64)
    if row is None or row.expires_at <= timezone.now():
        return None
    if not matches:
        if row.attempts < ATTEMPTS:
            row.attempts += 1
            row.save(update_fields=["attempts"])
            if row.attempts == ATTEMPTS:
                audit.record("members.user.code_mistyped", owner, by=None)
        return None
    try:
        validate_password(password, owner)
    except ValidationError as error:
        raise DomainError(" ".join(error.messages), field="password") from error
    row.used_at = timezone.now()
    row.save(update_fields=["used_at"])
    owner.set_password(password)
    owner.save(update_fields=["password"])
    end_sessions(owner)
    audit.record("members.user.activated", owner, by=owner)
    return owner


def _new_code() -> str:
    """Twelve characters in threes of four, easy to read from a slip: some 59 random bits."""
    letters = "".join(secrets.choice(ALPHABET) for _place in range(CODE_LENGTH))
    return "-".join(letters[start : start + 4] for start in range(0, CODE_LENGTH, 4))


def _digest(user: User, code: str) -> str:
    """Keyed, and bound to the account: a dump of the database yields no code, nor can rows be swapped."""
    plain = "".join(letter for letter in code.lower() if letter.isalnum())
    message = f"{user.staff_number}:{plain}".encode()
    return hmac.new(settings.ACTIVATION_CODE_KEY.encode(), message, hashlib.sha256).hexdigest()


# -- forgotten password -------------------------------------------------------------------------------------
@transaction.atomic
def ask_for_reset(email: str) -> None:
    """Have a link sent to an account's own address; nothing tells the asker whether there is one.

    An address shared by two accounts gets none, nor does an account that was never activated.
    """
    found = (
        list(User.objects.filter(email__iexact=email.strip(), is_active=True)[:2]) if email.strip() else []
    )
    if len(found) == 1 and found[0].has_usable_password():
        user = found[0]
        outbox.enqueue("members.reset", key=f"reset:{outbox.this_time()}", user=user.pk)
        audit.record("members.user.reset_asked", user, by=None)


@outbox.handler("members.reset", gettext_lazy("Link for a new password"))
def send_reset(payload: dict[str, Any]) -> None:
    """Make the link only now, so that it never stands in the database, and send it."""
    user = User.objects.select_related("person").get(pk=payload["user"])
    if not user.is_active or not user.email:
        return
    token = allauth.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    path = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(user), token])
    words = {"user": user, "url": f"{settings.PORTAL_URL}{path}", "union_name": settings.UNION_NAME}
    with translation.override(user.language):
        subject = render_to_string("members/mail/user_reset_subject.txt", words).strip()
        body = render_to_string("members/mail/user_reset_body.txt", words)
    send_mail(subject, body, None, [user.email])


# -- the account's life -------------------------------------------------------------------------------------
@transaction.atomic
def disable(user: User, *, reason: str, by: User) -> User:
    """Close an account at once: its open sessions end in the same transaction."""
    user = User.objects.select_for_update(of=("self",)).select_related("person").get(pk=user.pk)
    if not user.is_active:
        raise NotNow(_("This account is disabled already."))
    user.is_active = False
    user.save(update_fields=["is_active"])
    ActivationCode.objects.open().filter(user=user).update(revoked_at=timezone.now())
    end_sessions(user)
    audit.record("members.user.disabled", user, by=by, reason=reason)
    return user


@transaction.atomic
def enable(user: User, *, reason: str, by: User) -> User:
    """Open an account again, for somebody who still belongs to the hospital."""
    user = User.objects.select_for_update(of=("self",)).select_related("person").get(pk=user.pk)
    if user.is_active:
        raise NotNow(_("This account is open already."))
    if user.person is None or user.person.has_left:
        raise DomainError(_("This person has left the hospital. Correct the staff register first."))
    user.is_active = True
    user.save(update_fields=["is_active"])
    audit.record("members.user.enabled", user, by=by, reason=reason)
    return user


def end_sessions(*users: User) -> None:
    """Sign the accounts out everywhere. Called in the transaction of the deed that asks for it."""
    for session in UserSession.objects.filter(user__in=users).order_by("pk"):
        session.end()
