"""What the portal's database role may do: everything but change what is append-only."""

from __future__ import annotations

from typing import Any

import pghistory.models
from django.apps import apps
from django.db import connections
from django.db.models import Model
from psycopg import sql

ROLE = "app_rw"


def append_only_tables() -> list[str]:
    """Tables whose model carries the ``append_only`` trigger, and all history tables."""
    return sorted(model._meta.db_table for model in apps.get_models() if is_append_only(model))


def is_append_only(model: type[Model]) -> bool:
    names = {trigger.name for trigger in getattr(model._meta, "triggers", [])}
    return "append_only" in names or issubclass(model, pghistory.models.Event)


def grant(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """After each migrate: give ``app_rw`` its rights anew. Does nothing when migrate doesn't run as the owner."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT current_user, EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", [ROLE])
        user, role_exists = cursor.fetchone()
        if user == ROLE or not role_exists:
            return
        # a temporary table would stand before the real one of its name, wherever a name is said without schema
        no_stand_ins = sql.SQL("REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC, {}").format(
            sql.Identifier(connections[using].settings_dict["NAME"]), sql.Identifier(ROLE)
        )
        cursor.execute(no_stand_ins.as_string(cursor.connection))
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {ROLE}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {ROLE}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {ROLE}")
        existing = set(connections[using].introspection.table_names(cursor))
        for table in append_only_tables():
            if table in existing:
                cursor.execute(f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table}" FROM {ROLE}')
        if (
            "pghistory_context" in existing
        ):  # who, and from where: written by a function with the owner's rights
            cursor.execute(f"REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON pghistory_context FROM {ROLE}")
