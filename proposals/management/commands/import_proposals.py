"""Bring a list of earlier proposals into the portal, all rows or none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.models import User
from proposals.imports import services
from proposals.imports.figures import Plan
from union_portal.core.errors import DomainError

SHOWN = 50


class Command(BaseCommand):
    help = "Import proposals of earlier sessions (XLSX, or CSV in UTF-8 or GB18030). One bad row keeps the whole file out."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        try:
            plan = services.plan(path.name, content)
            self.report(plan)
            if plan.mistakes:
                raise CommandError(f"{len(plan.mistakes)} mistakes. Nothing was changed.")
            if options["dry_run"]:
                self.stdout.write("Dry run: nothing was changed.")
                return
            system = User.objects.system()
            file = services.take_in(ContentFile(content, path.name), by=system)
            file = services.apply(file, by=system)
            self.stdout.write(
                self.style.SUCCESS(f"Imported: {file.new} new, {file.unchanged} there already.")
            )
        except services.ImportedAlready as error:
            self.stdout.write(str(error))
        except DomainError as error:
            raise CommandError(str(error)) from error

    def report(self, plan: Plan) -> None:
        self.stdout.write(
            f"{plan.rows} rows: {len(plan.new)} new, {plan.unchanged} there already, {len(plan.mistakes)} mistakes."
        )
        for note in plan.notes:
            self.stdout.write(f"note: {note}")
        for mistake in plan.mistakes[:SHOWN]:
            what = " ".join(filter(None, [mistake.number, mistake.title]))
            self.stdout.write(
                f"line {mistake.line}, {mistake.column}: {mistake.reason}" + (f" [{what}]" if what else "")
            )
        if len(plan.mistakes) > SHOWN:
            self.stdout.write(f"… and {len(plan.mistakes) - SHOWN} more mistakes.")
