from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

SLICES = (
    "session",
    "proposal",
    "seconding",
    "authorship",
    "intake",
    "case",
    "review",
    "cohandling",
    "extension",
    "progress",
    "dialogue",
    "reply",
    "promise",
    "rating",
    "supervision",
    "imports",
    "ledger",
    "report",
    "award",
    "innovation",
)
"""In the order in which each stands on the ones before; each has its ``registrations``."""


class ProposalsConfig(AppConfig):
    """Proposals of the staff congress (提案)."""

    name = "proposals"
    verbose_name = _("Proposals")
    desk_headings = {
        0: _("Proposals and cases"),
        10: _("Following up"),
        20: _("Suggestions"),
        80: _("Sessions and categories"),
    }

    def ready(self) -> None:
        from proposals import policies, presets, registrations
        from union_portal.core import registry
        from union_portal.core.demo import loaders

        policies.register()
        registry.presets.register("proposals", presets.load)
        registrations.register()
        for name in SLICES:
            import_module(f"proposals.{name}.registrations").register()
        loaders.register("proposals", "proposals.demo.stories.load")
