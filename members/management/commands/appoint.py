"""Give the first administrators of a new portal, and the chair, their posts; the others are appointed at the desk."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.models import Person, Post, User
from members.post import services
from union_portal.core.errors import DomainError

FIRST = (
    Post.Kind.SYSTEM_ADMIN,
    Post.Kind.SECURITY_ADMIN,
    Post.Kind.SECURITY_AUDITOR,
    Post.Kind.UNION_CHAIR,
)


class Command(BaseCommand):
    help = (
        "Appoint an administrator of a new portal, or the chair, who confirms what they appoint. The three kinds of"
        " administrators exclude each other in one person."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("staff_number")
        parser.add_argument("post", choices=[kind.value for kind in FIRST])

    def handle(self, *args: Any, **options: Any) -> None:
        person = Person.objects.filter(staff_number=options["staff_number"]).first()
        if person is None:
            raise CommandError(f"Nobody has the staff number {options['staff_number']}.")
        try:
            post = services.appoint(person, options["post"], by=User.objects.system())
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{person}: {post}")
