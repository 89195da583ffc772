from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from union_portal.core.audit import services


class Command(BaseCommand):
    help = "Seal the audit trail into its chain, print the chain's head for safe keeping elsewhere, or verify the chain."

    def add_arguments(self, parser: CommandParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        deeds.add_parser("seal", help="link what was committed since the last sealing")
        deeds.add_parser("head", help="print the chain's last link")
        verify = deeds.add_parser("verify", help="recompute the whole chain")
        verify.add_argument("--head", default="", help="a head that was noted outside the server")

    def handle(self, *args: Any, **options: Any) -> None:
        match options["deed"]:
            case "seal":
                count = 0
                while sealed := services.seal():
                    count += sealed
                self.stdout.write(f"{count} {'entry' if count == 1 else 'entries'} sealed.")
            case "head":
                self.stdout.write(services.head())
            case _:
                self._verify(options["head"])

    def _verify(self, head: str) -> None:
        verdict = services.verify(expected_head=head)
        if verdict.broken:
            raise CommandError(
                f"The chain is broken at link {verdict.broken.pk}, entry {verdict.broken.entry_id}:"
                f" {verdict.links} links before it hold."
            )
        if verdict.head_is_missing:
            raise CommandError(f"The head {head} isn't in the chain: it was cut short or written anew.")
        if verdict.unsealed:
            raise CommandError(
                f"{verdict.unsealed} entries older than an hour have no seal: is beat running?"
            )
        links = f"{verdict.links} link{'' if verdict.links == 1 else 's'}"
        self.stdout.write(f"The chain holds: {links}, head {verdict.head}.")
