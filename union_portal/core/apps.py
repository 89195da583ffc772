from __future__ import annotations

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """The kernel: what all areas stand on."""

    name = "union_portal.core"
    label = "core"
    verbose_name = _("Portal")
    desk_headings = {
        0: _("Public notices"),
        10: _("Audit trail"),
        20: _("Rules and calendar"),
    }

    def ready(self) -> None:
        from union_portal.core import checks, registrations, registry
        from union_portal.core.attachment.services import sweep
        from union_portal.core.audit.grants import grant
        from union_portal.core.audit.guards import keep_awake
        from union_portal.core.outbox import channels  # noqa: F401  registers the handlers
        from union_portal.core.outbox.services import trim
        from union_portal.core.policy.services import load_presets as load_policies
        from union_portal.core.retention.registry import disposals
        from union_portal.core.workday.services import load_presets as load_calendar

        registry.presets.register("policy", load_policies)
        registry.presets.register("workday", load_calendar)
        disposals.register("core.attachment", sweep)
        disposals.register("core.outbox", trim)
        registrations.register_all()
        checks.register_all()
        post_migrate.connect(grant, sender=self, dispatch_uid="core.grants")
        post_migrate.connect(keep_awake, sender=self, dispatch_uid="core.guards")
        post_migrate.connect(load_presets, dispatch_uid="core.presets")


def load_presets(sender: AppConfig, plan: object = None, **kwargs: object) -> None:
    """After ``migrate`` (and a flush in tests): put in what an empty portal can't work without.

    The signal comes once for each app that has models; at the last one all tables are there, unless only
    some of the migrations ran.
    """
    from django.db import connection
    from pghistory.models import Events  # a query that looks like a table

    from union_portal.core import registry

    if sender is not [app for app in apps.get_app_configs() if app.models_module is not None][-1]:
        return
    tables = [model for model in apps.get_models() if model._meta.managed and not issubclass(model, Events)]
    wanted = {model._meta.db_table for model in tables}
    if wanted <= set(connection.introspection.table_names()):
        for load in registry.presets:
            load()
