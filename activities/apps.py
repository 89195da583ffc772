from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    """Activities (活动)."""

    name = "activities"
    verbose_name = _("Activities")
