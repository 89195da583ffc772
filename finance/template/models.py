"""What clerks write again and again: the summary library (摘要库) and voucher templates (凭证模板)."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account, Fund
from finance.unit.models import Unit
from union_portal.core.audit.history import track
from union_portal.core.money import MoneyField


class InUseQuerySet(models.QuerySet["StandardSummary | VoucherTemplate"]):
    def open(self) -> Self:
        """What is offered while typing."""
        return self.filter(is_closed=False)


@track()
class StandardSummary(models.Model):
    """A summary of the library, found by its words or their pinyin initials."""

    text = models.CharField(_("summary"), max_length=200, unique=True)
    initials = models.CharField(_("pinyin initials"), max_length=60, blank=True, editable=False)
    is_closed = models.BooleanField(_("not offered any more"), default=False, editable=False)

    objects = InUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("standard summary")
        verbose_name_plural = _("summary library")
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text


@track()
class VoucherTemplate(models.Model):
    """A voucher without date and number, from which the next one of its kind is written."""

    name = models.CharField(_("template"), max_length=80)
    initials = models.CharField(_("pinyin initials"), max_length=60, blank=True, editable=False)
    summary = models.CharField(_("summary"), max_length=200)
    is_closed = models.BooleanField(_("not offered any more"), default=False, editable=False)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("kept by"), on_delete=models.PROTECT, null=True, related_name="+",
        editable=False,
    )  # fmt: skip

    objects = InUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("voucher template")
        verbose_name_plural = _("voucher templates")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="voucher_template_name_once",
                condition=Q(is_closed=False),
                violation_error_message=_("There is a template of this name already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_vouchertemplate_change", args=[self.pk])


class TemplateLine(models.Model):
    """One entry of a template. Without an amount only its side is known, and the clerk types the sum."""

    class Side(models.TextChoices):
        DEBIT = "DEBIT", _("Debit")
        CREDIT = "CREDIT", _("Credit")

    template = models.ForeignKey(
        VoucherTemplate, verbose_name=_("template"), on_delete=models.CASCADE, related_name="lines"
    )
    position = models.PositiveSmallIntegerField(_("line"))
    account = models.ForeignKey(
        Account, verbose_name=_("ledger account"), on_delete=models.PROTECT, related_name="+"
    )
    side = models.CharField(_("side"), max_length=6, choices=Side)
    amount = MoneyField(_("amount"), null=True)
    summary = models.CharField(_("summary"), max_length=200, blank=True)
    fund = models.ForeignKey(
        Fund, verbose_name=_("fund"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    unit = models.ForeignKey(
        Unit, verbose_name=_("accounting unit"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    item = models.CharField(_("occasion"), max_length=80, blank=True)

    unaudited = "a template is kept once with all its lines, and its keeping is an audit entry"

    class Meta:
        verbose_name = _("line of a template")
        verbose_name_plural = _("lines of templates")
        ordering = ["template", "position"]
        constraints = [
            models.UniqueConstraint(fields=["template", "position"], name="template_line_position_once"),
            models.CheckConstraint(
                name="template_line_amount_is_not_zero", condition=Q(amount=None) | ~Q(amount=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.get_side_display()}"
