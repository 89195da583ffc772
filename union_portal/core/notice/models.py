"""Public notices (公示): shown masked, for limited working days, with a way to object."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from union_portal.core.audit.history import track
from union_portal.core.base import About, AboutQuerySet, Record

if TYPE_CHECKING:
    from members.models import User


class PublicNoticeQuerySet(AboutQuerySet):
    def showing(self, *, on: dt.date) -> Self:
        """Notices that staff can read today; before and after they are closed to all but the case workers."""
        return self.filter(starts_on__lte=on, ends_on__gte=on, ended_at=None)

    def with_objection_count(self) -> Self:
        return self.annotate(objection_count=Count("objections"))

    def visible_to(self, user: User) -> Self:
        """What shows today; who answers for notices sees all of them."""
        return (
            self.all() if user.has_perm("core.view_publicnotice") else self.showing(on=timezone.localdate())
        )


@track()
class PublicNotice(Record, About):
    """A notice of an intended decision. It holds only what may be public: never an illness, an account or an address."""

    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(_("text"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("published by"), on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(_("taken off"), null=True)

    objects = PublicNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("public notice")
        verbose_name_plural = _("public notices")
        ordering = ["-starts_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("core:notice", args=[self.public_id])

    def is_over(self, *, on: dt.date) -> bool:
        return self.ended_at is not None or on > self.ends_on


@track()
class Objection(Record):
    """An objection to a public notice (异议), from a named colleague, seen by the case workers alone."""

    notice = models.ForeignKey(
        PublicNotice, verbose_name=_("public notice"), on_delete=models.PROTECT, related_name="objections"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=pgettext_lazy("objection", "by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    text = models.TextField(_("objection"), max_length=2_000)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        constraints = [models.UniqueConstraint(fields=["notice", "by"], name="objection_once_a_person")]

    def __str__(self) -> str:
        return f"{self.notice}: {self.by}"
