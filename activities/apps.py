from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    """Activities (活动)."""

    name = "activities"
    verbose_name = _("Activities")

    def ready(self) -> None:
        from activities import contributions
        from activities.activity import rules  # noqa: F401  registers the rules
        from union_portal.core.demo import loaders

        contributions.register()
        loaders.register("activities", "activities.demo.load")
