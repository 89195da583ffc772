"""Issue a one-time activation code, e.g. for the first administrator of a new portal."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.models import User
from members.user import services
from union_portal.core.errors import DomainError


class Command(BaseCommand):
    help = "Print a one-time activation code for an account. It is shown only this once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("staff_number")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(staff_number=options["staff_number"], person__isnull=False).first()
        if user is None:
            raise CommandError(f"There is no account with the staff number {options['staff_number']}.")
        try:
            self.stdout.write(services.issue_code(user, by=User.objects.system()))
        except DomainError as error:
            raise CommandError(str(error)) from error
