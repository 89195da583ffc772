from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FinanceConfig(AppConfig):
    """The ledger, payments and the fund report (财务)."""

    name = "finance"
    verbose_name = _("Finance")

    def ready(self) -> None:
        from finance import registrations

        registrations.register()
