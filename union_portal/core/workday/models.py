"""Working days by the Chinese public-holiday calendar (法定节假日与调休)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from union_portal.core.audit.history import track


@track()
class CalendarDay(models.Model):
    """A day that differs from its weekday: a holiday, or a weekend day that is worked (调休上班)."""

    day = models.DateField(_("day"), unique=True)
    is_working = models.BooleanField(_("worked"))
    name = models.CharField(pgettext_lazy("of a day", "name"), max_length=60)
    source = models.CharField(_("source"), max_length=120)

    class Meta:
        verbose_name = _("calendar day")
        verbose_name_plural = _("calendar days")
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"
