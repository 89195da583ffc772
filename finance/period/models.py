"""Accounting months (会计期间) and the balances kept for each of them at posting."""

from __future__ import annotations

import datetime as dt
from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account, Fund
from finance.unit.models import Unit
from union_portal.core.audit.history import track
from union_portal.core.money import ZERO, MoneyField


class VoucherKind(models.TextChoices):
    """What a voucher is to the year's result: the fund report counts the general ones, and the others are told apart."""

    GENERAL = "GENERAL", _("General (记)")
    OPENING = "OPENING", _("Opening balances (初)")
    CLOSING = "CLOSING", _("Year-end transfer (结)")

    @property
    def word(self) -> str:
        """The word of its series of numbers (凭证字), unless general vouchers are told apart by the money they move."""
        return {"GENERAL": "记", "OPENING": "初", "CLOSING": "结"}[self.value]


class PeriodQuerySet(models.QuerySet["Period"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)

    def closed(self) -> Self:
        return self.exclude(closed_at=None)

    def before(self, period: Period) -> Self:
        """The months before one, in their order."""
        earlier = Q(year__lt=period.year) | Q(year=period.year, month__lt=period.month)
        return self.filter(earlier).order_by("year", "month")

    def after(self, period: Period) -> Self:
        """The months after one, in their order."""
        later = Q(year__gt=period.year) | Q(year=period.year, month__gt=period.month)
        return self.filter(later).order_by("year", "month")


@track()
class Period(models.Model):
    """One accounting month. It opens by itself with the first voucher; the bookkeeper closes it."""

    year = models.PositiveSmallIntegerField(_("year"))
    month = models.PositiveSmallIntegerField(_("month"))
    closed_at = models.DateTimeField(_("closed at"), null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("accounting month")
        verbose_name_plural = _("accounting months")
        ordering = ["-year", "-month"]
        constraints = [
            models.UniqueConstraint(fields=["year", "month"], name="period_month_once"),
            models.CheckConstraint(name="period_month_is_a_month", condition=Q(month__range=(1, 12))),
            models.CheckConstraint(
                name="period_closed_by_somebody",
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="closed_stays_closed",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(old__closed_at__isnull=False),
                func=pgtrigger.Func("""
                    IF TG_OP = 'DELETE' OR (NEW.year, NEW.month) IS DISTINCT FROM (OLD.year, OLD.month)
                        OR (NEW.closed_at, NEW.closed_by_id) IS DISTINCT FROM (OLD.closed_at, OLD.closed_by_id)
                            AND (NEW.closed_at IS NOT NULL OR NOT EXISTS (
                                SELECT FROM finance_reopening WHERE period_id = OLD.id AND closed_at = OLD.closed_at
                                    AND closed_by_id = OLD.closed_by_id)) THEN
                        RAISE EXCEPTION 'month %-% is closed; it is only reopened with a reason', OLD.year, OLD.month
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """),
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}"

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_period_change", args=[self.pk])

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def starts_on(self) -> dt.date:
        return dt.date(self.year, self.month, 1)


class MonthBalance(models.Model):
    """What was posted in one month on one account, of one fund, in one unit, for one occasion.

    Kept at posting and checked against the entries every night, so that a report costs the same with a
    thousand entries as with ten million.
    """

    period = models.ForeignKey(
        Period, verbose_name=_("month"), on_delete=models.PROTECT, related_name="balances"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=VoucherKind)
    account = models.ForeignKey(
        Account, verbose_name=_("ledger account"), on_delete=models.PROTECT, related_name="balances"
    )
    fund = models.ForeignKey(
        Fund, verbose_name=_("fund"), on_delete=models.PROTECT, null=True, related_name="balances"
    )
    unit = models.ForeignKey(
        Unit, verbose_name=_("accounting unit"), on_delete=models.PROTECT, null=True, related_name="balances"
    )
    item = models.CharField(_("occasion"), max_length=80, blank=True)
    debit = MoneyField(_("debit"), default=ZERO)
    credit = MoneyField(_("credit"), default=ZERO)

    unaudited = "the sum of posted entries, which never change"

    class Meta:
        verbose_name = _("month balance")
        verbose_name_plural = _("month balances")
        ordering = ["-period__year", "-period__month", "account__code", "item"]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "kind", "account", "fund", "unit", "item"],
                name="month_balance_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.account} {self.item}".strip()
