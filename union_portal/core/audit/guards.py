"""No session puts the database's guards to sleep: pgtrigger lets a setting switch its triggers off, we don't.

``SET pgtrigger.ignore`` would be enough for whoever gets SQL past the portal to change a posted voucher, to skip a
workflow or to leave no history. The function that each trigger asks is therefore replaced by one that hears
the setting from the tables' owner alone, who could drop the triggers anyway. It comes after each migrate, because
pgtrigger writes its own whenever it installs a trigger.
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


def keep_awake(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """After each migrate: let nobody but the owner ignore a trigger. Does nothing when the portal's role migrates."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT current_user")
        (owner,) = cursor.fetchone()
        if owner != ROLE:
            cursor.execute(ONLY_FOR_THE_OWNER.format(owner=sql.Literal(owner)).as_string(cursor.connection))
