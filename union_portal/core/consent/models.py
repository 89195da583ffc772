"""Separate consent (单独同意): one row per person and purpose, with the text that was shown. 个人信息保护法 art. 29."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from union_portal.core.audit.history import track
from union_portal.core.registry import Registry


@dataclass(frozen=True)
class Purpose:
    """Why sensitive data are asked for: the wording people agree to, and its version."""

    label: Any
    text: Any
    version: str


purposes: Registry[Purpose] = Registry("consent purpose")


class ConsentQuerySet(models.QuerySet["Consent"]):
    def visible_to(self, user: models.Model) -> Self:
        """A person's own consents alone."""
        return self.filter(user=user)

    def standing(self) -> Self:
        return self.filter(withdrawn_at=None)


@track()
class Consent(models.Model):
    """A person's separate consent to one purpose, as it was worded then. May be withdrawn at any time (art. 15)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(_("purpose"), max_length=60)
    version = models.CharField(_("version"), max_length=20)
    text = models.TextField(_("text"))
    given_at = models.DateTimeField(_("given"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "purpose", "version"], condition=Q(withdrawn_at=None), name="consent_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"

    @property
    def label(self) -> Any:
        """The purpose in words."""
        return purposes[self.purpose].label if self.purpose in purposes else self.purpose
