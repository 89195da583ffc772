"""``manage.py opening_balances YEAR FILE.csv``"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from finance.imports import services
from finance.imports.models import VoucherImport
from members.models import User
from union_portal.core.errors import DomainError


class Command(BaseCommand):
    help = "Enter the opening balances of the first year kept here: account,debit,credit,fund."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int)
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--scheme", choices=VoucherImport.Scheme.values, default=VoucherImport.Scheme.NOW.value,
            help="the chart of accounts that the file uses; that of 2009 for books until 2021",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            result = services.import_opening(
                file.read_bytes(),
                year=options["year"],
                name=file.name,
                by=User.objects.system(),
                scheme=options["scheme"],
            )
        except OSError as error:
            raise CommandError(
                _("%(file)s can't be read: %(error)s") % {"file": file, "error": error}
            ) from error
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(services.sentence(result))
