"""The audit trail: append-only, and a chain that tells of any change."""

from __future__ import annotations

import threading
from typing import Any

import pghistory
import pghistory.models
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction
from django.test import RequestFactory

from tests.factories.members import UserFactory
from union_portal.core.audit import services as audit
from union_portal.core.audit.grants import append_only_tables
from union_portal.core.audit.middleware import client_address
from union_portal.core.audit.models import AuditEntry, AuditSeal
from union_portal.core.audit.tasks import verify as verify_at_night


def as_owner(*statements: str) -> None:
    """What somebody with the owner's login could do with SQL."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE; SET CONSTRAINTS ALL IMMEDIATE")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET ROLE app_rw")


def tamper(table: str, statement: str) -> None:
    as_owner(
        f"ALTER TABLE {table} DISABLE TRIGGER USER", statement, f"ALTER TABLE {table} ENABLE TRIGGER USER"
    )


def three_sealed() -> list[AuditEntry]:
    user = UserFactory()
    entries = [audit.record("test.thing.done", user, by=user, n=n) for n in range(3)]
    audit.seal()
    return entries


@pytest.mark.django_db
def test_sealing_links_committed_entries_in_order_and_the_chain_holds():
    entries = three_sealed()
    assert [seal.entry_id for seal in AuditSeal.objects.order_by("pk")] == [entry.pk for entry in entries]
    assert audit.seal() == 0
    verdict = audit.verify()
    assert verdict == audit.Verdict(3, audit.head(), None)
    assert verdict.is_sound


@pytest.mark.django_db(transaction=True)
def test_sealing_never_passes_over_an_entry_whose_transaction_was_open():
    user = UserFactory()
    written, may_commit = threading.Event(), threading.Event()

    def slow() -> None:
        try:
            with transaction.atomic():
                audit.record("test.thing.slow", None, by=user)
                written.set()
                assert may_commit.wait(20)
        finally:
            connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    assert written.wait(20)
    audit.record("test.thing.quick", None, by=user)
    while_open = audit.seal()
    may_commit.set()
    thread.join()

    assert while_open == 1
    assert audit.seal() == 1
    actions = [seal.entry.action for seal in AuditSeal.objects.select_related("entry").order_by("pk")]
    assert actions == ["test.thing.quick", "test.thing.slow"]
    assert audit.verify() == audit.Verdict(2, audit.head(), None)


@pytest.mark.django_db(transaction=True)
def test_two_sealers_at_once_make_one_chain():
    user = UserFactory()
    for n in range(20):
        audit.record("test.thing.done", None, by=user, n=n)
    sealed = []

    def run() -> None:
        try:
            sealed.append(audit.seal())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(sealed) == [0, 0, 0, 20]
    assert audit.verify().is_sound


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        "details = '{\"n\": 9}'",
        "by_id = NULL",
        "at = at - interval '1 day'",
        "title = '别人'",
        "address = '10.0.0.9'",
    ],
)
def test_a_changed_entry_breaks_the_chain_at_its_link(change):
    entries = three_sealed()
    tamper("core_auditentry", f"UPDATE core_auditentry SET {change} WHERE id = {entries[1].pk}")
    verdict = audit.verify()
    assert verdict.broken is not None
    assert verdict.broken.entry_id == entries[1].pk
    assert verdict.links == 1


@pytest.mark.django_db
def test_every_night_a_broken_chain_is_an_error_in_the_log(caplog):
    entries = three_sealed()
    assert verify_at_night()
    assert caplog.text == ""
    tamper("core_auditentry", f"UPDATE core_auditentry SET details = '{{}}' WHERE id = {entries[1].pk}")
    assert not verify_at_night()
    assert "chain does not hold" in caplog.text


@pytest.mark.django_db
def test_a_link_taken_out_of_the_middle_breaks_the_chain():
    entries = three_sealed()
    tamper("core_auditseal", f"DELETE FROM core_auditseal WHERE entry_id = {entries[1].pk}")
    verdict = audit.verify()
    assert verdict.broken is not None
    assert verdict.broken.entry_id == entries[2].pk


@pytest.mark.django_db
def test_a_chain_cut_short_is_found_with_the_head_noted_elsewhere():
    entries = three_sealed()
    noted = audit.head()
    tamper("core_auditseal", f"DELETE FROM core_auditseal WHERE entry_id = {entries[2].pk}")
    assert audit.verify().is_sound
    assert not audit.verify(expected_head=noted).is_sound
    tamper("core_auditseal", "DELETE FROM core_auditseal")
    assert audit.verify(expected_head=noted).head_is_missing


@pytest.mark.django_db
def test_the_command_seals_tells_the_head_and_verifies(capsys):
    user = UserFactory()
    audit.record("test.thing.done", None, by=user)
    call_command("audit", "seal")
    call_command("audit", "head")
    head = audit.head()
    call_command("audit", "verify", "--head", head)
    assert capsys.readouterr().out == (f"1 entry sealed.\n{head}\nThe chain holds: 1 link, head {head}.\n")
    with pytest.raises(CommandError, match="isn't in the chain"):
        call_command("audit", "verify", "--head", "f" * 64)
    tamper("core_auditentry", "UPDATE core_auditentry SET action = 'test.thing.undone'")
    with pytest.raises(CommandError, match=r"The chain is broken at link \d+, entry \d+"):
        call_command("audit", "verify")


@pytest.mark.django_db
@pytest.mark.parametrize("table", append_only_tables())
def test_the_portals_role_can_only_add_to_append_only_tables(table):
    with connection.cursor() as cursor:
        key = connection.introspection.get_primary_key_column(cursor, table)
        for statement in (
            f"UPDATE {table} SET {key} = {key}",
            f"DELETE FROM {table}",
            f"TRUNCATE {table} CASCADE",
        ):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                cursor.execute(statement)


@pytest.mark.django_db
def test_the_portals_role_cannot_put_an_entry_into_the_past():
    audit.record("test.thing.done", None, by=None)
    audit.seal()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_auditentry (at, action, title, details)"
            " VALUES ('2001-01-01', 'test.thing.made_up', '', '{}') RETURNING at > now() - interval '1 hour'"
        )
        assert cursor.fetchone() == (True,)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE core_auditentry SET title = ''",
        "DELETE FROM core_auditentry",
        "TRUNCATE core_auditentry CASCADE",
    ],
)
def test_even_the_owner_is_stopped_by_the_triggers(statement):
    audit.record("test.thing.done", None, by=UserFactory())
    with pytest.raises(Exception, match=r"Cannot update or delete rows|append-only: "), transaction.atomic():
        as_owner(statement)


def test_all_history_is_append_only():
    events = {m._meta.db_table for m in apps.get_models() if issubclass(m, pghistory.models.Event)}
    assert events
    assert events <= set(append_only_tables())


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM pghistory_context",
        "UPDATE pghistory_context SET metadata = '{}'",
        "INSERT INTO pghistory_context SELECT * FROM pghistory_context",
    ],
)
def test_the_portals_role_cannot_rewrite_who_made_a_change(statement):
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_a_later_transaction_that_takes_the_same_context_leaves_it_as_it_was():
    user = UserFactory()
    with pghistory.context(user=user.pk) as known:
        user.email = "a@example.org"
        user.save(update_fields=["email"])
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute(
            "SELECT set_config('pghistory.context_id', %s, true),"
            " set_config('pghistory.context_metadata', '{\"user\": 1}', true), _pgh_attach_context()",
            [str(known.id)],
        )
        cursor.execute("COMMIT")
    assert pghistory.models.Context.objects.get(pk=known.id).metadata == {"user": user.pk}


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "1.1.1.1", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "6.6.6.6, 203.0.113.7", "203.0.113.7"),
        (2, "6.6.6.6, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
        (1, "made up", None),
        (1, "2001:db8::7", "2001:db8::7"),
    ],
)
def test_the_address_is_what_our_own_proxy_saw(settings, proxies, forwarded, address):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    headers: dict[str, Any] = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert client_address(RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", **headers)) == address
