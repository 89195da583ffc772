"""After a test that really commits, the database is made what it was before: presets as they were, all else empty.

Django's way is to truncate every table and to run all that follows a migration again, which costs a second and a half
with some three hundred tables. Most of them are empty, and the presets are as they were: so the few that were written to are
emptied row by row, and presets that were changed are put back from a copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pgtrigger
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from union_portal.core.audit.grants import ROLE

KEPT = "kept"


def remember() -> None:
    """Copy what stands in the freshly prepared database, as its owner."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {KEPT} CASCADE; CREATE SCHEMA {KEPT}")
        for table in filled(cursor, tables(cursor)):
            cursor.execute(f'CREATE UNLOGGED TABLE {KEPT}."{table}" AS TABLE public."{table}"')


def clear() -> None:
    """Take away what was committed since ``remember``."""
    with as_owner() as cursor:
        kept, changed = presets(cursor)
        for table in filled(cursor, tables(cursor)):
            if table not in kept or table in changed:
                cursor.execute(f'DELETE FROM public."{table}"')
        for table in sorted(changed):
            names = columns(cursor, table)
            cursor.execute(f'INSERT INTO public."{table}" ({names}) SELECT {names} FROM {KEPT}."{table}"')
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@contextmanager
def as_owner() -> Iterator[CursorWrapper]:
    """Who owns the tables, with their guards asleep."""
    with transaction.atomic(), pgtrigger.ignore(), connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        yield cursor
        cursor.execute(f"SET ROLE {ROLE}")


def presets(cursor: CursorWrapper) -> tuple[set[str], set[str]]:
    """The tables with presets, and those of them that aren't as they were."""
    kept = set(tables(cursor, KEPT))
    return kept, {table for table in kept if differs(cursor, table)}


def tables(cursor: CursorWrapper, schema: str = "public") -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1", [schema])
    return [name for (name,) in cursor.fetchall() if name != "django_migrations"]


def filled(cursor: CursorWrapper, tables: Iterable[str]) -> list[str]:
    asked = " UNION ALL ".join(f"SELECT '{t}' WHERE EXISTS (SELECT FROM public.\"{t}\")" for t in tables)
    cursor.execute(asked)
    return [name for (name,) in cursor.fetchall()]


def differs(cursor: CursorWrapper, table: str) -> bool:
    now, then = f'SELECT t::text FROM public."{table}" t', f'SELECT t::text FROM {KEPT}."{table}" t'
    cursor.execute(f"SELECT EXISTS (({now}) EXCEPT ({then})) OR EXISTS (({then}) EXCEPT ({now}))")
    return bool(cursor.fetchone()[0])


def columns(cursor: CursorWrapper, table: str) -> str:
    """Those that are written, for SQL; the database itself works out the others."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns"
        " WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'",
        [table],
    )
    return ", ".join(f'"{name}"' for (name,) in cursor.fetchall())
