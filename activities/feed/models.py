"""The personal calendar feed (日历订阅): a secret address that a telephone's calendar asks by itself."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from union_portal.core.audit.history import track


def new_token() -> str:
    """192 random bits: whoever knows the address reads the feed, so nobody may guess it."""
    return secrets.token_urlsafe(24)


@track(exclude=["token"])
class CalendarFeed(models.Model):
    """One person's feed. A new token makes the old address worthless."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed"
    )
    token = models.CharField(max_length=40, unique=True, default=new_token)
    renewed_at = models.DateTimeField(_("address made"), auto_now=True)

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")

    def __str__(self) -> str:
        return str(self.user)

    def get_absolute_url(self) -> str:
        return reverse("activities:feed", args=[self.token])
