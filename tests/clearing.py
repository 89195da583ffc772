"""After a test that really commits, the database is made what it was before: presets as they were, all else empty.

Django's way is to truncate every table and to run all that follows a migration again, which costs a second and a half
with some three hundred tables. Most of them are empty, and the presets are as they were: so the few that were written to are
emptied row by row, and presets that were changed are put back from a copy. It is done in a session of the server's superuser
in which no trigger fires: what is left stood there together before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import psycopg
from django.db import connection

from tests import template

SUPERUSER = "postgres"  # of the cluster that scripts/services.py makes
KEPT = "kept"
TABLES = """
SELECT relname,
    (SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute
     WHERE attrelid = t.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''),
    ARRAY(SELECT tgname FROM pg_trigger WHERE tgrelid = t.oid AND NOT tgisinternal)
FROM pg_class t
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'django_migrations'
"""


class Table(NamedTuple):
    columns: str
    """Those that are written, for SQL; the database itself works out the others."""
    triggers: list[str]


class Cleaner:
    """Keeps one worker's database clean."""

    def __init__(self) -> None:
        """Copy what stands in the freshly prepared database."""
        of_owner = template.parameters(connection.settings_dict["NAME"])
        self.session = psycopg.connect(
            **of_owner | {"user": SUPERUSER},
            options="-c session_replication_role=replica -c lock_timeout=60s",
            autocommit=True,
        )
        self.tables = {name: Table(*rest) for name, *rest in self.session.execute(TABLES)}
        self.session.execute(f"SET ROLE {of_owner['user']}")  # whose the copy is, as the rest of the database
        self.session.execute(f"DROP SCHEMA IF EXISTS {KEPT} CASCADE; CREATE SCHEMA {KEPT}")
        self.presets = {name: self._keep(name) for name in self.ask(filled(self.tables))}
        """The tables with presets, and how many each has."""
        self.session.execute("RESET ROLE")
        self.presets_until = self._now()
        """The transaction that wrote the presets as they should be."""

    def clear(self) -> None:
        """Take away what was committed since."""
        with self.session.transaction():
            changed = self.ask(*self.changed(self.presets))
            begun = [name for name in self.ask(filled(self.tables)) if name not in self.presets]
            script = [f'DELETE FROM public."{name}"' for name in (*begun, *changed)]
            for name in changed:
                columns = self.tables[name].columns
                script.append(
                    f'INSERT INTO public."{name}" ({columns}) SELECT {columns} FROM {KEPT}."{name}"'
                )
            self.session.execute(";\n".join(script))
            self.presets_until = self._now()

    def changed(self, presets: Iterable[str]) -> tuple[str, Mapping[str, int]]:
        """SQL for those of the tables with presets that aren't as they should be."""
        question = those(
            presets, lambda name: f'(SELECT count(*) FROM public."{name}") <> {self.presets[name]}'
            f' OR EXISTS (SELECT FROM public."{name}" WHERE xmin::text::bigint > %(until)s)',
        )  # fmt: skip
        return question, {"until": self.presets_until}

    def asleep(self, name: str, statement: str) -> str:
        """SQL for the owner, with the triggers of this one table asleep: a longer list would cost each of them time."""
        triggers = ",".join(self.tables[name].triggers)
        return f"SELECT set_config('pgtrigger.ignore', '{{{triggers}}}', true); {statement}"

    def ask(self, question: str, values: Mapping[str, Any] | None = None) -> list[str]:
        """The names that a long question finds, planned once."""
        return [name for (name,) in self.session.execute(question, values, prepare=True)]

    def _keep(self, name: str) -> int:
        return self.session.execute(
            f'CREATE UNLOGGED TABLE {KEPT}."{name}" AS TABLE public."{name}"'
        ).rowcount

    def _now(self) -> int:
        found = self.session.execute("SELECT pg_current_xact_id()::text::bigint").fetchone()
        assert found
        return int(found[0])


cleaner: Cleaner
"""The worker's, from ``conftest.py``."""


def filled(tables: Iterable[str]) -> str:
    """SQL for those of the tables that have rows."""
    return those(tables, lambda name: f'EXISTS (SELECT FROM public."{name}")')


def those(tables: Iterable[str], condition: Callable[[str], str]) -> str:
    return " UNION ALL ".join(f"SELECT '{name}' WHERE {condition(name)}" for name in tables)
