"""The employer's contribution (拨缴经费): 2 % of the payroll, what of it came in, and what of that is the higher union's."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.money import ZERO, MoneyField
from union_portal.core.policy.models import PolicyValue


class ContributionQuerySet(models.QuerySet["Contribution"]):
    def unpaid(self) -> Self:
        """The hospital still owes something of it."""
        return self.filter(received__lt=F("expected"))

    def overdue(self, *, on: dt.date) -> Self:
        return self.unpaid().filter(pay_by__lt=on)

    def to_remit(self) -> Self:
        """Something of the higher union's share lies here."""
        return self.filter(remitted__lt=F("up"))

    def remitted_late(self, *, on: dt.date) -> Self:
        return self.to_remit().filter(remit_by__lt=on)


@track()
class Contribution(Record):
    """The contribution for the wages of one month: due, received, split, remitted."""

    class Channel(models.TextChoices):
        DIRECT = "DIRECT", _("The hospital pays all of it to this union")
        TAX_OFFICE = "TAX_OFFICE", _("The tax office collects; the higher union returns this union's share")

    year = models.PositiveSmallIntegerField(_("year"))
    month = models.PositiveSmallIntegerField(_("month"))
    payroll = MoneyField(_("payroll"), help_text=_("All wages of the month, with bonuses and allowances"))
    source = models.CharField(_("source"), max_length=200, help_text=_("The payroll report it stands in"))
    channel = models.CharField(_("how it comes"), max_length=10, choices=Channel, default=Channel.DIRECT)
    rate = models.ForeignKey(
        PolicyValue,
        verbose_name=pgettext_lazy("contribution", "rate"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    share = models.ForeignKey(
        PolicyValue, verbose_name=_("share kept"), on_delete=models.PROTECT, related_name="+"
    )
    due = MoneyField(_("contribution"))
    expected = MoneyField(_("to come in here"))
    pay_by = models.DateField(_("to be paid by"))
    received = MoneyField(pgettext_lazy("contribution", "received"), default=ZERO)
    kept = MoneyField(pgettext_lazy("contribution", "kept"), default=ZERO)
    up = MoneyField(_("for the higher union"), default=ZERO)
    remit_by = models.DateField(_("to be remitted by"), null=True)
    remitted = MoneyField(_("remitted"), default=ZERO)
    entered_by = models.ForeignKey(
        "members.User", verbose_name=_("entered by"), on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(_("entered"), auto_now_add=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("employer's contribution")
        verbose_name_plural = _("employer's contributions")
        ordering = ["-year", "-month"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "month"],
                name="contribution_once_a_month",
                violation_error_message=_("The payroll of this month was entered already."),
            ),
            models.CheckConstraint(name="contribution_month", condition=Q(month__range=(1, 12))),
            models.CheckConstraint(
                name="contribution_payroll_positive",
                condition=Q(payroll__gt=0),
                violation_error_message=_("The payroll must be more than nothing."),
            ),
            models.CheckConstraint(
                name="contribution_received_within_expected",
                condition=Q(received__gte=0, received__lte=F("expected"), expected__lte=F("due")),
            ),
            models.CheckConstraint(
                name="contribution_split_whole",
                condition=Q(kept__gte=0, up__gte=0, received=F("kept") + F("up")),
            ),
            models.CheckConstraint(
                name="contribution_remitted_within_share", condition=Q(remitted__gte=0, remitted__lte=F("up"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}"

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_contribution_change", args=[self.pk])

    @property
    def last_day(self) -> dt.date:
        return dt.date(self.year, self.month, monthrange(self.year, self.month)[1])

    @property
    def unpaid(self) -> Decimal:
        left: Decimal = self.expected - self.received
        return left

    @property
    def to_remit(self) -> Decimal:
        left: Decimal = self.up - self.remitted
        return left

    @property
    def is_overdue(self) -> bool:
        return self.unpaid > 0 and self.pay_by < timezone.localdate()

    @property
    def is_remitted_late(self) -> bool:
        return self.to_remit > 0 and self.remit_by is not None and self.remit_by < timezone.localdate()

    @property
    def standing(self) -> tuple[str, object]:
        """Tone and words of how it stands; what presses most comes first."""
        if self.is_overdue:
            return "danger", _("Payment overdue")
        if self.is_remitted_late:
            return "danger", _("Remittance overdue")
        if self.unpaid:
            return "warning", _("Partly received") if self.received else _("Waits for payment")
        if self.to_remit:
            return "warning", _("To be remitted")
        return "success", pgettext_lazy("contribution", "Settled")


class ContributionMovementQuerySet(models.QuerySet["ContributionMovement"]):
    def standing(self) -> Self:
        return self.filter(voided_at=None)


@track()
class ContributionMovement(Record):
    """Money of a contribution that came in or went up, by the bank slip of a day."""

    class Direction(models.TextChoices):
        IN = "IN", pgettext_lazy("contribution", "Received")
        UP = "UP", pgettext_lazy("contribution", "Remitted")

    contribution = models.ForeignKey(
        Contribution,
        verbose_name=_("employer's contribution"),
        on_delete=models.PROTECT,
        related_name="movements",
    )
    direction = models.CharField(_("direction"), max_length=3, choices=Direction)
    on = models.DateField(_("day"))
    amount = MoneyField(_("amount"))
    kept = MoneyField(pgettext_lazy("contribution", "kept"), default=ZERO)
    up = MoneyField(_("for the higher union"), default=ZERO)
    note = models.CharField(_("note"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(
        "members.User", verbose_name=_("recorded by"), on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    voided_at = models.DateTimeField(_("voided"), null=True)
    voided_by = models.ForeignKey(
        "members.User", verbose_name=_("voided by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    voided_because = models.CharField(_("reason"), max_length=200, blank=True)

    objects = ContributionMovementQuerySet.as_manager()

    class Meta:
        verbose_name = _("movement of a contribution")
        verbose_name_plural = _("movements of contributions")
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(name="contribution_movement_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="contribution_movement_split",
                condition=Q(direction="IN", amount=F("kept") + F("up"), kept__gte=0, up__gte=0)
                | Q(direction="UP", kept=0, up=0),
            ),
            models.CheckConstraint(
                name="contribution_movement_voided_says_why",
                condition=Q(voided_at=None, voided_by=None, voided_because="")
                | Q(voided_at__isnull=False, voided_by__isnull=False) & ~Q(voided_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contribution} {self.get_direction_display()} {self.amount}"

    def get_absolute_url(self) -> str:
        return self.contribution.get_absolute_url()
