from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """People and the organisation (人员与组织)."""

    name = "members"
    verbose_name = _("People")
