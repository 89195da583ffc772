from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WelfareConfig(AppConfig):
    """Aid for colleagues in hardship (帮扶)."""

    name = "welfare"
    verbose_name = _("Welfare")
