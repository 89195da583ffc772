from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """People and the organisation (人员与组织)."""

    name = "members"
    verbose_name = _("People")

    def ready(self) -> None:
        from members import demo
        from union_portal.core.demo import loaders

        loaders.register("members", demo.load)
