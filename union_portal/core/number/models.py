"""Gap-free numbers (连续编号)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class NumberCounter(models.Model):
    """The last number given out in one series, e.g. the vouchers of one month."""

    series = models.CharField(max_length=60)
    scope = models.CharField(max_length=120)
    last = models.PositiveIntegerField(default=0)

    unaudited = "what takes a number is audited itself"

    class Meta:
        verbose_name = _("number counter")
        verbose_name_plural = _("number counters")
        constraints = [models.UniqueConstraint(fields=["series", "scope"], name="counter_one_per_scope")]

    def __str__(self) -> str:
        return f"{self.series} {self.scope}: {self.last}"
