"""A backup that was never restored is a hope: dump, restore, and look, as docs/operations.md says."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction
from psycopg import sql

from tests import template
from tests.factories.members import UserFactory
from tests.specimen.models import Specimen
from union_portal.core.audit import services as audit
from union_portal.core.models import DataKey


@contextmanager
def restored(dump: Path) -> Iterator[None]:
    """Inside, the portal looks at a new database that was made from the dump."""
    here = connection.settings_dict["NAME"]
    there = f"{here}_restored"
    name = sql.Identifier(there)
    with psycopg.connect(**template.parameters(here), autocommit=True) as control:
        control.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        control.execute(sql.SQL("CREATE DATABASE {}").format(name))
        try:
            run("pg_restore", "--exit-on-error", "--dbname", dsn(there), str(dump))
            connection.close()
            connection.settings_dict["NAME"] = there
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = here
            control.execute(sql.SQL("DROP DATABASE {}").format(name))


def dsn(database: str) -> str:
    return psycopg.conninfo.make_conninfo(**template.parameters(database))


def run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.django_db(transaction=True)
def test_a_restored_dump_keeps_the_chain_the_secrets_and_the_guards(tmp_path):
    user = UserFactory()
    Specimen.objects.create(data_key=DataKey.of("specimen:1"), diagnosis="金丝雀")
    audit.record("test.thing.done", user, by=user)
    audit.seal()
    noted = audit.head()
    audit.record("test.thing.done_later", user, by=user)
    audit.seal()
    dump = tmp_path / "portal.dump"
    run("pg_dump", "--format=custom", "--file", str(dump), dsn(connection.settings_dict["NAME"]))

    with restored(dump):
        assert audit.verify(expected_head=noted).is_sound
        assert Specimen.objects.get().diagnosis.open() == "金丝雀"
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute("UPDATE core_auditentry SET title = ''")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT prosrc LIKE '%current_user%' FROM pg_proc WHERE proname = '_pgtrigger_should_ignore'"
            )
            assert cursor.fetchall() == [(True,)]
