"""The outbox and the inbox (消息): what must happen outside a transaction is a row written in it."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from union_portal.core.base import About, Record


class OutboxQuerySet(models.QuerySet["OutboxMessage"]):
    def due(self) -> Self:
        """Waiting rows whose time has come and that nobody is working on, by the database's clock."""
        return self.filter(
            Q(lease_until=None) | Q(lease_until__lt=Now()), done_at=None, failed_at=None, due_at__lte=Now()
        )

    def given_up(self) -> Self:
        """Rows that failed too often: somebody must look at them."""
        return self.filter(done_at=None).exclude(failed_at=None)


class OutboxMessage(models.Model):
    """Something to do after commit: send a mail, run a job. Its key makes asking twice harmless."""

    kind = models.CharField(_("kind"), max_length=60)
    key = models.CharField(max_length=200, unique=True)
    payload = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    due_at = models.DateTimeField(pgettext_lazy("outbox", "due"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    lease_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(pgettext_lazy("outbox", "done"), null=True)
    failed_at = models.DateTimeField(pgettext_lazy("outbox", "given up"), null=True)
    error = models.TextField(_("last error"), blank=True)
    created_at = models.DateTimeField(pgettext_lazy("outbox", "written"), auto_now_add=True)

    unaudited = "the deed that wrote it is audited"
    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("outbox message")
        verbose_name_plural = _("outbox messages")
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(fields=["due_at"], name="outbox_waiting", condition=Q(done_at=None, failed_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class InboxQuerySet(models.QuerySet["InboxMessage"]):
    def visible_to(self, user: models.Model) -> Self:
        return self.filter(user=user)

    def unread(self) -> Self:
        return self.filter(read_at=None)


class InboxMessage(Record, About):
    """A message to one person inside the portal: what happened, and the page where it can be seen."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="inbox")
    kind = models.CharField(max_length=80)
    key = models.CharField(max_length=200, unique=True)
    title = models.CharField(_("title"), max_length=200)
    body = models.TextField(_("message"), blank=True)
    url = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    read_at = models.DateTimeField(_("read"), null=True)

    unaudited = "the deed that it tells of is audited"
    objects = InboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = [F("created_at").desc(), F("pk").desc()]
        indexes = [models.Index(fields=["user", "-created_at"], name="inbox_of_user")]

    def __str__(self) -> str:
        return self.title
