from __future__ import annotations

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin as the desk (工作台)."""

    default_site = "union_portal.core.desk.site.Desk"

    def ready(self) -> None:
        """Django writes True and False into the alternative text of its icons, in every language."""
        super().ready()
        from django.contrib.admin.templatetags import admin_list  # needs the apps

        from union_portal.core.desk.icon import yes_no

        admin_list._boolean_icon = yes_no  # type: ignore[attr-defined]
