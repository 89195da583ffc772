"""Our ``migrate`` renders only what changed, and still sees everything where that matters."""

from __future__ import annotations

import pytest
from django.db import connection, migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration
from django.db.migrations.state import ProjectState, StateApps

from union_portal.core.management.commands.migrate import rendering_what_changed

pytestmark = pytest.mark.django_db


def migration(*operations: migrations.operations.base.Operation) -> Migration:
    made = Migration("first", "made_up")
    made.operations = list(operations)
    return made


ADDING = migration(
    migrations.CreateModel("Ward", [("code", models.CharField(max_length=5, primary_key=True))]),
    migrations.CreateModel(
        "Bed",
        [("id", models.AutoField(primary_key=True)), ("ward", models.ForeignKey("Ward", models.CASCADE))],
    ),
    migrations.AddField("Ward", "name", models.CharField(max_length=20, default="")),
)


def put_a_bed_in_a_ward(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    ward = apps.get_model("made_up", "Ward").objects.create(code="W1", name="ICU")
    apps.get_model("made_up", "Bed").objects.create(ward=ward)


FILLING = migration(migrations.RunPython(put_a_bed_in_a_ward))
LONGER_CODE = migration(
    migrations.AlterField("Ward", "code", models.CharField(max_length=9, primary_key=True)),
)


def column_length(table: str, column: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT character_maximum_length FROM information_schema.columns WHERE table_name = %s AND column_name = %s",
            [table, column],
        )
        return cursor.fetchone()[0]


def test_what_follows_an_addition_sees_all_models_whole():
    state = ProjectState()
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    with rendering_what_changed(), connection.schema_editor() as editor:
        assert state.apps  # rendered, as before the first migration
        state = ADDING.apply(state, editor)
        state = FILLING.apply(state, editor)
        connection.check_constraints()  # or the pending check of the bed's ward forbids to alter the table
        state = LONGER_CODE.apply(state, editor)
    assert column_length("made_up_ward", "code") == column_length("made_up_bed", "ward_id") == 9
    assert column_length("made_up_ward", "name") == 20


def test_django_is_left_as_it_was():
    before = Migration.apply, ProjectState.reload_model
    with rendering_what_changed():
        assert Migration.apply is not before[0]
    assert (Migration.apply, ProjectState.reload_model) == before
