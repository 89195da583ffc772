"""The audit trail (审计): who did or read what, append-only, sealed into a hash chain after commit."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from union_portal.core.audit.appendonly import append_only
from union_portal.core.audit.words import reason_in_words, words_of
from union_portal.core.base import AboutQuerySet

READ = "core.sensitive.read"


class AuditEntryQuerySet(AboutQuerySet):
    def reads(self) -> Self:
        """Only the readings of sensitive fields."""
        return self.filter(action=READ)

    def concerning(self, user: models.Model) -> Self:
        """What was read of one person's sensitive data: the person may see who did, when, and what."""
        return self.reads().filter(concerns=user)

    def unsealed(self) -> Self:
        return self.filter(seal=None)


class AuditEntry(models.Model):
    """One thing that somebody did, or one reading of a sensitive field. Never changed, never deleted."""

    at = models.DateTimeField(_("at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    action = models.CharField(_("action"), max_length=80, db_index=True)
    about_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, null=True, related_name="+")
    about_id = models.BigIntegerField(null=True)
    about = GenericForeignKey("about_type", "about_id")
    title = models.CharField(_("record"), max_length=200, blank=True)
    concerns = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("concerns"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    details = models.JSONField(_("details"), default=dict)
    address = models.GenericIPAddressField(_("address"), null=True)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["about_type", "about_id"], name="audit_about")]
        triggers = [
            *append_only(),
            pgtrigger.Trigger(
                name="at_its_time",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func=pgtrigger.Func("""
                    -- until the chain begins an empty portal may be given a past, as the demo does
                    IF current_user = 'app_rw' AND EXISTS (SELECT FROM core_auditseal) THEN
                        NEW.at := clock_timestamp();
                    END IF;
                    RETURN NEW;
                """),
            ),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%Y-%m-%d %H:%M} {words_of(self.action)} {self.title}".rstrip()

    @property
    def reason(self) -> str:
        """Why it was done, where a reason was given."""
        return reason_in_words(str(self.details.get("reason", "")))

    @property
    def field_label(self) -> str:
        """Of a reading: the field in words, or the attachment's name."""
        name = str(self.details.get("field", ""))
        model = self.about_type.model_class() if self.about_type else None
        try:
            return str(getattr(model._meta.get_field(name), "verbose_name", name)) if model else name
        except FieldDoesNotExist:
            return name


class AuditSeal(models.Model):
    """A link of the chain: the hash of one entry and of the link before it, in the order of committing."""

    entry = models.OneToOneField(
        AuditEntry, verbose_name=_("audit entry"), on_delete=models.PROTECT, related_name="seal"
    )
    previous = models.CharField(_("link before"), max_length=64)
    digest = models.CharField(_("link"), max_length=64, unique=True)
    sealed_at = models.DateTimeField(_("sealed"), auto_now_add=True)

    class Meta:
        verbose_name = _("audit seal")
        verbose_name_plural = _("audit seals")
        ordering = ["pk"]
        triggers = append_only()

    def __str__(self) -> str:
        return self.digest
