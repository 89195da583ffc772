"""``migrate``, without building every historical model anew at each step.

After each operation Django renders the changed model and all that are related to it, however far. Here nearly everything is
related to a person, so that an empty database took more than a minute, and longer with each area. Where a migration
only adds to tables or takes away from them, rendering the one model is enough: the others may refer to its previous
version, whose table and key are the same. Before a migration that does anything else, and at the end, everything is
rendered whole. ``scripts/compare-migrate`` shows that the schema is the same.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.operations import CreateExtension
from django.core.management.commands import migrate
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    AlterModelOptions,
    CreateModel,
    Migration,
    RemoveConstraint,
    RemoveField,
    RemoveIndex,
    RunSQL,
)
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger

SPARING = (
    AddConstraint,
    AddField,
    AddIndex,
    AddTrigger,
    AlterModelOptions,
    CreateExtension,
    CreateModel,
    RemoveConstraint,
    RemoveField,
    RemoveIndex,
    RemoveTrigger,
    RunSQL,
)


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with rendering_what_changed():
            super().handle(*args, **options)


@contextlib.contextmanager
def rendering_what_changed() -> Iterator[None]:
    """Let Django's migrations run so inside; all is as before afterwards."""
    apply, reload_model, run = Migration.apply, ProjectState.reload_model, MigrationExecutor.migrate

    def reload_alone(self: ProjectState, app_label: str, model_name: str, delay: bool = False) -> None:
        if "apps" in self.__dict__:
            self._reload({(app_label, model_name)})  # type: ignore[attr-defined]

    def apply_sparing(
        self: Migration,
        project_state: ProjectState,
        schema_editor: BaseDatabaseSchemaEditor,
        collect_sql: bool = False,
    ) -> ProjectState:
        if not all(concerns_one_table(operation) for operation in self.operations):
            return apply(self, forget_rendered(project_state), schema_editor, collect_sql)
        ProjectState.reload_model = reload_alone  # type: ignore[method-assign]
        try:
            return apply(self, project_state, schema_editor, collect_sql)
        finally:
            ProjectState.reload_model = reload_model  # type: ignore[method-assign]

    def run_and_forget(self: MigrationExecutor, *args: Any, **options: Any) -> ProjectState:
        return forget_rendered(run(self, *args, **options))

    Migration.apply, MigrationExecutor.migrate = apply_sparing, run_and_forget  # type: ignore[method-assign]
    try:
        yield
    finally:
        Migration.apply, MigrationExecutor.migrate = apply, run  # type: ignore[method-assign]


def concerns_one_table(operation: Operation) -> bool:
    """A changed key would concern the tables that refer to it; any other field is its table's own business."""
    if isinstance(operation, AlterField):
        return not (operation.field.primary_key or operation.field.unique)
    return isinstance(operation, SPARING)


def forget_rendered(state: ProjectState) -> ProjectState:
    """The state, to be rendered whole by whoever asks for its models next."""
    state.__dict__.pop("apps", None)
    return state
