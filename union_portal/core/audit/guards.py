"""No session puts the database's guards to sleep: pgtrigger lets a setting switch its triggers off, we don't.

``SET pgtrigger.ignore`` would be enough for whoever gets SQL past the portal to change a posted voucher, to skip a
workflow or to leave no history. The function that each trigger asks is therefore replaced by one that hears
the setting from the tables' owner alone, who could drop the triggers anyway. It comes after each migrate, because
pgtrigger writes its own whenever it installs a trigger.

The function by which pghistory gives each version its context is replaced too. Its own finds out by an exception that
there is none (a command, a task), and a caught exception walks over all deferred checks of the transaction: with many
rows in one transaction, that is most of the time.
"""

from __future__ import annotations

from typing import Any

from django.db import connections
from psycopg import sql

from union_portal.core.audit.grants import ROLE

ONLY_FOR_THE_OWNER = sql.SQL("""
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name NAME) RETURNS BOOLEAN AS $$
BEGIN
    IF current_user <> {owner} OR coalesce(current_setting('pgtrigger.ignore', true), '') = '' THEN
        RETURN FALSE;
    END IF;
    RETURN trigger_name = ANY(current_setting('pgtrigger.ignore')::NAME[]);
END;
$$ LANGUAGE plpgsql STABLE
""")

CONTEXT = """
CREATE OR REPLACE FUNCTION public._pgh_attach_context() RETURNS UUID AS $$
DECLARE
    context UUID := nullif(current_setting('pghistory.context_id', true), '');
    known JSONB := nullif(current_setting('pghistory.context_metadata', true), '');
BEGIN
    IF context IS NULL OR known IS NULL THEN
        RETURN NULL;
    END IF;
    INSERT INTO pghistory_context (id, metadata, created_at, updated_at) VALUES (context, known, now(), now())
        ON CONFLICT (id) DO UPDATE SET metadata = EXCLUDED.metadata, updated_at = EXCLUDED.updated_at
        WHERE pghistory_context.metadata <> EXCLUDED.metadata;
    RETURN context;
END;
$$ LANGUAGE plpgsql
"""


def keep_awake(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """After each migrate: put the portal's functions in place. Does nothing when the portal's role migrates."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT current_user")
        (owner,) = cursor.fetchone()
        if owner != ROLE:
            cursor.execute(ONLY_FOR_THE_OWNER.format(owner=sql.Literal(owner)).as_string(cursor.connection))
            cursor.execute(CONTEXT)
