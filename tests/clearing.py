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
presets_until = 0
"""The transaction that wrote the presets as they should be."""


def remember() -> None:
    """Copy what stands in the freshly prepared database, as its owner."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {KEPT} CASCADE; CREATE SCHEMA {KEPT}")
        for table in filled(cursor, tables(cursor)):
            cursor.execute(f'CREATE UNLOGGED TABLE {KEPT}."{table}" AS TABLE public."{table}"')
        _presets_are_written(cursor)


def clear() -> None:
    """Take away what was committed since ``remember``."""
    with as_owner() as cursor:
        kept, changed = presets(cursor)
        script = [
            f'DELETE FROM public."{table}"'
            for table in filled(cursor, tables(cursor))
            if table not in kept or table in changed
        ]
        for table in sorted(changed):
            names = columns(cursor, table)
            script.append(f'INSERT INTO public."{table}" ({names}) SELECT {names} FROM {KEPT}."{table}"')
        with pgtrigger.ignore():
            cursor.execute(";\n".join([*script, "SET CONSTRAINTS ALL IMMEDIATE"]))
        _presets_are_written(cursor)


def _presets_are_written(cursor: CursorWrapper) -> None:
    global presets_until
    cursor.execute("SELECT pg_current_xact_id()::text::bigint")
    presets_until = cursor.fetchone()[0]


@contextmanager
def as_owner() -> Iterator[CursorWrapper]:
    """Who owns the tables, and may let their guards sleep."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        yield cursor
        cursor.execute(f"SET ROLE {ROLE}")


def presets(cursor: CursorWrapper) -> tuple[set[str], set[str]]:
    """The tables with presets, and those of them that were written to since by transactions begun since."""
    kept = tables(cursor, KEPT)
    return set(kept), set(
        _those(
            cursor, kept, f'(SELECT count(*) FROM public."{{0}}") <> (SELECT count(*) FROM {KEPT}."{{0}}")'
            f' OR EXISTS (SELECT FROM public."{{0}}" WHERE xmin::text::bigint > {presets_until})',
        )
    )  # fmt: skip


def tables(cursor: CursorWrapper, schema: str = "public") -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1", [schema])
    return [name for (name,) in cursor.fetchall() if name != "django_migrations"]


def filled(cursor: CursorWrapper, tables: Iterable[str]) -> list[str]:
    return _those(cursor, tables, 'EXISTS (SELECT FROM public."{0}")')


def _those(cursor: CursorWrapper, tables: Iterable[str], condition: str) -> list[str]:
    cursor.execute(" UNION ALL ".join(f"SELECT '{t}' WHERE {condition.format(t)}" for t in tables))
    return [name for (name,) in cursor.fetchall()]


def columns(cursor: CursorWrapper, table: str) -> str:
    """Those that are written, for SQL; the database itself works out the others."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns"
        " WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'",
        [table],
    )
    return ", ".join(f'"{name}"' for (name,) in cursor.fetchall())
