"""The migrated database that test databases are copied from.

Migrating takes a good part of a minute, copying a second. The template is made by whoever comes first after a change of
any migration, without presets and rights: those come with the ``migrate`` that follows each copying, as ever. ``scripts/test`` makes it beside its checks.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import django
import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.models.signals import post_migrate
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
PREFIX = "template_"


def prepare() -> str:
    """The template's name; it exists and has every migration when this returns."""
    name = PREFIX + fingerprint()
    with psycopg.connect(**parameters(connection.settings_dict["NAME"]), autocommit=True) as control:
        control.execute("SELECT pg_advisory_lock(hashtext('tests.template'))")
        if name not in (there := templates(control)):
            for old in [*there, f"new_{name}"]:
                control.execute(
                    sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(old))
                )
            control.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(f"new_{name}")))
            migrate(f"new_{name}")
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            control.execute(rename.format(sql.Identifier(f"new_{name}"), sql.Identifier(name)))
    return name


def fingerprint() -> str:
    """What the tables are made from: our migrations, and the versions of everybody else's."""
    ours = sorted(path for path in ROOT.glob("*/**/migrations/*.py") if ".venv" not in path.parts)
    parts = [(ROOT / "requirements.lock").read_bytes()]
    for path in ours:
        parts += [path.name.encode(), path.read_bytes()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:12]


def templates(control: psycopg.Connection) -> list[str]:
    rows = control.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
    return [name for (name,) in rows if name not in {"template0", "template1"}]


def parameters(database: str) -> dict[str, Any]:
    """How the owner reaches a database of the tests' cluster."""
    found = connection.settings_dict
    known = {
        "host": found["HOST"],
        "port": found["PORT"],
        "user": found["USER"],
        "password": found["PASSWORD"],
    }
    given = {name: str(value) for name, value in known.items() if value}
    host = found["OPTIONS"].get("host")
    return given | ({"host": host} if host else {}) | {"dbname": database}


def migrate(database: str) -> None:
    """Migrate a database without what the portal puts in afterwards."""
    receivers, post_migrate.receivers = post_migrate.receivers, []
    before = connection.settings_dict["NAME"]
    connection.close()
    try:
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = database
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        connection.close()
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = before
        post_migrate.receivers = receivers
        post_migrate.sender_receivers_cache.clear()


if __name__ == "__main__":
    django.setup()
    prepare()
