from __future__ import annotations

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """The kernel: what all areas stand on."""

    name = "union_portal.core"
    label = "core"
    verbose_name = _("Portal")

    def ready(self) -> None:
        from union_portal.core import registry
        from union_portal.core.audit.grants import grant
        from union_portal.core.job import rules  # noqa: F401  registers the rule
        from union_portal.core.outbox import channels  # noqa: F401  registers the handlers
        from union_portal.core.policy.services import load_presets as load_policies
        from union_portal.core.workday.services import load_presets as load_calendar

        registry.presets.register("policy", load_policies)
        registry.presets.register("workday", load_calendar)
        post_migrate.connect(grant, sender=self, dispatch_uid="core.grants")
        post_migrate.connect(load_presets, dispatch_uid="core.presets")


def load_presets(sender: AppConfig, plan: object = None, **kwargs: object) -> None:
    """After ``migrate`` (and a flush in tests): put in what an empty portal can't work without.

    The signal comes once an app; the last one finds all tables there.
    """
    from union_portal.core import registry

    if sender is [*apps.get_app_configs()][-1]:
        for load in registry.presets:
            load()
