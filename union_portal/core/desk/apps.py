from __future__ import annotations

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin as the desk (工作台)."""

    default_site = "union_portal.core.desk.site.Desk"
