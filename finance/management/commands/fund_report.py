"""``manage.py fund_report YEAR --format pdf|xlsx|json --out FILE``"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from finance.report import reports
from members.models import User
from union_portal.core.errors import DomainError


class Command(BaseCommand):
    help = "Export the annual fund report (经费收支报告) of a year."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int)
        parser.add_argument("--format", choices=sorted(reports.FORMATS), required=True)
        parser.add_argument("--out", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        out: Path = options["out"]
        try:
            content = reports.export(options["year"], options["format"], by=User.objects.system())
        except DomainError as error:
            raise CommandError(str(error)) from error
        try:
            out.write_bytes(content)
        except OSError as error:
            raise CommandError(
                _("%(file)s can't be written: %(error)s") % {"file": out, "error": error}
            ) from error
        self.stdout.write(_("Written: %(file)s") % {"file": out})
