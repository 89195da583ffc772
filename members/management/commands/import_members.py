"""Bring the HR spreadsheet into the staff register, all rows or none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.models import User
from members.staff_file import services
from members.staff_file.figures import Plan
from members.staff_file.models import ImportBatch
from union_portal.core.errors import DomainError

SHOWN = 50


class Command(BaseCommand):
    help = (
        "Import the HR spreadsheet (XLSX, or CSV in UTF-8 or GB18030). One bad row keeps the whole file out."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument("--create-departments", action="store_true", help="create unknown departments")
        parser.add_argument("--absent-left", action="store_true", help="who isn't in the file has left")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        wishes = {
            "creates_departments": options["create_departments"],
            "absent_left": options["absent_left"],
        }
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        try:
            plan = services.plan(path.name, content, **wishes)
            self.report(plan)
            if plan.mistakes:
                raise CommandError(f"{len(plan.mistakes)} mistakes. Nothing was changed.")
            if options["dry_run"]:
                self.stdout.write("Dry run: nothing was changed.")
                return
            if plan.is_empty:
                self.stdout.write("Nothing was changed. The register says all of this already.")
                return
            self.carry_out(path.name, content, wishes, plan)
        except services.ImportedAlready as error:
            self.stdout.write(str(error))
        except DomainError as error:
            raise CommandError(str(error)) from error

    def carry_out(self, name: str, content: bytes, wishes: dict[str, bool], plan: Plan) -> None:
        system = User.objects.system()
        batch: ImportBatch = services.take_in(ContentFile(content, name), by=system, **wishes)
        batch = services.apply(services.check(batch, found=plan), by=system)
        self.stdout.write(
            self.style.SUCCESS(f"Imported: {batch.new} new, {batch.changed} changed, {batch.left} left.")
        )

    def report(self, plan: Plan) -> None:
        self.stdout.write(
            f"{plan.rows} rows: {len(plan.new)} new, {len(plan.changed)} changed, {len(plan.left)} leave, "
            f"{plan.unchanged} unchanged, {len(plan.mistakes)} mistakes; "
            f"{plan.absent} at work are not in the file."
        )
        for note in plan.notes[:SHOWN]:
            self.stdout.write(f"note: {note}")
        for mistake in plan.mistakes[:SHOWN]:
            where = f"line {mistake.line}, {mistake.column}" if mistake.line else "file"
            who = " ".join(filter(None, [mistake.staff_number, mistake.name]))
            self.stdout.write(f"{where}: {mistake.reason}" + (f" [{who}]" if who else ""))
        if len(plan.mistakes) > SHOWN:
            self.stdout.write(f"… and {len(plan.mistakes) - SHOWN} more mistakes.")
