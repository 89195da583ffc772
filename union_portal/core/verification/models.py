"""Check codes on paper (核验码): anybody can see on a public page that the portal issued a document."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from union_portal.core.audit.appendonly import append_only
from union_portal.core.base import Record


class IssuedDocument(Record):
    """A document that was issued: its title, its hash, and the figures that may be public. Never changed."""

    title = models.CharField(_("title"), max_length=200)
    summary = models.JSONField(_("key figures"), default=list)
    sha256 = models.CharField(_("hash"), max_length=64)
    issued_at = models.DateTimeField(_("issued"), auto_now_add=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    unaudited = "append-only itself"

    class Meta:
        verbose_name = _("issued document")
        verbose_name_plural = _("issued documents")
        triggers = append_only()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("core:verify", args=[self.public_id])
