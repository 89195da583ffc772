"""Sealed fields: unreadable in the database, bound to their place, opened on purpose, erased with their key."""

from __future__ import annotations

from base64 import urlsafe_b64encode

import pytest
from cryptography.exceptions import InvalidTag
from django.core.exceptions import FieldError
from django.core.management import call_command
from django.db import connection, transaction

from tests.factories.members import UserFactory
from tests.specimen.models import Specimen
from union_portal.core.audit import services as audit
from union_portal.core.audit.models import AuditEntry
from union_portal.core.models import DataKey
from union_portal.core.sealing import crypto
from union_portal.core.sealing import services as sealing

pytestmark = pytest.mark.django_db

CANARY = "金丝雀-6217001234567890"


def make(subject: str = "specimen:1", **fields: str) -> Specimen:
    return Specimen.objects.create(data_key=DataKey.of(subject), **({"diagnosis": CANARY} | fields))


def stored(table: str = "specimen_specimen", column: str = "diagnosis") -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


def raw(sql: str, *params: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def test_a_sealed_field_opens_on_the_written_and_on_the_read_object():
    written = make()
    read = Specimen.objects.get()
    assert written.diagnosis.open() == read.diagnosis.open() == CANARY
    assert read.account is None


def test_a_sealed_value_shows_nothing_of_itself():
    sealed = make().diagnosis
    assert str(sealed) == repr(sealed) == f"{sealed}" == "●●●●●●"


def test_the_database_never_sees_the_text_nor_does_its_history():
    specimen = make()
    specimen.diagnosis = CANARY + "-2"
    specimen.save()
    specimen.title = "改过"
    specimen.save(update_fields=["title"])
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{CANARY}%"])
            assert cursor.fetchone() == (0,), table
    assert len(stored("specimen_specimenevent")) == 3


def test_a_row_of_history_opens_with_the_key_of_its_record():
    specimen = make()
    specimen.diagnosis = "后来的诊断"
    specimen.save()
    first, second = specimen.events.order_by("pgh_id")
    assert (first.diagnosis.open(), second.diagnosis.open()) == (CANARY, "后来的诊断")


def test_deferred_and_refreshed_values_open():
    pk = make().pk
    deferred = Specimen.objects.defer("diagnosis").get(pk=pk)
    assert deferred.diagnosis.open() == CANARY
    deferred.refresh_from_db()
    assert deferred.diagnosis.open() == CANARY


def test_full_clean_and_save_leave_a_sealed_value_as_it_is():
    specimen = Specimen.objects.get(pk=make().pk)
    before = stored()
    specimen.full_clean()
    specimen.save()
    assert stored() == before
    assert Specimen.objects.get().diagnosis.open() == CANARY


def test_bulk_create_seals():
    keys = [DataKey.of(f"specimen:{n}") for n in range(3)]
    Specimen.objects.bulk_create(Specimen(data_key=key, diagnosis=f"诊断{key.pk}") for key in keys)
    assert [s.diagnosis.open() for s in Specimen.objects.order_by("pk")] == [f"诊断{key.pk}" for key in keys]


def test_a_ciphertext_moved_to_another_row_is_refused():
    one, other = make(diagnosis="甲"), make(diagnosis="乙")
    raw("UPDATE specimen_specimen SET diagnosis = %s WHERE id = %s", stored()[0], other.pk)
    assert Specimen.objects.get(pk=one.pk).diagnosis.open() == "甲"
    with pytest.raises(InvalidTag):
        Specimen.objects.get(pk=other.pk).diagnosis.open()


def test_a_ciphertext_moved_to_another_column_is_refused():
    make()
    raw("UPDATE specimen_specimen SET account = diagnosis")
    with pytest.raises(InvalidTag):
        Specimen.objects.get().account.open()


def test_a_ciphertext_of_another_table_is_refused():
    specimen = make()
    foreign = crypto.encrypt(CANARY, specimen.data_key.unwrap(), f"other_table|{specimen.uuid}|diagnosis")
    raw("UPDATE specimen_specimen SET diagnosis = %s", foreign)
    with pytest.raises(InvalidTag):
        Specimen.objects.get().diagnosis.open()


def test_another_rows_sealed_value_cannot_be_assigned():
    one, other = make(diagnosis="甲"), make(diagnosis="乙")
    with pytest.raises(ValueError, match="belongs to its row"):
        other.diagnosis = one.diagnosis


def test_update_and_lookups_on_sealed_fields_are_refused():
    make()
    with pytest.raises(FieldError, match="set it on the object"), transaction.atomic():
        Specimen.objects.update(diagnosis="别的")
    with pytest.raises(FieldError, match="blind index"):
        Specimen.objects.filter(diagnosis=CANARY).exists()
    with pytest.raises(FieldError, match="blind index"):
        Specimen.objects.filter(diagnosis__contains="金").exists()
    assert Specimen.objects.filter(diagnosis__isnull=False).count() == 1


@pytest.mark.parametrize(
    "written",
    [
        "11010519491231002X",
        "11010519491231002x",
        " 110105 19491231 002X",
        "１１０１０５１９４９１２３１００２Ｘ",
    ],
)
def test_the_blind_index_finds_a_value_however_it_is_typed(written):
    assert crypto.blind(written, purpose="id") == crypto.blind("11010519491231002X", purpose="id")


def test_the_blind_index_tells_purposes_and_values_apart_and_has_none_for_nothing():
    assert (
        len(
            {
                crypto.blind("1", purpose="id"),
                crypto.blind("1", purpose="bank"),
                crypto.blind("2", purpose="id"),
            }
        )
        == 3
    )
    assert crypto.blind("  ", purpose="id") == ""


def test_rotation_wraps_the_keys_anew_and_the_old_master_key_may_go(settings):
    make("specimen:1"), make("specimen:2")
    before = stored()
    old = settings.FIELD_MASTER_KEYS
    settings.FIELD_MASTER_KEYS = {"k2": urlsafe_b64encode(bytes(range(32, 64))).decode().rstrip("=")} | old

    assert sealing.rotate_master_key(batch=1) == 2
    assert sealing.rotate_master_key() == 0

    settings.FIELD_MASTER_KEYS = {"k2": settings.FIELD_MASTER_KEYS["k2"]}
    assert [s.diagnosis.open() for s in Specimen.objects.all()] == [CANARY, CANARY]
    assert stored() == before
    assert AuditEntry.objects.get(action="core.sealing.rotated").details == {"keys": 2, "master_key": "k2"}


def test_destroying_the_key_makes_every_copy_unreadable():
    specimen = make()
    assert sealing.destroy("specimen:1") is True
    assert sealing.destroy("specimen:1") is False
    for copy in (Specimen.objects.get(), specimen.events.get()):
        with pytest.raises(crypto.KeyDestroyed):
            copy.diagnosis.open()
    assert DataKey.objects.get().wrapped == ""


def test_an_erasure_is_repeated_after_an_older_backup_brought_the_key_back(tmp_path, capsys):
    make("specimen:1"), make("specimen:2")
    (backup,) = DataKey.objects.filter(subject="specimen:1").values("wrapped", "destroyed_at")
    sealing.destroy("specimen:1")
    call_command("erasures", "list")
    listed = tmp_path / "erasures.txt"
    listed.write_text(capsys.readouterr().out)
    assert listed.read_text() == "specimen:1\n"

    DataKey.objects.filter(subject="specimen:1").update(**backup)
    assert Specimen.objects.order_by("pk").first().diagnosis.open() == CANARY
    call_command("erasures", "repeat", str(listed))
    call_command("erasures", "repeat", str(listed))
    assert capsys.readouterr().out == (
        "1 of 1 subjects erased once more; the others were erased already.\n"
        "0 of 1 subjects erased once more; the others were erased already.\n"
    )
    gone, kept = Specimen.objects.order_by("pk")
    with pytest.raises(crypto.KeyDestroyed):
        gone.diagnosis.open()
    assert kept.diagnosis.open() == CANARY


def test_revealing_is_logged_with_who_what_and_whose_but_never_the_value():
    owner, reader = UserFactory(), UserFactory()
    specimen = make()
    specimen.owner = owner
    assert audit.reveal(specimen, "diagnosis", by=reader, reason="走访") == CANARY
    assert audit.reveal(specimen, "account", by=reader) == ""
    reading, empty = AuditEntry.objects.concerning(owner).order_by("pk")
    assert (reading.by, reading.about, reading.details) == (
        reader,
        specimen,
        {"field": "diagnosis", "reason": "走访"},
    )
    assert empty.details == {"field": "account"}
    assert not AuditEntry.objects.concerning(reader).exists()
