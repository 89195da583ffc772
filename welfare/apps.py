from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WelfareConfig(AppConfig):
    """Aid for colleagues in hardship (帮扶)."""

    name = "welfare"
    verbose_name = _("Welfare")

    def ready(self) -> None:
        from welfare.aid_case import receivers  # noqa: F401  connects them
        from welfare.registrations import register

        register()
