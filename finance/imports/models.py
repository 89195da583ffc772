"""Files that vouchers and opening balances came from (导入文件)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finance.voucher.models import Voucher, VoucherQuerySet
from union_portal.core.base import Record
from union_portal.core.money import ZERO, MoneyField

if TYPE_CHECKING:
    from members.models import User


class VoucherImportQuerySet(models.QuerySet["VoucherImport"]):
    def visible_to(self, user: User) -> Self:
        return self.defer("content") if user.has_perm("finance.view_voucherimport") else self.none()


class VoucherImport(Record):
    """A file that vouchers or opening balances came from: its bytes and their hash are the evidence."""

    class Kind(models.TextChoices):
        VOUCHERS = "VOUCHERS", _("Vouchers")
        OPENING = "OPENING", _("Opening balances")

    class State(models.TextChoices):
        READING = "READING", _("Being read")
        REFUSED = "REFUSED", _("File refused")
        READY = "READY", _("Ready to take over")
        TAKEN = "TAKEN", _("Taken over")
        DROPPED = "DROPPED", _("Dropped")

    class Scheme(models.TextChoices):
        NOW = "2021", _("The accounts of 2021")
        OLD = "2009", _("The accounts of 2009 (books until 2021)")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    scheme = models.CharField(_("chart of"), max_length=4, choices=Scheme, default=Scheme.NOW)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(_("hash"), max_length=64, editable=False)
    content = models.BinaryField(editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.READING, editable=False)
    rows = models.PositiveIntegerField(_("rows"), default=0, editable=False)
    vouchers_count = models.PositiveIntegerField(_("vouchers"), default=0, editable=False)
    total = MoneyField(_("total"), default=ZERO, editable=False)
    problems = models.JSONField(_("problems"), default=list, editable=False)
    new_funds = models.JSONField(_("new funds"), default=list, editable=False)
    is_posted = models.BooleanField(_("posted at once"), default=False, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("uploaded by"), on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("taken over by"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    taken_at = models.DateTimeField(_("taken over"), null=True, editable=False)

    objects = VoucherImportQuerySet.as_manager()
    unaudited = "uploading, taking over and dropping it are audit entries, and the file never changes"

    class Meta:
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "year", "scheme", "sha256"],
                name="import_file_once",
                condition=Q(state="TAKEN"),
                nulls_distinct=False,
            )
        ]
        triggers = [
            pgtrigger.Protect(name="evidence_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="taken_is_taken",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state="TAKEN") & ~pgtrigger.Q(new__state="DROPPED"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_voucherimport_change", args=[self.pk])

    @property
    def vouchers(self) -> VoucherQuerySet:
        """What came from this file: vouchers carry its hash as evidence."""
        return Voucher.objects.filter(file_hash=self.sha256)
