"""What the portal's database role may do: everything but change what is append-only."""

from __future__ import annotations

from typing import Any

import pghistory.models
from django.apps import apps
from django.db import connections
from django.db.models import Model

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
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {ROLE}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {ROLE}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {ROLE}")
        existing = set(connections[using].introspection.table_names(cursor))
        for table in append_only_tables():
            if table in existing:
                cursor.execute(f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table}" FROM {ROLE}')
        if "pghistory_context" in existing:  # who, and from where: written by an upsert, so UPDATE must stay
            cursor.execute(f"REVOKE DELETE ON pghistory_context FROM {ROLE}")
