from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from union_portal.core.sealing import crypto, services


class Command(BaseCommand):
    help = (
        "Wrap all data keys with the first of FIELD_MASTER_KEYS. Put the new key in front of the old one, restart"
        " the portal, run this, and then take the old key away."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        count = services.rotate_master_key()
        current = crypto.current_master_key_id()
        self.stdout.write(f"{count} data key{'' if count == 1 else 's'} wrapped with “{current}”.")
