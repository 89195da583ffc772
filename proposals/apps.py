from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProposalsConfig(AppConfig):
    """Proposals of the staff congress (提案)."""

    name = "proposals"
    verbose_name = _("Proposals")

    def ready(self) -> None:
        from proposals import demo, policies, presets, registrations
        from proposals.case import rules as case_rules  # noqa: F401  registers the rules
        from proposals.proposal import rules as proposal_rules  # noqa: F401
        from proposals.session import rules as session_rules  # noqa: F401
        from union_portal.core import registry
        from union_portal.core.demo import loaders

        policies.register()
        registry.presets.register("proposals", presets.load)
        registrations.register()
        loaders.register("proposals", demo.load)
