"""The package of a year (会计档案): vouchers, books, reports and their hashes in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from union_portal.core.audit.appendonly import append_only
from union_portal.core.base import Record

if TYPE_CHECKING:
    from members.user.models import User


class YearPackageQuerySet(models.QuerySet["YearPackage"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_yearpackage") else self.none()


class YearPackage(Record):
    """A package that was made of a closed year. Its file is an attachment; ``index`` says what is in it.

    Never changed: a further package of the same year stands beside it.
    """

    year = models.PositiveSmallIntegerField(_("year"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    files = models.PositiveIntegerField(_("files"))
    vouchers = models.PositiveIntegerField(_("vouchers"))
    size = models.BigIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("hash"), max_length=64)
    index = models.JSONField(_("index"), default=list)
    """Path, size and hash of each file in the package."""

    objects = YearPackageQuerySet.as_manager()
    sensitive_attachments = True
    unaudited = "append-only itself"

    class Meta:
        verbose_name = _("year package")
        verbose_name_plural = _("year packages")
        ordering = ["-year", "-pk"]
        triggers = append_only()

    def __str__(self) -> str:
        return gettext("Accounting records of %(year)d") % {"year": self.year}

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_yearpackage_change", args=[self.pk])
