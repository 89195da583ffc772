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

import pgtrigger
from django.db import connection
from django.utils import timezone
from django.utils.translation import get_language
from psycopg import sql

from tests import clearing

Of = ParamSpec("Of")
Made = TypeVar("Made")
WRITING = re.compile(r"\b(INSERT INTO|DELETE FROM|(?<!FOR )(?<!KEY )UPDATE)\s")
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
    """SQL that writes all that has been written since the presets."""
    with clearing.as_owner() as cursor:
        kept, changed = clearing.presets(cursor)
        filled = clearing.filled(cursor, clearing.tables(cursor))
        script = [f'DELETE FROM public."{table}"' for table in sorted(changed)]
        for table in filled:
            if table in kept and table not in changed:
                continue
            cursor.execute(f'SELECT t::text FROM public."{table}" t')
            texts = ", ".join(sql.quote(text) for (text,) in cursor.fetchall())
            names = clearing.columns(cursor, table)
            script.append(
                f'INSERT INTO public."{table}" ({names}) SELECT {names} FROM unnest(ARRAY[{texts}]::public."{table}"[])'
            )
    return ";\n".join(script)


def put_back(script: str) -> None:
    with clearing.as_owner() as cursor, pgtrigger.ignore():
        cursor.execute(script.replace("%", "%%"))  # pgtrigger sends a parameter before it
