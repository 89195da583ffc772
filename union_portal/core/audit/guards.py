"""No session puts the database's guards to sleep: pgtrigger lets a setting switch its triggers off, we don't.

``SET pgtrigger.ignore`` would be enough for whoever gets SQL past the portal to change a posted voucher, to skip a
workflow or to leave no history. The function that each trigger asks is therefore replaced by one that hears
the setting from the tables' owner alone, who could drop the triggers anyway. It comes after each migrate, because
pgtrigger writes its own whenever it installs a trigger.

Names in a trigger's function mean what they mean to whoever fires it, and PostgreSQL looks among the session's temporary
tables first: an empty stand-in for the vouchers would hide that one is posted. Each function therefore brings its
own search path, in which the session's tables come last.

The function by which pghistory gives each version its context is replaced too. Its own finds out by an exception that
there is none (a command, a task), and a caught exception walks over all deferred checks of the transaction: with many
rows in one transaction, that is most of the time. Ours writes with the owner's rights, so that the portal's role needs none
on the contexts, and changes one only in the transaction that wrote it: who made a change is not rewritten later.
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
        WHERE pghistory_context.metadata <> EXCLUDED.metadata AND pghistory_context.created_at = now();
    RETURN context;
END;
$$ LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
"""

OWN_PATH = """
DO $$
DECLARE
    guard regprocedure;
BEGIN
    FOR guard IN
        SELECT oid FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype
            AND proowner = current_user::regrole
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', guard);
    END LOOP;
END;
$$
"""


def keep_awake(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """After each migrate: put the portal's functions in place. Does nothing when the portal's role migrates."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT current_user")
        (owner,) = cursor.fetchone()
        if owner != ROLE:
            cursor.execute(ONLY_FOR_THE_OWNER.format(owner=sql.Literal(owner)).as_string(cursor.connection))
            cursor.execute(CONTEXT)
            cursor.execute(OWN_PATH)
