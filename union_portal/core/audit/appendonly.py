"""Append-only tables: refused to UPDATE, DELETE and TRUNCATE by triggers, and by the grants of ``app_rw``."""

from __future__ import annotations

import pgtrigger


def append_only() -> list[pgtrigger.Trigger]:
    """Triggers for ``Meta.triggers`` of a table that only grows; ``grants`` finds the tables by these names."""
    return [
        pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        pgtrigger.Trigger(
            name="no_truncate",
            operation=pgtrigger.Truncate,
            level=pgtrigger.Statement,
            when=pgtrigger.Before,
            func="RAISE EXCEPTION 'append-only: % cannot be truncated', TG_TABLE_NAME;",
        ),
    ]
