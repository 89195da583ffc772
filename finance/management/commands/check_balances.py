"""``manage.py check_balances``"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from finance.period import services


class Command(BaseCommand):
    help = "Sum all posted entries anew and compare them with the month balances."

    def handle(self, *args: Any, **options: Any) -> None:
        found = services.check_balances()
        for difference in found:
            self.stderr.write(str(difference))
        if found:
            raise CommandError(
                _("%(count)d month balances differ from their entries.") % {"count": len(found)}
            )
        self.stdout.write(_("All month balances agree with the posted entries."))
