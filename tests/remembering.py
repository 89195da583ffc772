"""What a maker wrote first thing in a test is put there again in later tests, instead of made again.

The way of a case through the services takes a quarter of a second, and hundreds of tests begin at its end. The first of
them walks it; its rows are kept as they are in the database. They are put back with the triggers asleep: what these had to
write is among them. Rows only: who stores files, or whose work depends on settings, must not be remembered.
"""

from __future__ import annotations

import datetime as dt
import pickle
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from django.utils.translation import get_language
from psycopg import sql

from tests import clearing
from union_portal.core.audit.grants import ROLE

Of = ParamSpec("Of")
Made = TypeVar("Made")
WRITING = re.compile(r"\b(INSERT INTO|DELETE FROM|(?<!FOR )(?<!KEY )UPDATE)\s")
WRITTEN = "SELECT relname FROM pg_stat_xact_user_tables WHERE n_tup_ins + n_tup_upd + n_tup_del > 0"
PLAIN = (str, int, dt.date, type(None))

untouched = False


@contextmanager
def from_the_start() -> Iterator[None]:
    """Know in a test whether it has written anything yet. (Not for tests that commit: others may write beside them.)"""
    global untouched

    def notice(execute: Any, statement: Any, *rest: Any) -> Any:
        global untouched
        untouched = untouched and not WRITING.search(str(statement))
        return execute(statement, *rest)

    untouched = True
    with connection.execute_wrapper(notice):
        yield
    untouched = False


def remembered(make: Callable[Of, Made]) -> Callable[Of, Made]:
    """Let a maker that needs nothing but its words and an empty portal be called once for all tests of a worker."""
    known: dict[Any, tuple[bytes, str]] = {}

    @wraps(make)
    def made(*args: Of.args, **values: Of.kwargs) -> Made:
        if not untouched or not all(isinstance(value, PLAIN) for value in (*args, *values.values())):
            return make(*args, **values)
        key = (args, *sorted(values.items()), timezone.localdate(), get_language())
        if key not in known:
            result = make(*args, **values)
            known[key] = pickle.dumps(result), rows()
            return result
        result, script = known[key]
        put_back(script)
        return pickle.loads(result)  # type: ignore[no-any-return]

    return made


def rows() -> str:
    """SQL that writes all that this test has written."""
    cleaner = clearing.cleaner
    with as_owner() as cursor:
        written = _found(cursor, WRITTEN)
        changed = _found(cursor, *cleaner.changed(name for name in written if name in cleaner.presets))
        script = [cleaner.asleep(name, f'DELETE FROM public."{name}"') for name in changed]
        for name in _found(cursor, clearing.filled(written)):
            if name in cleaner.presets and name not in changed:
                continue
            columns = cleaner.tables[name].columns
            texts = _found(cursor, f'SELECT t::text FROM public."{name}" t')
            insert = (
                f'INSERT INTO public."{name}" ({columns}) SELECT {columns}'
                f' FROM unnest(ARRAY[{", ".join(map(sql.quote, texts))}]::public."{name}"[])'
            )
            script.append(cleaner.asleep(name, insert))
    return ";\n".join(script)


def put_back(script: str) -> None:
    with as_owner() as cursor:
        cursor.execute(script)


def _found(cursor: CursorWrapper, question: str, values: Any = None) -> list[str]:
    """The one column that a question finds; of no tables, none."""
    if not question:
        return []
    cursor.execute(question, values)
    return [found for (found,) in cursor.fetchall()]


@contextmanager
def as_owner() -> Iterator[CursorWrapper]:
    """Who owns the tables, and may let their triggers sleep."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        yield cursor
        cursor.execute(f"RESET pgtrigger.ignore; SET ROLE {ROLE}")
