"""What can be misconfigured, said at the start with what to do about it."""

from __future__ import annotations

import ctypes.util
from base64 import urlsafe_b64decode
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, Warning
from django.db import DatabaseError, connections
from django.utils import timezone

KEY_BYTES = 32


def master_keys(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """AES-256 takes 32 bytes; a shorter key would only be found out when the first field is sealed."""
    hint = 'Make one with: python -c "import os, base64; print(base64.urlsafe_b64encode(os.urandom(32)).decode())"'
    if not settings.FIELD_MASTER_KEYS:
        return [Error("FIELD_MASTER_KEYS names no key.", hint=hint, id="core.E001")]
    wrong = [name for name, key in settings.FIELD_MASTER_KEYS.items() if not _is_key(key)]
    return [
        Error(f"The master key “{name}” isn't 32 bytes in base64.", hint=hint, id="core.E002")
        for name in wrong
    ]


def _is_key(text: str) -> bool:
    try:
        return len(urlsafe_b64decode(text + "=" * (-len(text) % 4))) == KEY_BYTES
    except ValueError:
        return False


def fonts(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Without harfbuzz-subset a PDF carries a whole Chinese font: 20 MB instead of 20 kB, and many seconds."""
    if ctypes.util.find_library("harfbuzz-subset"):
        return []
    return [
        Warning(
            "The library harfbuzz-subset is missing: PDFs become large and slow.",
            hint="Install it: apt-get install libharfbuzz-subset0",
            id="core.W003",
        )
    ]


def secrets_apart(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """One leaked secret must not give away the others."""
    secrets = [settings.SECRET_KEY, settings.BLIND_INDEX_KEY, *settings.FIELD_MASTER_KEYS.values()]
    if len(set(secrets)) == len(secrets):
        return []
    return [
        Warning(
            "SECRET_KEY, BLIND_INDEX_KEY and the master keys are not all different.",
            hint="Give each its own random value.",
            id="core.W004",
        )
    ]


def database(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Asked by ``migrate`` and by ``check --database default``: encoding, rights and durability of PostgreSQL."""
    if "default" not in (databases or ()):
        return []
    found: list[CheckMessage] = []
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute(
                "SELECT pg_encoding_to_char(encoding), datctype FROM pg_database WHERE datname = current_database()"
            )
            encoding, ctype = cursor.fetchone()
            cursor.execute(
                "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes')"
            )
            off = sorted(name for name, setting in cursor.fetchall() if setting == "off")
    except DatabaseError as error:
        return [Error(f"The database can't be asked: {error}", id="core.E005")]
    if encoding != "UTF8" or ctype in {"C", "POSIX"}:
        found.append(
            Error(
                f"The database has encoding {encoding} and character type {ctype}.",
                hint="Create it with: createdb --encoding UTF8 --locale C.UTF-8 --template template0",
                id="core.E006",
            )
        )
    if off and not settings.DEBUG:
        found.append(
            Warning(
                f"PostgreSQL runs with {', '.join(off)} off: a power cut can lose what was acknowledged.",
                hint="Switch it on in postgresql.conf.",
                id="core.W007",
            )
        )
    return found


def portal_role(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Under --deploy: the portal must not run as the owner of its tables, who could switch the guards off."""
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute(
                "SELECT tableowner = current_user FROM pg_tables WHERE tablename = 'core_auditentry'"
            )
            row = cursor.fetchone()
    except DatabaseError:
        return []  # without a database there is nothing to own; core.E005 speaks of it
    if row is None or not row[0]:
        return []
    return [
        Warning(
            "The portal is signed in as the owner of its tables.",
            hint="Let DATABASE_URL sign in as app_rw; only migrate uses DATABASE_OWNER_URL.",
            id="core.W008",
        )
    ]


def calendar(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Under --deploy: working days need this year's public holidays."""
    from union_portal.core.workday.services import known_until

    try:
        last = known_until()
    except DatabaseError:
        return []
    if last >= timezone.localdate():
        return []
    return [
        Warning(
            f"The public holidays are known until {last.year} only: deadlines count weekends alone.",
            hint="Enter the State Council's notice at the desk, under calendar days.",
            id="core.W009",
        )
    ]


def register_all() -> None:
    for check in (master_keys, fonts, secrets_apart):
        checks.register(check, Tags.security)
    checks.register(database, Tags.database)
    for check in (portal_role, calendar):
        checks.register(check, Tags.security, deploy=True)
