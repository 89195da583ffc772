"""What was seen and said on a visit (走访) to a colleague, written down sealed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from union_portal.core.audit.history import track
from union_portal.core.base import About, AboutQuerySet, Record
from union_portal.core.sealing.fields import SealedTextField
from union_portal.core.sealing.models import SealedRecord


@track()
class VisitNote(Record, SealedRecord, About):
    """A note of one visit. It is part of the record it is about, shares that record's key, and is never changed."""

    visited_on = models.DateField(_("visited on"))
    company = models.CharField(_("who went along"), max_length=120, blank=True)
    note = SealedTextField(_("what was seen and said"))
    visited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("visited by"), on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AboutQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit note")
        verbose_name_plural = _("visit notes")
        ordering = ["visited_on", "pk"]
        indexes = [models.Index(fields=["about_type", "about_id"], name="visitnote_about")]

    def __str__(self) -> str:
        return str(self.about)

    @property
    def concerned_user(self) -> Any:
        return getattr(self.about, "concerned_user", None)
