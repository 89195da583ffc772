"""Year-ends (年终结账), and the reopening of months that were closed (反结账)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from finance.period.models import Period
from union_portal.core.audit.appendonly import append_only
from union_portal.core.audit.history import track


class Reopening(models.Model):
    """A closed month was opened again: an exception, by somebody else than who had closed it, with its reason.

    The database opens no month without such a row (see ``Period``).
    """

    period = models.ForeignKey(
        Period, verbose_name=_("month"), on_delete=models.PROTECT, related_name="reopenings"
    )
    closed_at = models.DateTimeField(_("had been closed at"))
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("had been closed by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    reopened_at = models.DateTimeField(_("reopened at"), default=timezone.now)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("reopened by"), on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=300)

    unaudited = "append-only itself"

    class Meta:
        verbose_name = _("reopened month")
        verbose_name_plural = _("reopened months")
        ordering = ["-reopened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["period", "closed_at"], name="reopening_once_a_closing"),
            models.CheckConstraint(
                name="reopening_by_another_person",
                condition=~Q(reopened_by=F("closed_by")),
                violation_error_message=_("Somebody else than who closed the month has to reopen it."),
            ),
            models.CheckConstraint(name="reopening_says_why", condition=~Q(reason="")),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.period}: {self.reason}"


@track()
class YearEnd(models.Model):
    """The year-end of one year: what its transfers are proposed for. How far it has come, the balances tell."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("begun by"), on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip

    class Meta:
        verbose_name = _("year-end")
        verbose_name_plural = _("year-ends")
        ordering = ["-year"]

    def __str__(self) -> str:
        return str(_("Year-end %(year)d") % {"year": self.year})

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_yearend_change", args=[self.pk])
