from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from union_portal.core.sealing import services
from union_portal.core.sealing.models import DataKey


class Command(BaseCommand):
    help = (
        "List the subjects whose data keys were destroyed, one a line, or destroy those of a list once more:"
        " after restoring a backup that is older than an erasure."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        deeds.add_parser("list", help="print the erased subjects")
        repeat = deeds.add_parser("repeat", help="erase the subjects of a list")
        repeat.add_argument("file", type=argparse.FileType("r", encoding="utf-8"), help="the list, or -")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["deed"] == "list":
            erased = DataKey.objects.exclude(destroyed_at=None).order_by("destroyed_at", "pk")
            for subject in erased.values_list("subject", flat=True):
                self.stdout.write(subject)
            return
        with options["file"] as lines:
            subjects = [line.strip() for line in lines if line.strip()]
        count = sum(services.destroy(subject) for subject in subjects)
        self.stdout.write(
            f"{count} of {len(subjects)} subjects erased once more; the others were erased already."
        )
