from __future__ import annotations

import random
import time
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone, translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from union_portal.core.audit import services as audit
from union_portal.core.audit.models import AuditEntry
from union_portal.core.demo import PASSWORD, SEED, DemoWorld, loaders, write_memories

LOADED = "core.demo.loaded"


class Command(BaseCommand):
    """Fill an empty portal with the demo hospital (演示医院), all of it or nothing."""

    help = "Fill an empty portal with the demo hospital: made up, and the same on the same day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when people are there already"
        )
        parser.add_argument(
            "--sign-ins", action="store_true", help="only print the demo's sign-ins, one per role"
        )

    def handle(self, *, if_empty: bool, sign_ins: bool, **options: Any) -> None:
        with translation.override("zh-hans"):
            if sign_ins:
                self._print_sign_ins()
            elif get_user_model().objects.exclude(person=None).exists():
                if not if_empty:
                    raise CommandError(
                        _("There are people in this portal already; the demo needs an empty one.")
                    )
            else:
                self._load()

    @transaction.atomic
    def _load(self) -> None:
        started = time.monotonic()
        world = DemoWorld(today=timezone.localdate(), random=random.Random(SEED))  # noqa: S311  made-up data
        for name, load in loaders.items():
            begun = time.monotonic()
            import_string(load)(world)
            self.stdout.write(f"demo: {name} {time.monotonic() - begun:.1f} s")
        begun = time.monotonic()
        count = write_memories(world)
        self.stdout.write(f"demo: history {time.monotonic() - begun:.1f} s, {count} entries")
        accounts = [[str(s.role), s.staff_number, s.name] for s in world.sign_ins]
        audit.record(LOADED, None, by=None, sign_ins=accounts)
        self.stdout.write(f"demo: all in {time.monotonic() - started:.1f} s")

    def _print_sign_ins(self) -> None:
        """As they were when the demo was loaded; a portal without demo has none."""
        entry = AuditEntry.objects.filter(action=LOADED).first()
        if entry is None:
            self.stdout.write(_("No demo is loaded here: sign in with an account of your hospital."))
            return
        self.stdout.write(_("Demo sign-ins, all with the password %(password)s:") % {"password": PASSWORD})
        for role, number, name in entry.details["sign_ins"]:
            self.stdout.write(f"  {number}  {name}  {role}")
