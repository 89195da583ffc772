"""Invoices (发票) that the union pays on: one invoice, one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from union_portal.core.audit.history import track
from union_portal.core.base import About, AboutQuerySet, Record
from union_portal.core.money import MoneyField

if TYPE_CHECKING:
    from members.models import User


class InvoiceQuerySet(AboutQuerySet):
    def held(self) -> Self:
        """Those that something is claimed on now, or was paid on."""
        return self.filter(is_held=True)

    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_invoice") else self.none()


@track()
class Invoice(Record, About):
    """One invoice, held by the record that claims on it (``about``) until that is refused or withdrawn."""

    class Source(models.TextChoices):
        PDF = "PDF", _("Read from the PDF")
        XML = "XML", _("Read from the XML")
        OFD = "OFD", _("Read from the OFD")
        QR = "QR", _("Read from the QR code")
        TYPED = "TYPED", _("Typed from the paper")

    number = models.CharField(_("invoice number"), max_length=20)
    code = models.CharField(_("invoice code"), max_length=12, blank=True)
    issued_on = models.DateField(_("issued on"))
    amount = MoneyField(_("sum with tax"))
    seller_name = models.CharField(_("seller"), max_length=100, blank=True)
    seller_tax_number = models.CharField(_("seller's tax number"), max_length=20, blank=True)
    buyer_name = models.CharField(_("buyer"), max_length=100, blank=True)
    goods = models.CharField(_("goods and services"), max_length=500, blank=True)
    source = models.CharField(
        pgettext_lazy("invoice", "source"), max_length=5, choices=Source, default=Source.TYPED, editable=False
    )
    file_hash = models.CharField(max_length=64, blank=True, editable=False)
    is_held = models.BooleanField(_("claimed on"), default=True, editable=False)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("handed in by"), on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    taken_at = models.DateTimeField(_("handed in"), auto_now_add=True)

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("invoice")
        verbose_name_plural = _("invoices")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "number"],
                name="invoice_claimed_once",
                condition=Q(is_held=True),
                violation_error_message=_("Something was claimed on this invoice already."),
            ),
            models.UniqueConstraint(
                fields=["file_hash"],
                name="invoice_file_claimed_once",
                condition=Q(is_held=True) & ~Q(file_hash=""),
                violation_error_message=_("This very file was handed in already."),
            ),
            models.CheckConstraint(
                name="invoice_number_is_whole",
                condition=Q(code="", number__regex=r"^[0-9]{20}$")
                | Q(code__regex=r"^[0-9]{8,12}$", number__regex=r"^[0-9]{8,10}$"),
                violation_error_message=_(
                    "A digital invoice has a number of twenty digits; the others have a code and a number."
                ),
            ),
            models.CheckConstraint(
                name="invoice_amount_positive",
                condition=Q(amount__gt=0),
                violation_error_message=_("The sum must be more than zero."),
            ),
        ]
        indexes = [models.Index(fields=["about_type", "about_id"], name="invoice_about")]

    def __str__(self) -> str:
        return f"{self.code} {self.number}".strip()

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_invoice_change", args=[self.pk])
