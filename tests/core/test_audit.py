"""The audit trail: append-only, and a chain that tells of any change."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction

from tests.factories.members import UserFactory
from union_portal.core.audit import services as audit
from union_portal.core.audit.models import AuditEntry, AuditSeal


@pytest.mark.django_db(transaction=True)
def test_sealing_links_committed_entries_in_order_and_the_chain_holds():
    user = UserFactory()
    for n in range(3):
        audit.record("test.thing.done", None, by=user, n=n)

    assert audit.seal() == AuditEntry.objects.count()
    assert audit.seal() == 0
    verdict = audit.verify()
    assert verdict.is_sound
    assert verdict.links == 3
    assert verdict.head == AuditSeal.objects.last().digest


@pytest.mark.django_db(transaction=True)
def test_a_changed_entry_breaks_the_chain_at_its_link():
    user = UserFactory()
    entries = [audit.record("test.thing.done", None, by=user, n=n) for n in range(3)]
    audit.seal()
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("ALTER TABLE core_auditentry DISABLE TRIGGER USER")
        cursor.execute("UPDATE core_auditentry SET details = '{\"n\": 9}' WHERE id = %s", [entries[1].pk])
        cursor.execute("ALTER TABLE core_auditentry ENABLE TRIGGER USER")
        cursor.execute("SET ROLE app_rw")

    verdict = audit.verify()

    assert verdict.broken is not None
    assert verdict.broken.entry_id == entries[1].pk


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE core_auditentry SET action = 'x'",
        "DELETE FROM core_auditentry",
        "TRUNCATE core_auditentry CASCADE",
    ],
)
def test_the_portals_role_can_neither_change_nor_delete_entries(statement):
    audit.record("test.thing.done", None, by=UserFactory())
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
