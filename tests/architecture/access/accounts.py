"""Signing in and the account's security, as allauth serves them in our clothes; and the desk's own pages."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.contrib.contenttypes.models import ContentType

from members.models import Post

POSTS = dict.fromkeys(Post.Kind.values, 200)
OPEN = {"anonymous": 200, "staff": 200}
SIGNED_IN = {"staff": 200}
ELSEWHERE = {"staff": 302}
"""Asks for the password once more, or leads to the page that fits."""


def build(people: dict[str, Any]) -> dict[str, Any]:
    person = people["staff"].person
    content_type = ContentType.objects.get_for_model(person)
    return {"place": SimpleNamespace(content_type_id=content_type.pk, pk=person.pk)}


ROWS: dict[str, dict[str, Any]] = {
    # signing in and out
    "account_login": {"anonymous": 200, "staff": 302},
    "account_logout": SIGNED_IN,
    "account_signup": {"anonymous": 200, "staff": 302},  # says that nobody signs up
    "account_inactive": OPEN,
    "account_reauthenticate": SIGNED_IN,
    "account_confirm_login_code": ELSEWHERE,
    "account_set_password": ELSEWHERE,
    "account_change_password": SIGNED_IN,
    "account_reset_password": OPEN,
    "account_reset_password_done": OPEN,
    "account_reset_password_from_key": {"kwargs": {"uidb36": "1", "key": "x-y"}} | OPEN,
    "account_reset_password_from_key_done": OPEN,
    "account_email": SIGNED_IN,
    "account_email_verification_sent": OPEN,
    "account_confirm_email": {"kwargs": {"key": "x"}} | OPEN,
    "usersessions_list": SIGNED_IN,
    # the second factor
    "mfa_index": SIGNED_IN,
    "mfa_authenticate": ELSEWHERE,
    "mfa_reauthenticate": ELSEWHERE,
    "mfa_activate_totp": ELSEWHERE,
    "mfa_deactivate_totp": {"staff": 404},
    "mfa_view_recovery_codes": {"staff": 404},
    "mfa_generate_recovery_codes": ELSEWHERE,
    "mfa_download_recovery_codes": {"staff": 404},
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_add_webauthn": ELSEWHERE,
    "mfa_reauthenticate_webauthn": ELSEWHERE,
    "mfa_edit_webauthn": {"kwargs": {"pk": 1}, "staff": 404},
    "mfa_remove_webauthn": {"kwargs": {"pk": 1}, "staff": 404},
    # the desk's own
    "admin:index": ELSEWHERE | POSTS,
    "admin:app_list": {"kwargs": {"app_label": "core"}} | ELSEWHERE | POSTS,
    "admin:login": ELSEWHERE,
    "admin:logout POST": ELSEWHERE,
    "admin:password_change": ELSEWHERE | POSTS,
    "admin:password_change_done": ELSEWHERE | POSTS,
    "admin:autocomplete": ELSEWHERE | dict.fromkeys(POSTS, 403),
    "admin:jsi18n": ELSEWHERE | POSTS,
    "admin:view_on_site": {"of": "place"} | ELSEWHERE,
}
