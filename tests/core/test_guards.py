"""Triggers sleep for nobody but the tables' owner: not for a session of the portal that sets ``pgtrigger.ignore``."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from members.models import User
from tests.factories.finance import Office
from tests.factories.members import UserFactory
from union_portal.core.audit.grants import ROLE

pytestmark = pytest.mark.django_db
SLEEP = """
SELECT set_config('pgtrigger.ignore', array_agg(tgname)::text, true) FROM pg_trigger WHERE tgname LIKE 'pgtrigger%'
"""


def run(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def change(user: User) -> str:
    return f"UPDATE members_user SET email = 'else@example.org' WHERE id = {user.pk}"


def versions(user: User) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM members_userevent WHERE pgh_obj_id = %s", [user.pk])
        return int(cursor.fetchone()[0])


def test_the_portals_role_cannot_hide_a_change_from_the_history():
    user = UserFactory()
    before = versions(user)
    run(SLEEP, change(user))
    assert versions(user) == before + 1


def test_the_owner_can_so_the_test_above_would_tell():
    user = UserFactory()
    before = versions(user)
    run("SET CONSTRAINTS ALL IMMEDIATE", "RESET ROLE", SLEEP, change(user), f"SET ROLE {ROLE}")
    assert versions(user) == before


def test_the_portals_role_cannot_put_another_function_in_its_place():
    with pytest.raises(ProgrammingError, match="permission denied for schema public"):
        run(
            "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name NAME) RETURNS BOOLEAN"
            " AS 'SELECT true' LANGUAGE sql"
        )


def test_every_trigger_asks_this_function():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, prosrc LIKE '%%\"public\"._pgtrigger_should_ignore(TG_NAME)%%'"
            " FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid WHERE tgname LIKE %s",
            ["pgtrigger%"],
        )
        asks = dict(cursor.fetchall())
    assert asks
    assert [name for name, does in asks.items() if not does] == []


STAND_IN = "CREATE TEMPORARY TABLE finance_voucher AS SELECT * FROM public.finance_voucher LIMIT 0"


def test_the_portals_role_cannot_put_a_table_of_its_own_before_the_real_one():
    with pytest.raises(ProgrammingError, match="permission denied to create temporary tables"):
        run(STAND_IN)


def test_a_stand_in_for_the_vouchers_does_not_hide_that_one_is_posted():
    voucher = Office().posted("102 D 100", "401 C 100")
    run(
        "SET CONSTRAINTS ALL IMMEDIATE",
        "RESET ROLE",
        STAND_IN,
        f"GRANT ALL ON finance_voucher TO {ROLE}",
        f"SET ROLE {ROLE}",
    )
    with pytest.raises(DatabaseError, match="entries of a posted voucher never change"):
        run(
            "UPDATE public.finance_entry SET debit = debit + 1000, credit = credit + 1000"
            f" WHERE voucher_id = {voucher.pk} AND debit + credit > 0"
        )


def test_every_function_of_a_trigger_brings_its_own_path():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT tgfoid::regprocedure::text FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid"
            " WHERE NOT tgisinternal AND NOT coalesce('search_path=pg_catalog, public, pg_temp' = ANY(proconfig), false)"
        )
        assert cursor.fetchall() == []
