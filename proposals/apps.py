from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProposalsConfig(AppConfig):
    """Proposals of the staff congress (提案)."""

    name = "proposals"
    verbose_name = _("Proposals")
